/** The log: the only place that prints. Whatever comes from a registry passes through `safeLine` here. */
import type * as core from "@actions/core";
import { type Problem, placeOf } from "./problems.ts";
import { cut, safeLine, safeLines } from "./text.ts";

/** What it needs of `@actions/core`. */
export type LogCore = Pick<
  typeof core,
  "info" | "debug" | "warning" | "error" | "startGroup" | "endGroup" | "setSecret" | "setFailed"
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
  /** From now on the runner shows `***` for this value. Never to be called with what is short or public. */
  mask(secret: string): void;
}

/** The runner cuts the message of an annotation at 4,096 characters, and keeps ten of a kind. */
const longest = 4_000;
const mostFindings = 9;

export function createLog(core: LogCore): Log {
  return {
    info: (text) => core.info(safeLine(text)),
    debug: (text) => core.debug(safeLine(text)),
    group(title, lines) {
      core.startGroup(safeLine(title));
      for (const line of lines) core.info(safeLine(line));
      core.endGroup();
    },
    annotate(problems) {
      for (const problem of problems) core[problem.severity](cut(annotation(problem), longest));
    },
    fail: (text) => core.setFailed(cut(safeLines(text), longest)),
    mask: (secret) => core.setSecret(secret),
  };
}

function annotation({ title, findings }: Problem): string {
  const lines = findings.slice(0, mostFindings).map((finding) => {
    const place = placeOf(finding, (repository) => repository);
    const text = place === "" ? finding.message : `${place}: ${finding.message}`;
    // Set in, so that no line of a message passes for a finding of its own.
    return `- ${safeLines(text).replaceAll("\n", "\n  ")}`;
  });
  const left = findings.length - mostFindings;
  return [title, ...lines, ...(left > 0 ? [`…and ${left} more, see the summary`] : [])].join("\n");
}
