/** The languages in which an action speaks to GitHub's runner: lines of output and command files. */
import type { Readable } from "node:stream";

export interface Command {
  /** In lower case. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const commands = [
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "warning",
];

/** Calls `take` with every line of `stream`; as in .NET, a lone `\r` ends a line too. */
export function splitLines(stream: Readable, take: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
  });
  stream.on("end", () => {
    if (rest !== "") take(rest.replace(/\r$/, ""));
  });
}

/**
 * The command in `line`, if the runner sees one: `::name::` after leading white space, or the old `##[name]` anywhere.
 * While commands are stopped, `stopToken` is the only one.
 */
export function toCommand(line: string, stopToken?: string): Command | undefined {
  const registered = (name: string) =>
    stopToken === undefined ? commands.includes(name.toLowerCase()) : name === stopToken;
  return parseCurrent(line.trimStart(), registered) ?? parseOld(line, registered);
}

type Registered = (name: string) => boolean;

function parseCurrent(line: string, registered: Registered): Command | undefined {
  const end = line.startsWith("::") ? line.indexOf("::", 2) : -1;
  if (end < 0) return undefined;
  const decode = (text: string) => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n");
  const property = (text: string) => decode(text).replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");
  return toParts(line.slice(2, end), ",", registered, property, decode(line.slice(end + 2)).replaceAll("%25", "%"));
}

function parseOld(line: string, registered: Registered): Command | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  if (end < 0) return undefined;
  const decode = (text: string) =>
    text.replaceAll("%3B", ";").replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%5D", "]");
  return toParts(line.slice(start + 3, end), ";", registered, decode, decode(line.slice(end + 1)));
}

function toParts(
  head: string,
  separator: string,
  registered: Registered,
  decode: (text: string) => string,
  data: string,
): Command | undefined {
  const [, name = "", rest = ""] = /^([^ ]*) ?(.*)$/s.exec(head) ?? [];
  if (!registered(name)) return undefined;
  const pairs = rest
    .trim()
    .split(separator)
    .filter((pair) => pair.includes("="))
    .map((pair) => [pair.slice(0, pair.indexOf("=")), decode(pair.slice(pair.indexOf("=") + 1))]);
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data };
}

/** Reads `NAME=VALUE` and `NAME<<DELIMITER` blocks. Throws, as the runner fails the step, on anything else. */
export function readKeyValues(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r\n|\n|\r/);
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === "") continue;
    const [, name, operator, rest = ""] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? [];
    if (!operator) throw new Error(`Invalid format '${line}'`);
    if (!name || (operator === "<<" && !rest)) throw new Error(`Invalid format '${line}'. Name must not be empty`);
    if (operator === "=") {
      values[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest);
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${rest}'`);
    values[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join("\n");
  }
  return values;
}
