/**
 * The only reader of inputs. The runner hands them over as `INPUT_<NAME>` (upper-cased, only blanks become `_`), does
 * not enforce `required`, and passes unknown names on with nothing but a warning; so all of that is checked here.
 */
import { closest, distance } from "fastest-levenshtein";
import { parseAddress, parseApiUrl } from "./inputs/address.ts";
import { parseDigests, parseProtect, parseRepositories, parseTagPattern, type Repositories } from "./inputs/lists.ts";
import { Mistake, quote } from "./inputs/mistake.ts";
import {
  choice,
  parseBoolean,
  parseBudget,
  parseConcurrency,
  parseEntraId,
  parseKeep,
  parseMaxDeletions,
  parseSpan,
} from "./inputs/scalars.ts";
import type { Duration } from "./prune/duration.ts";
import type { Pattern } from "./prune/pattern.ts";
import type { MaxDeletions, Policy } from "./prune/policy.ts";

/** The registries that the action can talk to; the adapters say which. */
export interface KnownRegistries {
  /** Values of `registry-type`. */
  readonly types: readonly string[];
  /** The type that serves this host (without port) where the user says `given`, or `""`; or a sentence why none does. */
  typeFor(host: string, given: string): { readonly type: string } | { readonly unsupported: string };
  /** The address that `registry` stands for where the user says that it is of `type`. */
  addressOf(type: string, registry: string): string;
  /** Why `pattern` cannot stand for any repository in a registry of `type`. */
  misfit(type: string, pattern: Pattern): string | undefined;
}

/** Everything that a run is told, checked and typed. */
export interface Inputs {
  readonly registry: {
    readonly type: string;
    /** Its path is the base path and always ends with `/`. */
    readonly url: URL;
    /** As the user wrote it, for messages and report: `host[:port][/path]`. */
    readonly name: string;
    /** Plain HTTP to a host that is not loopback. */
    readonly insecure: boolean;
  };
  readonly repositories: Repositories;
  readonly policy: Policy;
  readonly dryRun: boolean;
  /** Absent: no limit. */
  readonly maxDeletions?: MaxDeletions | undefined;
  /** Whether what stays is looked at afterwards. */
  readonly verify: boolean;
  /** Absent: no limit. Never zero. */
  readonly timeBudget?: Duration | undefined;
  /** Requests in flight at most, 1 to 64. */
  readonly concurrency: number;
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
  /** What is said about an Entra identity. */
  readonly azure: {
    readonly tenantId?: string | undefined;
    readonly clientId?: string | undefined;
    readonly clientSecret?: string | undefined;
  };
  /** What is said about GitHub. */
  readonly github: {
    readonly token?: string | undefined;
    /** Its path ends with `/`. */
    readonly apiUrl?: URL | undefined;
  };
  /** What is accepted but looks wrong: sentences that begin with the name of the input. */
  readonly warnings: readonly string[];
}

/** The inputs are wrong: one line for every mistake, each with the input, the value and what is accepted. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Every input and its default, as in `action.yml`. An empty value is the same as none. */
export const inputDefaults = {
  registry: "",
  "registry-type": "",
  repositories: "",
  "tag-pattern": "*",
  keep: "",
  "keep-within": "",
  protect: "",
  "protect-digests": "",
  "sort-by": "time",
  "delete-untagged-after": "",
  "dry-run": "false",
  "allow-empty": "false",
  "max-deletions": "",
  verify: "true",
  "time-budget": "",
  concurrency: "8",
  username: "",
  password: "",
  "azure-tenant-id": "",
  "azure-client-id": "",
  "azure-client-secret": "",
  // The runner makes the defaults of these out of its own context.
  token: "",
  "github-api-url": "",
} as const satisfies Record<string, string>;

type InputName = keyof typeof inputDefaults;

const names = Object.keys(inputDefaults) as InputName[];
const variable = (name: string) => `INPUT_${name.toUpperCase()}`;

