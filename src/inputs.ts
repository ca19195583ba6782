/**
 * The only reader of inputs. The runner does not enforce `required` and passes unknown names on with nothing but a
 * warning; so all of that is checked here.
 */
import { parseAddress } from "./inputs/address.ts";
import { parseFileGlobs } from "./inputs/file-globs.ts";
import { parseDigests, parseProtect, parseRepositories } from "./inputs/lists.ts";
import { Mistake, quote } from "./inputs/mistake.ts";
import { emptiedInputs, type InputName, inputDefaults, inputText, unknownInputs } from "./inputs/names.ts";
import { createReader } from "./inputs/reader.ts";
import { retentionWarnings } from "./inputs/retention.ts";
import {
  choice,
  parseBoolean,
  parseBudget,
  parseConcurrency,
  parseMaxDeletions,
  parseSpan,
  spanWarnings,
} from "./inputs/scalars.ts";
import { readScope } from "./inputs/scope.ts";
import { azureInputs, readSignIn, type SignIn } from "./inputs/sign-in.ts";
import type { Duration } from "./prune/duration.ts";
import { calendarInputs } from "./prune/keep-calendar.ts";
import type { Pattern, PatternList } from "./prune/pattern.ts";
import type { MaxDeletions, Policy } from "./prune/policy.ts";

/** The registries that the action can talk to; the adapters say which. */
export interface KnownRegistries {
  /** Values of `registry-type`. */
  readonly types: readonly string[];
  /** What people call them, in lower case, and the value that they mean. */
  readonly otherNames: Readonly<Record<string, string>>;
  /** The type that serves this host (without port) where the user says `given`, or `""`; or a sentence why none does. */
  typeFor(host: string, given: string): { readonly type: string } | { readonly unsupported: string };
  /** The address that `registry` stands for where the user says that it is of `type`. */
  addressOf(type: string, registry: string): string;
  /** Why `pattern` cannot stand for any repository in a registry of `type`. */
  misfit(type: string, pattern: Pattern): string | undefined;
}

/** Everything that a run is told, checked and typed. */
export interface Inputs extends SignIn {
  readonly registry: {
    readonly type: string;
    /** Its path is the base path and always ends with `/`. */
    readonly url: URL;
    /** As the user wrote it, for messages and report: `host[:port][/path]`. */
    readonly name: string;
    /** Plain HTTP to a host that is not loopback. */
    readonly insecure: boolean;
  };
  /** What any of these lists selects is pruned. */
  readonly repositories: readonly PatternList[];
  readonly policy: Policy;
  /** Files that are searched for images in use. Absent: none. */
  readonly referencedIn?: { readonly includes: readonly string[]; readonly excludes: readonly string[] } | undefined;
  readonly dryRun: boolean;
  /** Absent: no limit. */
  readonly maxDeletions?: MaxDeletions | undefined;
  /** Whether what stays is looked at afterwards. */
  readonly verify: boolean;
  /** Absent: no limit. Never zero. */
  readonly timeBudget?: Duration | undefined;
  /** Requests in flight at most, 1 to 64. */
  readonly concurrency: number;
  /** What is accepted but looks wrong: sentences that begin with the name of the input. */
  readonly warnings: readonly string[];
}

/** The inputs are wrong: one line for every mistake, each with the input, the value and what is accepted. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Reads and checks all inputs. Throws `InputError`, which never repeats a password. */
export function readInputs(env: NodeJS.ProcessEnv, registries: KnownRegistries): Inputs {
  const mistakes = [
    ...unknownInputs(env),
    ...emptiedInputs(env).map(
      (name) =>
        `${name}: is empty; does its expression name something that exists? Leave it out for ${inputDefaults[name]}.`,
    ),
  ];
  const reader = createReader<InputName>(
    (name) => inputText(env, name),
    (name, problem) => void mistakes.push(`${name}: ${problem}`),
  );
  const { text, read, optional } = reader;

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
  optional("registry-type", choice(registries.types, registries.otherNames));
  const host = text("registry")
    .replace(/^\w+:\/\//, "")
    .replace(/\/.*$/s, "");
  const scope = readScope(reader, env, (value) =>
    parseRepositories(value, host, (pattern) => (type === undefined ? undefined : registries.misfit(type, pattern))),
  );
  const protect = read("protect", parseProtect);
  const protectDigests = read("protect-digests", parseDigests);
  const referencedIn = optional("protect-referenced-in", parseFileGlobs);
  const deleteUntaggedAfter = optional("delete-untagged-after", parseSpan);
  const dryRun = read("dry-run", parseBoolean);
  const allowEmpty = read("allow-empty", parseBoolean);
  const maxDeletions = optional("max-deletions", parseMaxDeletions);
  const verify = read("verify", parseBoolean);
  const timeBudget = optional("time-budget", parseBudget);
  const concurrency = read("concurrency", parseConcurrency);
  const signIn = readSignIn(reader);
  if (mistakes.length > 0) throw new InputError(mistakes.join("\n"));

  const { repositories, retentions } = scope();
  const inputs = {
    registry: registry(),
    repositories,
    policy: {
      retentions,
      protect: protect(),
      protectDigests: protectDigests(),
      deleteUntaggedAfter: deleteUntaggedAfter(),
      allowEmpty: allowEmpty(),
    },
    referencedIn: referencedIn(),
    dryRun: dryRun(),
    maxDeletions: maxDeletions(),
    verify: verify(),
    timeBudget: timeBudget(),
    concurrency: concurrency(),
    ...signIn(),
  };
  return { ...inputs, warnings: warningsOf(inputs, text) };
}

function warningsOf(
  { registry, credentials, policy }: Pick<Inputs, "registry" | "credentials" | "policy">,
  text: (name: InputName) => string,
): readonly string[] {
  const unused = registry.type === "acr" ? [] : azureInputs.filter((name) => text(name) !== "");
  const risk = credentials ? "the password travels unencrypted" : "what travels can be read and changed on the way";
  const hasCalendar = policy.retentions.some(({ calendar }) => calendar !== undefined);
  return [
    ...policy.retentions.flatMap(retentionWarnings),
    ...spanWarnings("delete-untagged-after", policy.deleteUntaggedAfter),
    ...(hasCalendar || text("time-zone") === inputDefaults["time-zone"]
      ? []
      : [`time-zone: is only used by ${Object.values(calendarInputs).join(", ")}.`]),
    ...unused.map((name) => `${name}: is only used for an Azure Container Registry.`),
    ...(registry.insecure ? [`registry: ${quote(text("registry"))} is plain HTTP to another machine: ${risk}.`] : []),
  ];
}
