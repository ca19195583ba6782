import { describe, expect, it } from "vitest";
import { causeOf, countAllCauses, countCauses } from "../../src/report/causes.ts";

describe("the cause of a decision", () => {
  it.each([
    ["keep 1 of 5", "by `keep`"],
    ["keep: not among the newest 5 of 40 images in main", "by `keep`"],
    ["keep-within: older than 14d", "by `keep-within`"],
    [".github/prune.yml:9: keep-daily 3 of 7: the newest of 2026-11-20", "by `keep-daily`"],
    ["keep-within, keep-daily: its time is unknown or cannot be true", "its time is unknown or cannot be true"],
    ["protected", "protected"],
    ["outside `tag-pattern`", "outside `tag-pattern`"],
    ["no rule of `policy-file` selects it", "no rule of `policy-file` selects it"],
    ["refused by a guard", "refused by a guard"],
    ["shares its image with v2, so only the tag goes", "shares its image with …"],
    ["follows sha256:0123456789ab, which goes", "with the image that it is about"],
    ["sha256:0123 was not deleted", "sha256:0123 was not deleted"],
    ["DELETE https://registry.example/v2/ was answered 500", "DELETE …"],
    ["", ""],
  ])("%j is called %j", (reason, cause) => expect(causeOf(reason)).toBe(cause));

  it("is counted, the most frequent first, and few of them are named", () => {
    const judged = ["keep 1 of 2", "keep 2 of 2", "protected", "a1", "b2", "c3", "d4"].map((reason) => ({
      reasons: [reason, "protected"],
    }));
    expect(countCauses(judged)).toBe("2 by `keep`, 1 a1, 1 b2, 1 c3, 2 for other reasons");
  });

  it("is all of the rules that had to let something go", () => {
    const reasons = ["keep: not among the newest 5 of 9 images", "keep-within: older than 2d", "keep-weekly 2: past"];
    expect(countAllCauses([{ reasons }, { reasons }])).toBe("2 by `keep` and `keep-within` and `keep-weekly`");
  });
});
