/** The log: the only place that prints. Whatever comes from a registry passes through `hide` and `safeLine` here. */
import type * as core from "@actions/core";
import { type Problem, placeOf } from "./problems.ts";
import { createSecrets } from "./secrets.ts";
import { cut, safeLine, safeLines } from "./text.ts";

/** What it needs of `@actions/core`. */
export type LogCore = Pick<
  typeof core,
  "info" | "debug" | "isDebug" | "warning" | "error" | "startGroup" | "endGroup" | "setSecret" | "setFailed"
>;

export interface Log {
  /** One line. */
  info(text: string): void;
  /** One line, shown only where debug logging is on. */
  debug(text: string): void;
  /** Lines under a title to click on. */
  group(title: string, lines: Iterable<string>): void;
  /** One annotation each. */
  annotate(problems: readonly Problem[]): void;
  /** Fails the step. `text` may have several lines. */
  fail(text: string): void;
  /** From now on this value is shown as `***`, by the runner and by `hide`. Never to be called with what is short or public. */
  mask(secret: string): void;
  /** `text` as it may be written anywhere: without what was masked. All that is logged has been there. */
  hide(text: string): string;
}

/** The runner cuts the message of an annotation at 4,096 characters, and keeps ten of a kind. */
const longest = 4_000;
const mostFindings = 9;

export function createLog(core: LogCore): Log {
  const { add, hide } = createSecrets();
  const line = (text: string) => safeLine(hide(text));
  return {
    info: (text) => core.info(line(text)),
    // Where nobody looks, it is not even printed: there may be a hundred thousand lines of it.
    debug: core.isDebug() ? (text) => core.debug(line(text)) : () => {},
    group(title, lines) {
      core.startGroup(line(title));
      for (const text of lines) core.info(line(text));
      core.endGroup();
    },
    annotate(problems) {
      for (const problem of problems) core[problem.severity](cut(hide(annotation(problem)), longest));
    },
    fail: (text) => core.setFailed(cut(safeLines(hide(text)), longest)),
    mask(secret) {
      core.setSecret(secret);
      add(secret);
    },
    hide,
  };
}

function annotation({ title, findings, advice }: Problem): string {
  const lines = findings.slice(0, mostFindings).map((finding) => {
    const place = placeOf(finding, (repository) => repository);
    const text = place === "" ? finding.message : `${place}: ${finding.message}`;
    // Set in, so that no line of a message passes for a finding of its own.
    return `- ${safeLines(text).replaceAll("\n", "\n  ")}`;
  });
  const left = findings.length - mostFindings;
  const more = left > 0 ? [`…and ${left} more, see the summary`] : [];
  return [title, ...lines, ...more, `What to do: ${advice}`].join("\n");
}