/** Reads and checks all inputs. Throws `InputError`, which never repeats a password. */
export function readInputs(env: NodeJS.ProcessEnv, registries: KnownRegistries): Inputs {
  const mistakes: string[] = unknownInputs(env);
  const warnings: string[] = [];
  const warnOf = (name: InputName) => (sentence: string) => void warnings.push(`${name}: ${sentence}`);
  const text = (name: InputName): string => env[variable(name)]?.trim() || inputDefaults[name];
  // The runner fills in the default of what is left out, so an empty value comes from an expression that named nothing, as
  // `inputs.dry-run` does on a schedule; the default would then be a guess in the direction of deleting.
  for (const name of names.filter((known) => inputDefaults[known] !== "")) {
    if (env[variable(name)]?.trim() === "") {
      mistakes.push(
        `${name}: is empty; does its expression name something that exists? Leave it out for ${inputDefaults[name]}.`,
      );
    }
  }

  /** Notes the mistakes of an input now and hands its value out later, when it is known that there are none. */
  const read = <T>(name: InputName, parse: (value: string) => T): (() => T) => {
    try {
      const value = parse(text(name));
      return () => value;
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      mistakes.push(...error.problems.map((problem) => `${name}: ${problem}`));
      return () => {
        throw error;
      };
    }
  };
  const optional = <T>(name: InputName, parse: (value: string) => T): (() => T | undefined) =>
    read(name, (value) => (value === "" ? undefined : parse(value)));

  let type: string | undefined;
  const registry = read("registry", (value) => {
    if (value === "") throw new Mistake("is required: a host, a host with a port, or a URL, such as localhost:5000.");
    const given = text("registry-type");
    const found = parseAddress(registries.addressOf(given, value));
    const served = registries.typeFor(found.url.hostname, given);
    if ("unsupported" in served) throw new Mistake(`${quote(value)} is not supported: ${served.unsupported}`);
    type = served.type;
    return { ...found, type };
  });
  optional("registry-type", choice(registries.types));
  const host = text("registry")
    .replace(/^\w+:\/\//, "")
    .replace(/\/.*$/s, "");
  const repositories = read("repositories", (value) =>
    parseRepositories(value, host, (pattern) => (type === undefined ? undefined : registries.misfit(type, pattern))),
  );
  const tagPattern = read("tag-pattern", parseTagPattern);
  const keep = optional("keep", parseKeep);
  const keepWithin = optional("keep-within", parseSpan);
  const protect = read("protect", parseProtect);
  const protectDigests = read("protect-digests", parseDigests);
  const sortBy = read("sort-by", choice(["time", "semver", "name"]));
  const deleteUntaggedAfter = optional("delete-untagged-after", parseSpan);
  const dryRun = read("dry-run", parseBoolean);
  const allowEmpty = read("allow-empty", parseBoolean);
  const maxDeletions = optional("max-deletions", parseMaxDeletions);
  const verify = read("verify", parseBoolean);
  const timeBudget = optional("time-budget", parseBudget);
  const concurrency = read("concurrency", parseConcurrency);

  if (text("keep") === "" && text("keep-within") === "") {
    mistakes.push(
      "keep: without keep or keep-within nothing would be kept, so one of them is required; keep: 0 means none, on purpose.",
    );
  }
  const [username, password] = [text("username"), text("password")];
  if (username === "" && password !== "") mistakes.push("username: is missing, although password is given.");
  if (username !== "" && password === "") {
    mistakes.push(
      "password: is missing or empty, although username is given; is the secret set, and visible to this workflow?",
    );
  }
  const azureTenantId = optional("azure-tenant-id", parseEntraId);
  const azureClientId = optional("azure-client-id", parseEntraId);
  const azureClientSecret = text("azure-client-secret");
  const githubApiUrl = optional("github-api-url", parseApiUrl);
  const azureGiven = names.filter((name) => name.startsWith("azure-") && text(name) !== "");
  if (username !== "" && azureGiven.length > 0) {
    mistakes.push(`username: is given as well as ${azureGiven.join(", ")}; which of them is to sign in?`);
  }
  if (azureGiven.length > 0 && text("azure-client-id") === "") {
    mistakes.push(`azure-client-id: is missing or empty, although ${azureGiven.join(" and ")} is given.`);
  }
  if (azureClientSecret !== "" && text("azure-tenant-id") === "") {
    mistakes.push("azure-tenant-id: is missing or empty, although azure-client-secret is given.");
  }
  if (mistakes.length > 0) throw new InputError(mistakes.join("\n"));

  for (const name of registry().type === "acr" ? [] : azureGiven) {
    warnOf(name)("is only used for an Azure Container Registry.");
  }
  if (registry().insecure) {
    const risk =
      username === "" ? "what travels can be read and changed on the way" : "the password travels unencrypted";
    warnOf("registry")(`${quote(text("registry"))} is plain HTTP to another machine: ${risk}.`);
  }
  return {
    registry: registry(),
    repositories: repositories(),
    policy: {
      tagPattern: tagPattern(),
      protect: protect(),
      protectDigests: protectDigests(),
      keep: keep(),
      keepWithin: keepWithin(),
      sortBy: sortBy(),
      deleteUntaggedAfter: deleteUntaggedAfter(),
      allowEmpty: allowEmpty(),
    },
    dryRun: dryRun(),
    maxDeletions: maxDeletions(),
    verify: verify(),
    timeBudget: timeBudget(),
    concurrency: concurrency(),
    credentials: username === "" ? undefined : { username, password },
    azure: { tenantId: azureTenantId(), clientId: azureClientId(), clientSecret: azureClientSecret || undefined },
    github: { token: text("token") || undefined, apiUrl: githubApiUrl() },
    warnings,
  };
}

/** Their values are not repeated: a misspelled `password` is one of them. */
function unknownInputs(env: NodeJS.ProcessEnv): string[] {
  const known = new Set(names.map(variable));
  return Object.keys(env)
    .filter((key) => key.startsWith("INPUT_") && !known.has(key))
    .sort()
    .map((key) => {
      const name = key.slice("INPUT_".length).toLowerCase();
      const nearest = closest(name, names);
      return distance(name, nearest) <= name.length / 2
        ? `${quote(name)} is not an input of this action; did you mean ${nearest}?`
        : `${quote(name)} is not an input of this action. Its inputs are ${names.join(", ")}.`;
    });
}
