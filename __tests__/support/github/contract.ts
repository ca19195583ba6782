/**
 * Keeps watch over both sides: what clients send has to be in GitHub's description, and so has what the fake answers, with
 * the exceptions that are named here.
 */
import type { Reply, Request } from "../recorder.ts";
import type { Answer } from "../registry/answer.ts";
import { faultOfBody, faultOfParameter, type Matched, matchOperation } from "./description.ts";

export interface Contract {
  /** In a sentence each. */
  readonly violations: readonly string[];
  note(violation: string): void;
  /** Leaves the answer as it is. `root` is what stands before the paths of the description. */
  watch(root: string, reply: (request: Request) => Reply): (request: Request) => Reply;
}

/** What the description leaves out, though it works: these pages are asked for and given. */
const undescribed: Readonly<Record<string, readonly string[]>> = {
  "GET /users/{username}/packages/{package_type}/{package_name}/versions": ["page", "per_page", "state"],
};

/** Statuses that every operation may have: no token, no right, nothing there, too much, out of order. */
const general = [401, 403, 404, 429, 500, 502, 503];
/** Statuses that GitHub gives and does not describe. */
const real: readonly (readonly [operation: RegExp, status: number])[] = [
  // The last tagged version, and more than 5,000 downloads.
  [/^DELETE /, 400],
  // "Invalid argument." to the token of a workflow.
  [/^GET .*\/packages$/, 400],
  // A parameter is missing.
  [/^GET .*\/packages$/, 422],
];

export function createContract(): Contract {
  const violations: string[] = [];
  const note = (violation: string): void => void violations.push(violation);
  return {
    violations,
    note,
    watch: (root, reply) => (request) => {
      const { method, path } = request;
      const matched = path.startsWith(`${root}/`) ? matchOperation(method, path.slice(root.length)) : undefined;
      const at = `${method} ${path}`;
      if (matched === undefined) note(`${at}: is not described`);
      else for (const one of requestViolations(matched, request)) note(`${at}: ${one}`);
      const answering = reply(request);
      const answer: Reply["answer"] = (body) => {
        if (body.length > 0) note(`${at}: has a body`);
        const given = answering.answer(body);
        const wrong = matched && answerViolation(matched, given);
        if (wrong !== undefined) note(`${at}: was answered ${given.status}: ${wrong}`);
        return given;
      };
      return { ...answering, answer };
    },
  };
}

function requestViolations({ name, parameters, values }: Matched, { query, headers }: Request): readonly string[] {
  const described = parameters.filter((parameter) => parameter.in === "query");
  const known = [...described.map((parameter) => parameter.name), ...(undescribed[name] ?? [])];
  const sent = new Map([...Object.entries(values), ...query]);
  return [
    ...[...new Set(query.keys())].flatMap((key) => [
      ...(known.includes(key) ? [] : [`has no parameter ${key}`]),
      ...(query.getAll(key).length > 1 ? [`has ${key} more than once`] : []),
    ]),
    ...parameters.flatMap((parameter) => {
      const text = sent.get(parameter.name);
      if (text === undefined) return parameter.required ? [`lacks the parameter ${parameter.name}`] : [];
      const wrong = faultOfParameter(parameter, text);
      return wrong === undefined ? [] : [`${parameter.name}: ${wrong}`];
    }),
    ...(headers["user-agent"] === undefined ? ["has no User-Agent"] : []),
    // Only its text says so.
    ...(Number(query.get("per_page")) > 100 ? ["has more than 100 on a page"] : []),
  ];
}

function answerViolation(matched: Matched, { status, json, body = "" }: Answer): string | undefined {
  const isReal =
    general.includes(status) || real.some(([operation, one]) => operation.test(matched.name) && one === status);
  if (!matched.statuses.includes(status) && !isReal) return "a status that is not foreseen";
  if (body.length > 0) return "a body that is not JSON";
  // As it is sent: without what is undefined.
  return faultOfBody(matched, status, json === undefined ? undefined : JSON.parse(JSON.stringify(json)));
}
