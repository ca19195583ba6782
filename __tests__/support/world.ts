/**
 * The world of a whole run: registries with the images of a small company, the action as a runner runs it, and what must
 * hold of every run, whatever it is about.
 */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect } from "vitest";
import { parse } from "yaml";
import { attestation, type Content, image, index, layer, seed, signature } from "./images.ts";
import { type Account, pullable } from "./registry/client.ts";
import { type FakeRegistry, type RegistryOptions, startRegistry } from "./registry/server.ts";
import type { Store } from "./registry/store.ts";
import { runHere } from "./run-here.ts";
import { type RunOptions, type RunResult, runAction } from "./runner.ts";

interface JudgedTag {
  readonly name: string;
  readonly digest: string;
  readonly time: string | null;
  readonly verdict: "retained" | "deleted" | "untagged" | "already-gone" | "changed" | "failed" | "remaining";
  readonly reasons: readonly string[];
}

interface JudgedImage {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly verdict: "retained" | "deleted" | "already-gone" | "changed" | "failed" | "remaining";
  readonly reasons: readonly string[];
}

interface JudgedRepository {
  readonly name: string;
  readonly status: "pruned" | "unchanged" | "refused" | "failed" | "incomplete";
  readonly message: string | null;
  readonly failures: number;
  readonly remaining: number;
  readonly tags: readonly JudgedTag[];
  readonly images: readonly JudgedImage[];
}

/** What is read of the report file; `schema/report.schema.json` describes all of it. */
export interface Report {
  readonly dryRun: boolean;
  readonly stopped: string | null;
  readonly totals: Readonly<
    Record<"tagsDeleted" | "tagsRetained" | "imagesDeleted" | "failures" | "remaining", number>
  > & { readonly bytesReclaimed: number | null };
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly repositories: readonly JudgedRepository[];
}

export interface Run extends RunResult {
  readonly report: Report;
  /** Of all errors, or all warnings, that the runner shows. */
  readonly errors: string;
  readonly warnings: string;
}

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const declaredOutputs = Object.keys((parse(file("action.yml")) as { readonly outputs: object }).outputs).sort();
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(file("schema/report.schema.json")),
);

/** Runs the action to its end and checks what `checked` does. */
export async function act(inputs: Readonly<Record<string, string>>, options: RunOptions = {}): Promise<Run> {
  return checked(await runAction({ ...options, inputs }));
}

/** The same in this process, for what is not about `dist`. Needs `trustCertificate` where the registry speaks TLS. */
export async function actHere(
  inputs: Readonly<Record<string, string>>,
  options: Pick<RunOptions, "env" | "secrets"> = {},
): Promise<Run> {
  return checked(await runHere({ ...options, inputs }));
}

/**
 * Fails the test unless the run left exactly the declared outputs, a report that is what its schema says and adds up, a
 * summary that a runner takes, nothing else, and an exit code that agrees with the annotations.
 */
