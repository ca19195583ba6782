import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageLimit } from "../../src/report/budget.ts";
import { failedBefore } from "../../src/report/run.ts";
import { summaryOf } from "../../src/report/summary.ts";
import { cmarkMissing, foreignElements, toHtml } from "./cmark.ts";
import { anyRun, digestOf, facts, prunedRepository, runOf } from "./runs.ts";

const bytes = (text: string) => Buffer.byteLength(text);
const page = (run: Parameters<typeof summaryOf>[0]) => summaryOf(run, pageLimit);

describe("the summary of a run that went well", () => {
  const summary = page(runOf([prunedRepository("wiredbrain/web", 37)], { bytesReclaimed: 7_343_501 }));

  it("says first that it did, and what went", () => {
    expect(summary.split("\n").slice(0, 3)).toEqual([
      "## ✅ Pruned",
      "",
      "**37 tags removed, 37 images deleted, 10 tags retained**",
    ]);
  });

  it("tells in one table what went, what stayed and why", () => {
    expect(summary).toContain("| deleted | 37 | 37 | ████████████████\u00a079% | 37 by `keep` |\n");
    expect(summary).toContain("| retained | 10 | 10 | ████\u00a021% | 10 by `keep` |\n");
  });

  it("tells the space in both units and when it is freed", () => {
    expect(summary).toContain(
      '<summary>Space: the registry can free <span title="7,343,501 bytes">7.3 MB</span></summary>\n\nThe space is freed when',
    );
  });

  it("has a row for the repository and rows for its tags with their reasons", () => {
    expect(summary).toContain("| `wiredbrain/web` | ✅\u00a0pruned | 37 | 10 | 37 | ████████\u00a079% |");
    expect(summary).toContain(`**37 tags deleted, images included**

Why: keep: not among the newest 10 of 47 images

| Tag | Image | Age (pushed) |
| --- | --- | --- |
| \`v37\` | \`sha256:0000000a0000\` | <span title="2026-11-20 16:00 UTC">10 hours</span> |
`);
    expect(summary).toContain(
      '| `v38` | `sha256:000000090000` | <span title="2026-11-20 17:00 UTC">9 hours</span> | keep 10 of 10 |',
    );
  });

  it("points to the record for an undo", () => {
    expect(summary).toContain("maps every tag to its full digest");
  });

  it("has nothing to look at, and says so", () => {
    expect(summary).not.toContain("[!");
    expect(summary).toContain("\n**What to do:** nothing.\n");
  });
});

