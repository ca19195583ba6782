/** Entry: an error becomes a failed step. */
import { setFlagsFromString } from "node:v8";
import * as core from "@actions/core";
import { InputError } from "./inputs.ts";
import { main } from "./main.ts";
import { createLog } from "./report/log.ts";

// Tens of thousands of answers leave garbage that V8 would rather keep in a young generation that grows: a third of the
// memory of a large run goes without, at no cost in time (`npm run bench`).
setFlagsFromString("--semi-space-growth-factor=1");

try {
  await main(process.env, core);
} catch (error) {
  const isInput = error instanceof InputError;
  createLog(core).fail(
    isInput || !(error instanceof Error)
      ? String(error instanceof Error ? error.message : error)
      : (error.stack ?? error.message),
  );
} finally {
  // What hangs outside of our HTTP stack, such as a request for an ID token, must not keep the process.
  setTimeout(() => process.exit(), 500).unref();
}