export function checked(result: RunResult): Run {
  const { fileError, summaryError, leftovers, signal } = result;
  expect({ fileError, summaryError, leftovers, signal }, result.raw).toEqual({
    fileError: undefined,
    summaryError: undefined,
    leftovers: [],
    signal: null,
  });
  expect(Object.keys(result.outputs).sort()).toEqual(declaredOutputs);
  validate(result.report);
  expect(validate.errors ?? []).toEqual([]);
  const report = result.report as Report;
  expect(report.totals).toEqual({ ...recounted(report), bytesReclaimed: report.totals.bytesReclaimed });
  expect(result.outputs).toMatchObject({
    "tags-deleted": String(report.totals.tagsDeleted),
    "tags-retained": String(report.totals.tagsRetained),
    "images-deleted": String(report.totals.imagesDeleted),
    "bytes-reclaimed": String(report.totals.bytesReclaimed ?? ""),
    failures: String(report.totals.failures),
    remaining: String(report.totals.remaining),
  });
  expect(Buffer.byteLength(result.summary)).toBeLessThan(1024 * 1024);
  expect(result.summary).not.toMatch(/undefined|NaN|\[object/);
  const said = (level: "error" | "warning") =>
    result.annotations.flatMap((annotation) => (annotation.level === level ? [annotation.message] : [])).join("\n");
  const expected = said("error") !== "" ? 1 : 0;
  expect([report.stopped === "cancelled" ? 130 : expected], result.raw).toEqual([result.exitCode]);
  return { ...result, report, errors: said("error"), warnings: said("warning") };
}

function recounted({ repositories }: Report): Omit<Report["totals"], "bytesReclaimed"> {
  const count = (found: readonly { readonly verdict: string }[], ...verdicts: readonly string[]) =>
    found.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const sum = (of: (repository: JudgedRepository) => number) =>
    repositories.reduce((total, repository) => total + of(repository), 0);
  return {
    tagsDeleted: sum(({ tags }) => count(tags, "deleted", "untagged")),
    tagsRetained: sum(({ tags }) => count(tags, "retained")),
    imagesDeleted: sum(({ images }) => count(images, "deleted")),
    failures: sum(({ failures }) => failures),
    remaining: sum(({ remaining }) => remaining),
  };
}

/** What became of each tag and image, and why: the same for a dry run and the run that follows it. */
export function verdictsOf({ report }: Run): unknown {
  return report.repositories.map(({ name, status, tags, images }) => ({ name, status, tags, images }));
}

/** Names of the tags of one repository with a verdict, in the order of the report. */
export function tagsWith(run: Run, repository: string, verdict: JudgedTag["verdict"]): readonly string[] {
  const tags = run.report.repositories.find(({ name }) => name === repository)?.tags ?? [];
  return tags.filter((tag) => tag.verdict === verdict).map(({ name }) => name);
}

/** Where the report of a live run and what the registry holds now differ, one sentence each. */
export function untruths(run: Run, store: Store): readonly string[] {
  return run.report.repositories.flatMap(({ name, tags, images }) => {
    const held = store.repositories.get(name);
    const gone = (verdict: string) => ["deleted", "untagged", "already-gone"].includes(verdict);
    return [
      ...tags
        .filter((tag) => gone(tag.verdict) === (held?.tags.get(tag.name)?.digest === tag.digest))
        .map((tag) => `${name}:${tag.name} is told to be ${tag.verdict}`),
      ...images
        .filter((one) => gone(one.verdict) === (held?.manifests.has(one.digest) ?? false))
        .map((one) => `${name}@${one.digest} is told to be ${one.verdict}`),
    ];
  });
}

/** Starts a fake registry that ends with the block (`await using`). */
export async function openRegistry(options: Partial<RegistryOptions> = {}): Promise<FakeRegistry & AsyncDisposable> {
  const registry = await startRegistry({ dialect: "distribution-3.1", ...options });
  return Object.assign(registry, { [Symbol.asyncDispose]: registry.close });
}

/** Requests that could change something. */
export function writes({ log }: FakeRegistry): readonly string[] {
  return log
    .filter(({ method }) => method !== "GET" && method !== "HEAD")
    .map(({ method, path }) => `${method} ${path}`);
}

/** Deletes of what exists, or existed: the probes ask for what nobody has. */
export function realDeletes({ log }: FakeRegistry): readonly string[] {
  return log
    .filter(({ method, path }) => method === "DELETE" && !/sha256:0{64}$|\/prune-probe-/.test(path))
    .map(({ reference = "" }) => reference);
}

/** Content under its tags in a repository. */
export interface Placed {
  readonly repository: string;
  readonly content: Content;
  readonly tags: readonly string[];
}

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** `count` images `v1`, `v2`, … of which a day each lies between; the last is a day old. */
export function versions(repository: string, count: number, more: { readonly oldestLast?: boolean } = {}): Placed[] {
  return Array.from({ length: count }, (_, at) => {
    const days = more.oldestLast ? at + 1 : count - at;
    const content = image({ seed: `${repository}/${at}`, layers: [base, 64 + at], created: hoursAgo(24 * days) });
    return { repository, content, tags: [`v${at + 1}`] };
  });
}

/** Shared by all images of the company. */
const base = layer(4096, "base");

/** Any image of its own, `hours` old. */
export function aged(repository: string, hours: number, ...tags: readonly string[]): Placed {
  return { repository, content: image({ seed: `${repository}/${tags}/${hours}`, created: hoursAgo(hours) }), tags };
}

/** Puts all of it straight into a fake registry. */
export function place(store: Store, ...placed: readonly (Placed | readonly Placed[])[]): void {
  for (const { repository, content, tags } of placed.flat()) seed(store, repository, content, tags);
}

export const wiredbrain = ["wiredbrain/api", "wiredbrain/db", "wiredbrain/web"] as const;

/**
 * Three repositories with forty images each and `latest` on the newest: `web` plain; `api` of which every fourth has two
 * platforms and an attestation; `db`, where the higher version is the older image, with a signed image that stays under
 * `keep: 3` and one that goes.
 */
export function company(style: "cosign-tag" | "subject"): readonly Placed[] {
  const [api, db, web] = wiredbrain;
  const platforms = ({ content, ...rest }: Placed, at: number): Placed => {
    if (at % 4 !== 3) return { content, ...rest };
    const arm = image({
      seed: `${api}/${at}/arm64`,
      created: hoursAgo(24 * (40 - at)),
      platform: { architecture: "arm64", os: "linux" },
    });
    return { ...rest, content: index([content, arm, attestation(content)]) };
  };
  const dbs = versions(db, 40, { oldestLast: true });
  const signatures = [dbs[1], dbs[20]].flatMap((signed) =>
    signed ? [{ repository: db, ...signature(signed.content, style) }] : [],
  );
  const images = [...versions(api, 40).map(platforms), ...versions(web, 40)].map((placed, at) =>
    at % 40 === 39 ? { ...placed, tags: [...placed.tags, "latest"] } : placed,
  );
  const [newest, ...older] = dbs;
  return [...images, ...(newest ? [{ ...newest, tags: [...newest.tags, "latest"] }] : []), ...older, ...signatures];
}

/** The tags of `company` that stay under `keep: 3`, sorted. */
export function companyKeeps(placed: readonly Placed[], repository: string): readonly string[] {
  const images = repository === "wiredbrain/db" ? ["v1", "v2", "v3"] : ["v38", "v39", "v40"];
  const kept = placed.filter((one) => one.repository === repository && one.tags.some((tag) => images.includes(tag)));
  const companions = placed
    .flatMap(({ tags }) => tags)
    .filter((tag) => kept.some(({ content }) => tag.startsWith(content.digest.replace(":", "-"))));
  return [...images, "latest", ...companions].sort();
}

/** What is wrong with any of `references` of `repository`, pulled to the last blob. */
export async function unpullable(
  url: string,
  repository: string,
  references: readonly string[],
  account?: Account,
): Promise<readonly string[]> {
  const problems = await Promise.all(references.map((reference) => pullable(url, repository, reference, account)));
  return problems.flat();
}
