/** The job that releases, run here with a `gh` that writes down what it was asked to do. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { root } from "./language-service.ts";
import { jobIn, runJob } from "./run-job.ts";

const sha = "0123456789abcdef0123456789abcdef01234567";
const changelog = "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-11-27\n\n### Fixed\n\n- A fault.\n";

interface Released {
  /** Calls of `gh`, one on each line, with the token that it had. */
  readonly calls: readonly string[];
  /** What was given to it as notes. */
  readonly notes: string;
  readonly attested: string | undefined;
  /** Why the job failed; `""` where it did not. */
  readonly error: string;
}

/** Releases 1.2.3 with `log` as its changelog. `failing`: the beginning of those calls of `gh` that fail. */
async function release(log: string, failing = "nothing"): Promise<Released> {
  const place = mkdtempSync(join(tmpdir(), "prune-release-"));
  onTestFinished(() => rmSync(place, { recursive: true }));
  const [checkout, bin] = [join(place, "checkout"), join(place, "bin")];
  const [calls, notes] = [join(place, "calls"), join(place, "notes")];
  mkdirSync(join(checkout, "scripts"), { recursive: true });
  mkdirSync(bin);
  cpSync(fileURLToPath(new URL("scripts/release-notes.ts", root)), join(checkout, "scripts/release-notes.ts"));
  writeFileSync(join(checkout, "package.json"), '{ "version": "1.2.3", "type": "module" }');
  writeFileSync(join(checkout, "CHANGELOG.md"), log);
  writeFileSync(calls, "");
  writeFileSync(notes, "");
  const script = [
    "#!/usr/bin/env bash",
    'echo "$GH_TOKEN: $*" >> "$CALLS"',
    'for given in "$@"; do case $given in */notes.md) cp "$given" "$NOTES" ;; esac; done',
    'case "$*" in "$FAILING"*) exit 1 ;; esac',
  ];
  writeFileSync(join(bin, "gh"), `${script.join("\n")}\n`, { mode: 0o755 });
  let attested: string | undefined;
  const job = runJob(jobIn("release.yml", "release"), {
    cwd: checkout,
    env: {
      ...{
        PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
        CALLS: calls,
        NOTES: notes,
        FAILING: failing,
      },
      ...{ GITHUB_SHA: sha, GITHUB_REPOSITORY: "acme/prune" },
    },
    async uses(uses, inputs, directory) {
      if (!uses.startsWith("actions/attest@")) return {};
      attested = inputs["subject-path"];
      const bundle = join(directory, "attestation.json");
      writeFileSync(bundle, "{}");
      return { "bundle-path": bundle };
    },
  });
  const error = await job.then(
    () => "",
    (reason: unknown) => String(reason),
  );
  const made = readFileSync(calls, "utf8").replaceAll(/\S*prune-job-[^/]*\//g, "");
  return { calls: made.split("\n").slice(0, -1), notes: readFileSync(notes, "utf8"), attested, error };
}

const create = `release create v1.2.3 --draft --target ${sha} --title v1.2.3 --notes-file notes.md dist.sigstore.json`;
const publish = "release edit v1.2.3 --draft=false";
const move = `api --silent -X PATCH repos/acme/prune/git/refs/tags/v1 -f sha=${sha} -F force=true`;
const begin = `api --silent -X POST repos/acme/prune/git/refs -f ref=refs/tags/v1 -f sha=${sha}`;
const byToken = (calls: readonly string[]) => calls.map((call) => `token-of-the-job: ${call}`);

it("drafts, publishes, and moves the tag of the major version", async () => {
  const { calls, notes, attested, error } = await release(changelog);
  expect([error, calls]).toEqual(["", byToken([create, publish, move])]);
  expect(notes).toBe("### Fixed\n\n- A fault.\n");
  expect(attested?.trim().split("\n")).toEqual(["action.yml", "dist/**"]);
});

it("begins the tag of a major version that is new", async () => {
  const { calls, error } = await release(changelog, "api --silent -X PATCH");
  expect([error, calls]).toEqual(["", byToken([create, publish, move, begin])]);
});

it.each([
  ["there is such a release", "release create", [create]],
  ["it cannot be published", "release edit", [create, publish]],
])("does not go on when %s", async (_, failing, done) => {
  const { calls, error } = await release(changelog, failing);
  expect(calls).toEqual(byToken(done));
  expect(error).toContain("Command failed");
});

it("releases nothing of which the changelog says nothing", async () => {
  const { calls, attested, error } = await release(changelog.replace("1.2.3", "1.2.2"));
  expect(error).toContain("CHANGELOG.md has no section");
  expect([calls, attested]).toEqual([[], undefined]);
});
