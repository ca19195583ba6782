/** Whoever pastes a block of YAML from a document gets something that works. */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { blocksOf } from "./blocks.ts";
import { root } from "./language-service.ts";
import { proofRead } from "./proof-read.ts";

const documents = globSync("{*.md,{.github,docs,demo,bench}/**/*.md}", { cwd: fileURLToPath(root) }).sort();
const textOf = (name: string) => readFileSync(new URL(name, root), "utf8");

it.each(documents)("%s has nothing wrong in it", async (name) => {
  expect(await proofRead(textOf(name), name)).toEqual([]);
});

it("README.md has blocks of every kind", () => {
  const kinds = blocksOf(textOf("README.md"), "README.md").map(({ kind }) => kind);
  expect([...new Set(kinds)].sort()).toEqual(["inputs", "policy", "steps", "top of a workflow", "workflow"]);
  expect(kinds.filter((kind) => kind === "workflow").length).toBeGreaterThan(4);
});

const workflow = `on: push
permissions:
  contents: read # to check out
jobs:
  prune:
    runs-on: ubuntu-latest
    steps:
      - uses: OWNER/prune-container-registry@v1
        with:
          registry: registry.example.com
          repositories: acme/web
          keep: 10
          password: \${{ secrets.PASSWORD }}
          username: \${{ secrets.USERNAME }}
`;
const steps = `- uses: OWNER/prune-container-registry@v1
  id: prune
  with:
    registry: registry.example.com
    repositories: acme/web
    keep: 10
- run: echo "$COUNT"
  env:
    COUNT: \${{ steps.prune.outputs.tags-deleted }}
`;
const policy = `rules:
  - repositories: "**"
    keep: 10
`;
const inputs = `keep: 10
keep-open-pull-requests: 'pr-(\\d+)'
`;
const withPolicy = `policy-file: .github/prune.yml
`;
const top = `permissions:
  packages: write # to delete versions
`;

/** A document with `block` in its fifth and following lines, within a list. */
const documentOf = (block: string, more = "") =>
  `# Title\n\n- An item\n\n  \`\`\`yaml\n${block.replace(/^(?=.)/gm, "  ")}  \`\`\`\n${more}`;
const read = (block: string, more = "") => proofRead(documentOf(block, more), "DOC.md");

describe("a block that is right", () => {
  it.each<[kind: string, block: string]>([
    ["workflow", workflow],
    ["steps", steps],
    ["policy", policy],
    ["inputs", inputs],
    ["top of a workflow", top],
  ])("of the kind %s", async (kind, block) => {
    expect(blocksOf(documentOf(block), "DOC.md").map((found) => found.kind)).toEqual([kind]);
    expect(await read(block)).toEqual([]);
  });

  it("that names a policy file, which is the one in the document", async () => {
    expect(await read(withPolicy, `\`\`\`yaml\n${policy}\`\`\`\n`)).toEqual([]);
    expect((await read(withPolicy)).join()).toContain("DOC.md:6: policy-file: ");
  });
});

describe("a mistake is found, with its line", () => {
  it.each<[what: string, block: string, from: string, to: string, told: string]>([
    ["a misspelled input", workflow, "keep: 10", "keeep: 10", "DOC.md:17: Invalid action input 'keeep'"],
    ["an unknown key", workflow, "runs-on:", "run-on:", "DOC.md:11: Unexpected value 'run-on'"],
    ["a bad expression", workflow, "secrets.PASSWORD", "secret.PASSWORD", "Unrecognized named-value: 'secret'"],
    ["a permission without a reason", workflow, "read # to check out", "read", "does not say what for"],
    ["a value that the action refuses", workflow, "keep: 10", "keep: ten", "DOC.md:6: keep: "],
    ["inputs that do not go together", workflow, "          username:", "          #", "DOC.md:6: username: "],
    ["a misspelled input in steps", steps, "keep: 10", "keeep: 10", "DOC.md:11: Invalid action input 'keeep'"],
    ["a misspelled output", steps, "tags-deleted", "tag-deleted", "DOC.md:14: This action has no output tag-deleted"],
    ["a misspelled input alone", inputs, "keep-open", "kep-open", "DOC.md:7: Invalid action input 'kep-open"],
    ["a bad value alone", inputs, "pr-(\\d+)", "pr-\\d+", "DOC.md:6: keep-open-pull-requests: "],
    ["a misspelled key of a policy", policy, "keep:", "keeep:", "must NOT have additional properties"],
    ["a bad value in a policy", policy, "keep: 10", "keep: ten", "/rules/0/keep must"],
    ["an unknown permission", top, "packages:", "package:", "DOC.md:7: Unexpected value 'package'"],
    ["what nobody knows", policy, "rules:", "rulez:", "DOC.md:6: is of no kind"],
  ])("%s", async (_, block, from, to, told) => {
    expect(block).toContain(from);
    expect((await read(block.replace(from, to))).join("\n")).toContain(told);
  });
});
