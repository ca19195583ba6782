/** `action.yml` as GitHub reads it. That it agrees with code and README is in ../action-yml.test.ts. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { problemsIn, root } from "./language-service.ts";

const text = readFileSync(new URL("action.yml", root), "utf8");

it("is accepted as it stands", async () => {
  expect(await problemsIn(text, "action.yml")).toEqual([]);
});

it.each([
  ["an unknown runtime", "using: node24", "using: node22", "Unexpected value 'node22'"],
  ["an unknown key", "\nbranding:", "\nbrand:", "Unexpected value 'brand'"],
  ["an unknown icon", "icon: scissors", "icon: scissor", "Unexpected value 'scissor'"],
  // The runner evaluates them in descriptions too, and does not load the action.
  [
    "an expression in a description",
    "description: >-\n",
    "description: >-\n      $" + "{{ secrets.X }}\n",
    "named-value: 'secrets'",
  ],
  ["a bad expression in a default", "{{ github.token }}", "{{ github.token", "The expression is not closed"],
])("is refused with %s", async (_, from, to, message) => {
  expect(text).toContain(from);
  const problems = await problemsIn(text.replace(from, to), "action.yml");
  expect(problems.map((problem) => problem.message).join("\n")).toContain(message);
});