describe("the summary of a dry run", () => {
  const summary = page(runOf([prunedRepository("wiredbrain/web", 37)], {}, true));

  it("cannot be mistaken for a real one", () => {
    expect(summary).toMatch(/^## 🔎 Dry run: nothing was deleted\n/);
    expect(summary).toContain("**This was a dry run: the registry is as it was before**");
    expect(summary).toContain("**37 tags would be removed, 37 images would be deleted, 10 tags would be retained**");
    expect(summary.match(/(?<!was |would[ \u00a0]be[ \u00a0])deleted/g)).toBeNull();
    expect(summary).not.toContain("undo:");
  });

  it("says why the space is not known", () => {
    expect(summary).toMatch(/Space: not known<\/summary>\n\nThe registry does not tell the size of every image/);
  });
});

describe("the summary of a run with trouble", () => {
  it("says what a refused repository needs", () => {
    const refused = prunedRepository("b", 0, {
      status: "refused",
      message: "no tag would stay; set `allow-empty: true`",
    });
    const summary = page(runOf([prunedRepository("a", 1), refused]));
    expect(summary).toMatch(/^## ❌ Failed in part\n/);
    expect(summary).toContain(
      "> **Refused: nothing was deleted there**\n>\n> - `b`: no tag would stay; set `allow-empty: true`\n>\n> **What to do:** What was to go",
    );
  });

  it("names a cause once that hit many repositories, and shows no numbers that nobody knows", () => {
    const unread = (name: string) =>
      prunedRepository(name, 0, { status: "failed", message: "503", tags: [], images: [] });
    const summary = page(runOf([prunedRepository("a", 1), ...["b", "c", "d", "e", "f"].map(unread)]));
    expect(summary).toContain("> - `b`, `c`, `d` and 2 more repositories: 503\n");
    expect(summary).toContain("| `b` | ❌\u00a0failed | – | – | – | – |\n");
  });

  it("puts the repositories first that need a look", () => {
    const failed = prunedRepository("z", 3, { status: "failed", message: "1 step failed", failures: 1 });
    const summary = page(runOf([prunedRepository("a", 1), failed]));
    const at = (row: string) => summary.indexOf(row);
    expect(at("| `z` | ❌\u00a0failed |")).toBeLessThan(at("| `a` | ✅\u00a0pruned |"));
    expect(at("| `z` | ❌\u00a0failed |")).toBeGreaterThan(0);
    expect(summary).toContain("2 repositories (1 failed, 1 pruned)");
  });

  it("says that nothing was deleted when the run ended before anything was read", () => {
    const summary = page({ facts, result: failedBefore("sign-in failed; add `id-token: write`") });
    expect(summary).toMatch(/^## ❌ Failed: nothing was deleted\n\n\*\*no repository was read\*\*\n/);
    expect(summary).toContain("> - sign-in failed; add `id-token: write`\n");
  });

  it("says that it stopped and what is left", () => {
    const rest = prunedRepository("a", 5, { status: "incomplete", remaining: 120 });
    const unread = prunedRepository("b", 0, { status: "incomplete", message: "not read", tags: [], images: [] });
    const summary = page(runOf([rest, unread], { stopped: "time budget" }));
    expect(summary).toMatch(/^## ⏸️ Stopped before the end\n\n\*\*5 tags removed, .*, 120 steps left\*\*\n/);
    expect(summary).toContain("> - the time budget is used up\n> - `a`: 120 steps left\n> - `b`: not read\n");
    expect(summary).toContain("> [!WARNING]");
  });

  it("counts the images that went without a tag and lists a few", () => {
    const bare = Array.from({ length: 50 }, (_, at) => ({
      manifest: { digest: digestOf(at), mediaType: "application/vnd.oci.image.manifest.v1+json", children: [] },
      tags: [],
      verdict: "deleted" as const,
      reasons: ["only there for what goes"],
    }));
    const summary = page(runOf([prunedRepository("a", 0, { images: bare, status: "pruned" })]));
    expect(summary).toContain("**50 images deleted that had no tag**");
    expect(summary.match(/only there for what goes/g)).toHaveLength(1);
    expect(summary.match(/`application\/vnd.oci.image.manifest.v1\+json`/g)).toHaveLength(20);
    expect(summary).toContain("…and 30 more, see the report file.");
  });
});

describe("a large summary", () => {
  it("shows whole rows of a repository with 100,000 tags and says how many it leaves out", () => {
    const summary = page(runOf([prunedRepository("a", 100_000)]));
    expect(bytes(summary)).toBeLessThanOrEqual(pageLimit);
    expect(summary).toContain("…and 99,000 more, see the report file.");
    expect(summary).toContain("| `a` | ✅\u00a0pruned | 100,000 | 10 | 100,000 | █████████\u00a099% |");
    expect(summary).toContain("maps every tag to its full digest");
  });

  it("shortens the longest tables first when 200 repositories share the page", () => {
    const names = Array.from({ length: 200 }, (_, at) => `team/service-${at}`);
    const summary = page(runOf(names.map((name, at) => prunedRepository(name, at === 7 ? 5 : 2_000))));
    expect(bytes(summary)).toBeLessThanOrEqual(pageLimit);
    for (const name of names) {
      expect(summary).toContain(`| \`${name}\` | ✅\u00a0pruned |`);
      expect(summary).toContain(`<code>${name}</code>`);
    }
    expect(summary).toContain("…and 1,980 more, see the report file.");
    expect(summary).toContain("| `v1` | `sha256:0000000e0000` |");
  });

  it("shows ten repositories of many, those that need a look first, and the others at a click", () => {
    const names = Array.from({ length: 30 }, (_, at) => `team/service-${at}`);
    const last = prunedRepository("z", 1, { status: "failed", failures: 1, message: "503" });
    const summary = page(runOf([...names.map((name) => prunedRepository(name, 1)), last]));
    const [before = "", after = ""] = summary.split("<details><summary>21 more repositories</summary>");
    expect(before.match(/^\| `.*`/gm)).toEqual(["z", ...names.slice(0, 9)].map((name) => `| \`${name}\``));
    expect(after.match(/^\| `team.*`/gm)).toEqual(names.slice(9).map((name) => `| \`${name}\``));
  });

  it("leaves out details of whole repositories when nothing else helps, and says of how many", () => {
    const names = Array.from({ length: 2_000 }, (_, at) => `team/service-${at}`);
    const summary = page(runOf(names.map((name) => prunedRepository(name, 20))));
    const shown = summary.match(/<details><summary><code>/g)?.length ?? 0;
    expect(bytes(summary)).toBeLessThanOrEqual(pageLimit);
    expect(shown).toBeGreaterThan(100);
    expect(summary).toContain(
      `The details of ${(2_000 - shown).toLocaleString("en-US")} repositories do not fit on this page`,
    );
    expect(summary.match(/<\/details>/g)).toHaveLength(summary.match(/<details>/g)?.length ?? 0);
  });

  it("keeps to its limit with the longest hostile text everywhere", () => {
    const long = "\u202e|`".repeat(5_000);
    const repositories = Array.from({ length: 300 }, (_, at) => {
      const { tags, images, ...rest } = prunedRepository(`${at}${long}`, 30, {
        message: `${at}${long}`,
        status: "failed",
      });
      return {
        ...rest,
        images,
        tags: tags.map((judged) => ({ ...judged, tag: { ...judged.tag, name: long }, reasons: [long, long] })),
      };
    });
    const errors = Array.from({ length: 300 }, () => long);
    const summary = page(runOf(repositories, { errors, warnings: errors }));
    expect(bytes(summary)).toBeLessThanOrEqual(pageLimit);
    expect(summary).toContain("### Repositories");
    expect(summary).toContain("maps every tag to its full digest");
  });
});

describe.skipIf(cmarkMissing)("any summary, read by GitHub's parser", () => {
  it("has no element but its own, and every repository and tag in its place", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const html = toHtml(page(run));
        expect(foreignElements(html)).toEqual([]);
        const { repositories } = run.result;
        const from = html.indexOf("<h3>Repositories");
        const [overview = ""] = /<table>.*?<\/table>/s.exec(html.slice(from)) ?? [];
        expect(overview.match(/<tr>/g)?.length ?? 0).toBe(repositories.length === 0 ? 0 : repositories.length + 1);
        const bare = repositories.flatMap(({ images }) => images.filter(({ tags }) => tags.length === 0));
        const listed = bare.filter(({ verdict }) => verdict !== "retained").length;
        const tagged = repositories.reduce((sum, { tags }) => sum + tags.length, 0);
        const rows = (
          html
            .slice(from)
            .replace(overview, "")
            .match(/<tr>\n<td>/g) ?? []
        ).length;
        expect(rows).toBe(repositories.length === 0 ? 0 : listed + tagged);
      }),
      { numRuns: 150 },
    );
  });
});
