/**
 * GitHub's published OpenAPI description, cut to what is used (`scripts/github-description.ts`). It is the router of the
 * fake: what is not in it is not there.
 */
import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { decoded } from "../registry/wire.ts";

interface Reference {
  readonly $ref?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: { readonly type: string };
}

interface Operation {
  readonly parameters?: readonly (Parameter & Reference)[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> } & Reference>>;
}

interface Description {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a request means. */
export interface Matched {
  /** `GET /orgs/{org}/packages`. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** What stands in the path, decoded. */
  readonly values: Readonly<Record<string, string>>;
  /** The statuses that are foreseen. */
  readonly statuses: readonly number[];
}

const description: Description = JSON.parse(readFileSync(new URL("description.json", import.meta.url), "utf8"));

const templates = Object.entries(description.paths).map(([template, operations]) => ({
  template,
  operations,
  names: [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
  // One segment each: a plain slash in a name makes it another path.
  pattern: new RegExp(`^${template.replaceAll(/\{\w+\}/g, "([^/]+)")}$`),
}));

/** `path` as sent, below the root of the API. `undefined` when GitHub describes no such operation. */
export function matchOperation(method: string, path: string): Matched | undefined {
  for (const { template, operations, names, pattern } of templates) {
    const match = pattern.exec(path);
    const operation = operations[method.toLowerCase()];
    if (match === null || operation === undefined) continue;
    return {
      name: `${method} ${template}`,
      parameters: (operation.parameters ?? []).map((parameter) => resolved(parameter)),
      values: Object.fromEntries(names.map((name, at) => [name, decoded(match[at + 1] ?? "")])),
      statuses: Object.keys(operation.responses).map(Number),
    };
  }
  return undefined;
}

const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: false, coerceTypes: false });
for (const format of ["date-time", "uri", "email", "timestamp", "int64"]) ajv.addFormat(format, formatOf(format));
ajv.addSchema(description, "github");

const compiled = new Map<string, ValidateFunction>();

/** What is wrong with the body of an answer, if anything. Of an error that has no body there, it is that of every error. */
export function faultOfBody({ name }: Matched, status: number, body: unknown): string | undefined {
  const [method = "", template = ""] = name.split(" ");
  const response = description.paths[template]?.[method.toLowerCase()]?.responses[String(status)];
  const content = response && resolved(response).content;
  if (response === undefined || content === undefined) {
    if (status >= 400) return faultOf("#/components/schemas/basic-error", body);
    return body === undefined ? undefined : "a body that is not foreseen";
  }
  const pointer = response.$ref ?? `#/paths/${escaped(template)}/${method.toLowerCase()}/responses/${status}`;
  return faultOf(`${pointer}/content/${escaped("application/json")}/schema`, body);
}

/** What is wrong with the text of a parameter, if anything. */
export function faultOfParameter({ schema }: Parameter, text: string): string | undefined {
  const validate = ajv.compile(schema);
  return validate(typed(text, schema.type)) ? undefined : ajv.errorsText(validate.errors, { dataVar: text });
}

function faultOf(pointer: string, value: unknown): string | undefined {
  const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `github${pointer}` });
  compiled.set(pointer, validate);
  return validate(value) ? undefined : ajv.errorsText(validate.errors, { dataVar: "body" });
}

function resolved<Value extends Reference>(value: Value): Value {
  if (value.$ref === undefined) return value;
  const [, , kind = "", name = ""] = value.$ref.split("/");
  return description.components[kind]?.[name] as Value;
}

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function typed(text: string, type: string): unknown {
  if (type === "integer") return /^-?\d+$/.test(text) ? Number(text) : text;
  return type === "boolean" && ["true", "false"].includes(text) ? text === "true" : text;
}

function formatOf(format: string): RegExp | true {
  if (format === "date-time") return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
  if (format === "uri") return /^https:\/\/[^\s{}]+$/;
  return true;
}
