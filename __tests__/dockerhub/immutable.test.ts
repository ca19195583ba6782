import { expect, it } from "vitest";
import { immutability } from "../../src/dockerhub/immutable.ts";

const byRule = (rule: string) => `immutable by the rule \`${rule}\` of its repository`;

it.each<[unknown, string, string | undefined]>([
  [undefined, "v1", undefined],
  [{ enabled: false, rules: [".*"] }, "v1", undefined],
  [{ enabled: true, rules: ["v.*"] }, "v1", byRule("v.*")],
  [{ enabled: true, rules: ["v.*"] }, "main", undefined],
  // Go's expressions match anywhere.
  [{ enabled: true, rules: ["\\d+"] }, "build-17-x", byRule("\\d+")],
  [{ enabled: true, rules: ["^v", "^\\d+$"] }, "17", byRule("^\\d+$")],
  [{ enabled: true, rules: ["^v", "^\\d+$"] }, "dev", undefined],
  // All tags.
  [{ enabled: true, rules: [] }, "main", "immutable"],
  [{ enabled: true }, "main", "immutable"],
  [{ enabled: true, rules: [7] }, "main", "immutable"],
  [{ enabled: true, rules: ["v(", "x"] }, "main", byRule("v(")],
])("%j says of %s: %s", (settings, tag, why) => {
  expect(immutability(settings)(tag)).toBe(why);
});
