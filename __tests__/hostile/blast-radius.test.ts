/** Accidents of the field in which more went than was meant, each with the test that would have caught it. */
import { describe, expect, it } from "vitest";
import { selects } from "../../src/prune/pattern.ts";
import { plan } from "../../src/prune/plan.ts";
import type { Retention } from "../../src/prune/policy.ts";
import { aged } from "../support/oci-harness.ts";
import { run } from "../support/run.ts";
import { digestOf, now, policy, state, tagsOf } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";
import { inputsOf, mistakesIn } from "./inputs.ts";
import { everywhere } from "./worlds.ts";

trustCertificate();

describe("a pattern that is meant for tags", () => {
  // Read as hexadecimal digits, `a` is 61.
  const given = state("v1=a 1d, v61=b 2d, v2=a 3d");

  it("does not select a tag by its digest", () => {
    expect(digestOf("a")).toContain("61");
    const planned = plan(given, policy({ keep: 0, pattern: ["*61*", "/.*[0-9a-f]{64}/", "sha256*"] }), now);
    expect(planned.tags.filter(({ verdict }) => verdict === "deleted").map(({ tag }) => tag.name)).toEqual(["v61"]);
  });

  it("does not protect by a digest either, and says that it protects nothing", () => {
    const hex = digestOf("a").slice("sha256:".length);
    expect(mistakesIn({ protect: digestOf("a") })).toEqual([
      expect.stringContaining("Digests go into protect-digests"),
    ]);
    expect(tagsOf(plan(given, policy({ keep: 0, protect: [hex], allowEmpty: true }), now))).toMatchObject({
      v1: expect.stringContaining("deleted"),
    });
  });

  it("is anchored at both ends: a part of a name is not the name", () => {
    const [retention] = inputsOf({ "tag-pattern": "pr-1\n/rc\\d/" }).policy.retentions as readonly [Retention];
    expect(
      ["pr-1", "pr-10", "my-pr-1", "rc1", "rc10", "v1-rc1"].filter((tag) => selects(retention.tagPattern, tag)),
    ).toEqual(["pr-1", "rc1"]);
  });
});

describe("a list of what is protected", () => {
  const isProtected = (text: string) => {
    const { protect } = inputsOf({ protect: text }).policy;
    return ["v1", "stable", "latest", "v2"].filter((tag) => selects(protect, tag));
  };

  it.each([
    ["with the line ends of Windows", "v1\r\nstable\r\n"],
    ["with the line ends of old", "v1\rstable"],
    ["with blanks around", "  v1  \n\t stable\t\n"],
    ["with blanks that nobody sees around", "\u00a0v1\u00a0\n\ufeffstable\u3000"],
    ["with blank lines and comments", "\n# why\nv1\n\n   # and\n   stable\n\n"],
    ["with an entry twice", "v1\nv1\nstable"],
    ["with patterns that overlap", "v1*\nv1\n/stable|v1/"],
  ])("protects the same %s", (_, text) => expect(isProtected(text)).toEqual(["v1", "stable", "latest"]));

  it.each([
    ["commas", "v1, stable"],
    ["commas alone", "v1,stable"],
    ["semicolons", "v1;stable"],
    ["blanks between", "v1 stable"],
    ["double quotes", '"v1"\n"stable"'],
    ["single quotes", "'v1'"],
    ["back-ticks", "`v1`"],
    ["the dashes of YAML", "- v1\n- stable"],
    ["the brackets of JSON", '["v1", "stable"]'],
    ["the brackets of YAML", "[v1,stable]"],
    ["a comment behind", "v1 # the one"],
    ["a name of the image", "acme/web:v1"],
    ["a digest behind", `v1@${digestOf("a")}`],
    ["a character that nobody sees", "v1\u200b"],
    ["a line end of Unicode", "v1\u2028stable"],
    ["a regular expression without slashes", "^v\\d+$"],
    ["alternatives without slashes", "v1|stable"],
    ["letters that only look the same", "ѵ1"],
  ])("is refused, not taken for one that protects nothing, with %s", (_, text) => {
    expect(mistakesIn({ protect: text })[0]).toMatch(/^protect: .*(can never match|is refused)/);
  });
});

describe("a span of time", () => {
  const inputs = ["keep-within", "delete-untagged-after", "time-budget"];

  it.each([
    ...["99999999999y", "1e9d", "1E9", "999999999999999d", "9007199254740993s", "9999999999999999999999d", "275761y"],
    ...["-1d", "+1d", "1.5d", "0x10d", "1d1h", "1 d", "1D", "١d", "d", "14", "Infinityd", "NaNd", "1mo2"],
  ])("%s is refused, not turned into another one", (text) => {
    for (const name of inputs) {
      expect(mistakesIn({ [name]: text })).toEqual([expect.stringMatching(`^${name}: .* is not a duration`)]);
    }
  });

  it.each(["100y", "2000y", "36500d", "999999999s"])("of %s keeps what is ten years old", (text) => {
    const { retentions } = inputsOf({ keep: "0", "keep-within": text }).policy;
    const planned = plan(state("v1=a 3650d, v2=b 1d"), { ...policy({ keep: 0 }), retentions }, now);
    expect(planned.steps).toEqual([]);
  });
});

describe.each(everywhere)("at $name,", ({ name, prefix, open }) => {
  const repositories = ["app", "other"].map((name) => `${prefix}${name}`);

  async function filled() {
    const world = await open();
    for (const repository of repositories) {
      for (const days of [1, 2, 3]) world.push(repository, aged(`${repository} ${days}`, days), `v${days}`);
    }
    return world;
  }

  it.each([
    ["a number", { count: 3 }],
    ["a percentage", { percent: 66 }],
  ])("max-deletions as %s holds for all repositories together", async (_, maxDeletions) => {
    const world = await filled();
    const result = await run(world.registry, policy({ keep: 1 }), { repositories, maxDeletions });
    expect(result.repositories.map(({ status }) => status)).toEqual(["refused", "refused"]);
    expect(result.repositories[0]?.message).toMatch(/takes away 4 of 6 tags.*`max-deletions/);
    expect(world.writes()).toEqual([]);
  });

  it("a repository without any tag is refused, and the other one goes on", async () => {
    const world = await filled();
    world.push(`${prefix}other`, aged("protected", 9), "latest");
    const result = await run(world.registry, policy({ keep: 0, protect: ["latest"] }), { repositories });
    expect(result.repositories.map((repository) => [repository.name, repository.status])).toEqual([
      [`${prefix}app`, "refused"],
      // A registry that takes the image along with one of its tags is found out at the first, and then left alone.
      [`${prefix}other`, name.includes("manifest-goes-with-tag") ? "failed" : "pruned"],
    ]);
    expect(result.repositories[0]?.message).toMatch(/no tag at all \(3 would go\); set `allow-empty: true`/);
    expect(world.writes().filter((write) => write.includes("/app/"))).toEqual([]);
  });
});
