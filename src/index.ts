/** Entry: an error becomes a failed step. */
import * as core from "@actions/core";
import { InputError } from "./inputs.ts";
import { main } from "./main.ts";
import { createLog } from "./report/log.ts";

try {
  await main(process.env);
} catch (error) {
  const isInput = error instanceof InputError;
  createLog(core).fail(
    isInput || !(error instanceof Error)
      ? String(error instanceof Error ? error.message : error)
      : (error.stack ?? error.message),
  );
}
