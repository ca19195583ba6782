/** Stands where `@actions/core` would: keeps what it was told instead of printing it. */
import type { LogCore } from "../../src/report/log.ts";
import type { ReportParts } from "../../src/report/write.ts";

export interface Recorder extends LogCore {
  readonly calls: (readonly [name: string, ...values: unknown[]])[];
  readonly setOutput: ReportParts["core"]["setOutput"];
}

/** `isDebug`: whether debug logging is on; default it is. */
export function record(isDebug = true): Recorder {
  const calls: Recorder["calls"] = [];
  const keep =
    (name: string) =>
    (...values: unknown[]) =>
      void calls.push([name, ...values]);
  return {
    calls,
    isDebug: () => isDebug,
    info: keep("info"),
    debug: keep("debug"),
    warning: keep("warning"),
    error: keep("error"),
    startGroup: keep("startGroup"),
    endGroup: keep("endGroup"),
    setSecret: keep("setSecret"),
    setFailed: keep("setFailed"),
    setOutput: keep("setOutput"),
  };
}
