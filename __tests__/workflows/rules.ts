/** What GitHub lets pass in a workflow, and this project does not. */
import { isMap, isScalar, type Pair, parse, parseDocument, type YAMLMap } from "yaml";
import { stepsOf, type Workflow } from "./workflow.ts";

/** Events that run code of strangers with the rights of this repository. */
const dangerous = ["pull_request_target", "workflow_run", "issue_comment"];

/** Sentences on what is wrong with a workflow, ours or one that we tell others to use. */
export function breaches(text: string): readonly string[] {
  const workflow: Workflow = parse(text);
  return [
    ...eventsOf(workflow)
      .filter((event) => dangerous.includes(event))
      .map((event) => `runs on ${event}`),
    ...permissionBreaches(text, workflow),
    ...stepsOf(workflow)
      .filter(({ run }) => run?.includes("${{"))
      .map(({ run }) => `has an expression in a script, where its value becomes code: ${run?.trim()}`),
  ];
}

/** As `breaches`, and what holds for our own workflows alone. */
export function ownBreaches(text: string): readonly string[] {
  const workflow: Workflow = parse(text);
  const steps = stepsOf(workflow);
  return [
    ...breaches(text),
    ...unpinned(text).map((line) => `does not pin by SHA, with the version as a comment: ${line}`),
    ...steps
      .filter(
        ({ uses, with: inputs }) => uses?.startsWith("actions/checkout@") && inputs?.["persist-credentials"] !== false,
      )
      .map(() => "leaves the token in the checkout: persist-credentials: false is missing"),
    ...Object.entries(workflow.jobs ?? {})
      .filter(([, job]) => job["timeout-minutes"] === undefined)
      .map(([name]) => `gives the job ${name} six hours: timeout-minutes is missing`),
  ];
}

/** Steps of a release that take something from a cache, to which other runs write. */
export function cached(text: string): readonly string[] {
  return stepsOf(parse(text))
    .filter(
      ({ uses = "", with: inputs = {} }) =>
        uses.startsWith("actions/cache") ||
        inputs.cache !== undefined ||
        (uses.startsWith("actions/setup-node@") && inputs["package-manager-cache"] !== false),
    )
    .map(({ uses }) => String(uses));
}

/** Action (without the directory in its repository) and what it is pinned to, of every `uses:` of `text`. */
export function pins(text: string): readonly (readonly [action: string, pin: string])[] {
  return [...text.matchAll(/^\s*(?:- )?uses: ([^/\s]+\/[^/@\s]+)[^@\s]*@(.+)$/gm)].map(([, action = "", pin = ""]) => [
    action,
    pin,
  ]);
}

function unpinned(text: string): readonly string[] {
  const lines = text.split("\n").filter((line) => /^\s*(?:- )?uses:/.test(line) && !/uses: \.\/$/.test(line));
  return lines.map((line) => line.trim()).filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line));
}

function eventsOf({ on }: Workflow): readonly string[] {
  if (typeof on === "string") return [on];
  return Array.isArray(on) ? on.map(String) : Object.keys(on as object);
}

function permissionBreaches(text: string, { permissions }: Workflow): readonly string[] {
  const document = parseDocument(text).contents as YAMLMap;
  const jobs = document.get("jobs") as YAMLMap<unknown, YAMLMap>;
  const all = [document, ...jobs.items.map(({ value }) => value)].map((place) => place?.get("permissions"));
  const pairs = all.filter((given) => isMap(given)).flatMap(({ items }) => items as Pair[]);
  const whole = all.filter((given) => typeof given === "string");
  const writes =
    typeof permissions === "object" && permissions !== null && Object.values(permissions).includes("write");
  const hasJobs = jobs.items.length > 1;
  return [
    ...(permissions === undefined ? ["leaves the permissions to the settings of the repository"] : []),
    ...(writes && hasJobs ? ["lets every job write: write permissions belong to a job"] : []),
    ...whole.map((given) => `asks for all permissions at once: ${given}`),
    ...pairs
      .filter(({ value }) => !isScalar(value) || !value.comment)
      .map(({ key, value }) => `does not say what for: ${key}: ${value}`),
  ];
}
