/** Each rule finds the mistake that it is for, and each mistake of a kind that only GitHub's service knows is found too. */
import { describe, expect, it } from "vitest";
import { problemsIn } from "./language-service.ts";
import { cached, ownBreaches } from "./rules.ts";

const sha = "0123456789abcdef0123456789abcdef01234567";
const good = `name: Good
on:
  schedule:
    - cron: "17 3 * * *"
permissions:
  contents: read # to check out
jobs:
  prune:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@${sha} # v1.2.3
        with:
          persist-credentials: false
      - id: prune
        uses: OWNER/prune-container-registry@${sha} # v1.0.0
        with:
          registry: registry.example.com
          repositories: acme/web
          keep: 10
      - env:
          REPORT: \${{ steps.prune.outputs.report }}
        run: jq . "$REPORT"
`;

type Seed = readonly [what: string, from: string, to: string, told: string];

function seeded([, from, to]: Seed): string {
  expect(good).toContain(from);
  return good.replace(from, to);
}

it("nothing is wrong with what is right", async () => {
  expect(await problemsIn(good)).toEqual([]);
  expect(ownBreaches(good)).toEqual([]);
  expect(cached(good)).toEqual([]);
});

describe("GitHub's service finds", () => {
  it.each<Seed>([
    ["a misspelled input of this action", "keep: 10", "keeep: 10", "20: Invalid action input 'keeep'"],
    ["a missing input", "          registry: registry.example.com\n", "", "Missing required input `registry`"],
    ["a misspelled input of another action", "persist-credentials", "persist-credential", "Invalid action input"],
    ["another action of which nothing is known", "actions/checkout@", "actions/chekout@", "Unable to resolve action"],
    ["an unknown key", "timeout-minutes", "timeout-minute", "Unexpected value 'timeout-minute'"],
    ["an unknown permission", "contents: read", "content: read", "Unexpected value 'content'"],
    ["an unknown value of a permission", "contents: read", "contents: reed", "Unexpected value 'reed'"],
    ["an unknown event", "schedule:", "schedul:", "Unexpected value 'schedul'"],
    ["a bad time", "17 3 * * *", "17 25 * * *", "Invalid cron expression"],
    ["an unknown context", "steps.prune", "step.prune", "Unrecognized named-value: 'step'"],
    ["an unknown step", "steps.prune", "steps.prun", "Context access might be invalid: prun"],
    ["an unknown output", "outputs.report", "outputs.rapport", "22: This action has no output rapport"],
    ["an expression that does not end", "outputs.report }}", "outputs.report", "expression is not closed"],
    [
      "a step that both uses and runs",
      "- id: prune\n",
      "- id: prune\n        run: ls\n",
      "17: Unexpected value 'uses'",
    ],
    ["a broken text", "jobs:", "jobs", ""],
  ])("%s", async (...seed) => {
    const problems = await problemsIn(seeded(seed));
    expect(problems.map(({ line, message }) => `${line}: ${message}`).join("\n")).toContain(seed[3]);
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe("the rules find", () => {
  it.each<Seed>([
    ["a tag in place of a SHA", `${sha} # v1.0.0`, "v1", "does not pin"],
    ["a short SHA", `${sha} # v1.0.0`, "0123456 # v1.0.0", "does not pin"],
    ["a SHA without its version", `${sha} # v1.0.0`, sha, "does not pin"],
    ["a token in the checkout", "persist-credentials: false", "persist-credentials: true", "leaves the token"],
    ["no word on the token", "        with:\n          persist-credentials: false\n", "", "leaves the token"],
    ["no limit of time", "    timeout-minutes: 5\n", "", "six hours"],
    ["a permission without a reason", "read # to check out", "read", "does not say what for: contents: read"],
    ["no permissions", "permissions:\n  contents: read # to check out\n", "", "leaves the permissions"],
    ["all permissions", "permissions:\n  contents: read # to check out\n", "permissions: write-all\n", "at once"],
    [
      "a permission of a job without a reason",
      "    timeout-minutes",
      "    permissions:\n      packages: write\n    timeout-minutes",
      "does not say what for: packages: write",
    ],
    [
      "a permission to write that several jobs share",
      "contents: read # to check out\njobs:\n",
      "contents: write # to tag\njobs:\n  other:\n    runs-on: ubuntu-latest\n    timeout-minutes: 5\n    steps: []\n",
      "lets every job write",
    ],
    ["an event that strangers set off", 'schedule:\n    - cron: "17 3 * * *"', "pull_request_target:", "runs on"],
    ["an expression in a script", '"$REPORT"', "$" + "{{ github.event.pull_request.title }}", "becomes code"],
  ])("%s", (...seed) => {
    expect(ownBreaches(seeded(seed)).join("\n")).toContain(seed[3]);
  });

  it.each<Seed>([
    ["a cache of packages", `actions/checkout@${sha} # v1.2.3`, `actions/setup-node@${sha} # v1.2.3`, "setup-node"],
    ["a cache of anything", `actions/checkout@${sha} # v1.2.3`, `actions/cache/restore@${sha} # v1.2.3`, "cache"],
    ["a cache of another action", "persist-credentials: false", "cache: npm", "actions/checkout"],
  ])("%s", (...seed) => {
    expect(cached(seeded(seed)).join("\n")).toContain(seed[3]);
  });
});
