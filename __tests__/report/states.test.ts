/** What a reader can tell from a summary as GitHub shows it, in every state in which it is met. */
import { describe, expect, it } from "vitest";
import { trustCertificate } from "../support/trust.ts";
import { cmarkMissing, decode, foreignElements, toHtml } from "./cmark.ts";
import { states } from "./states.ts";

trustCertificate();

/** What a summary of each state says of itself, in its own words, without sign or colour. */
const answers: Readonly<Record<string, readonly string[]>> = {
  "nothing-to-do": ["Nothing to prune", "0 tags removed, 0 images deleted, 26 tags retained", "What to do: nothing."],
  "first-clean-up": ["Pruned", "230 tags removed, 509 images deleted, 54 tags retained", "What to do: nothing."],
  "dry-run": [
    "Dry run: nothing was deleted",
    "58 tags would be removed, 118 images would be deleted, 16 tags would be retained",
    "This was a dry run: the registry is as it was before",
    "What to do: Look at what would go. If that is right, take dry-run: true out of the workflow.",
  ],
  refused: [
    "Failed: nothing was deleted",
    "Refused: nothing was deleted there",
    "48 refused by a guard",
    "more than max-deletions: 20% allows; raise it if that is meant",
    "What to do: What was to go is marked “refused by a guard”",
  ],
  "half-failed": [
    "Failed in part",
    "35 tags removed, 35 images deleted, 18 tags retained, 3 steps failed, 6 steps left",
    "shop/api: sha256:",
    "was answered 403 DENIED",
    "shop/wbe could not be read",
    "What to do: Correct what the message names, if it names anything. The next run tries again what failed.",
  ],
  stopped: [
    "Stopped before the end",
    "20 tags removed, 20 images deleted, 22 tags retained, 60 steps left",
    "the time budget is used up",
    "What to do: Nothing, if a schedule runs this again.",
  ],
};

// One after the other: they set the clock of the process.
describe.skipIf(cmarkMissing)("a summary, as GitHub shows it", () => {
  it.each(states.filter(({ isLarge }) => !isLarge))("$title: says what happened and what to do", async (state) => {
    const { summary, exitCode, annotations, log } = await state.run();
    const html = toHtml(summary);
    const text = decode(html.replace(/<[^>]*>/g, "")).replace(/\s+/g, " ");

    for (const answer of answers[state.name] ?? ["an answer for it"]) expect(text).toContain(answer);
    expect(exitCode).toBe(/^(❌|⛔)/.test(text.trim()) ? 1 : 0);
    expectRendered(html);
    expectOrder(html);
    // One for each alert, and the last line of a step that failed.
    const alerts = summary.match(/\[!(CAUTION|WARNING)\]/g)?.length ?? 0;
    expect(annotations.length).toBe(alerts + Number(exitCode));
    expect(log.split("\n").length).toBeLessThan(1_000);
  });
});

/** Nothing of Markdown is left, nothing is there that GitHub would take away, and every row has all its cells. */
function expectRendered(html: string): void {
  expect(foreignElements(html)).toEqual([]);
  const prose = html.replace(/<code>.*?<\/code>/gs, "").replace(/<[^>]*>/g, "");
  expect(prose.match(/\||\*\*|`|^#|---|\[!(?!CAUTION|WARNING|IMPORTANT)/gm)).toBeNull();
  for (const [table] of html.matchAll(/<table>.*?<\/table>/gs)) {
    const rows = Array.from(table.matchAll(/<tr>(.*?)<\/tr>/gs), ([, row = ""]) => row.match(/<t[hd][ >]/g)?.length);
    expect(new Set(rows).size).toBe(1);
    expect(rows.length).toBeGreaterThan(1);
  }
  expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
}

/** Totals, then what needs a human, then the repositories; each of them is closed. */
function expectOrder(html: string): void {
  const places = ["<h2>", "<table>", "What to do:", "<details>", "<h3>Repositories", "<details><summary><code>"];
  const found = places.map((place) => html.indexOf(place));
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
  expect(html).not.toContain("<details open");
}
