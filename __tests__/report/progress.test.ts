import { describe, expect, it } from "vitest";
import { createProgress, everyUnref } from "../../src/report/progress.ts";

function start() {
  const lines: string[] = [];
  const clock = { now: 0, ticks: [] as (() => void)[], milliseconds: 0 };
  const progress = createProgress({
    log: { info: (text) => void lines.push(text) },
    now: () => clock.now,
    every(milliseconds, tick) {
      clock.milliseconds = milliseconds;
      clock.ticks.push(tick);
      return () => void clock.ticks.splice(0);
    },
  });
  const pass = () => {
    clock.now += clock.milliseconds;
    for (const tick of clock.ticks) tick();
  };
  return { lines, clock, progress, pass };
}

describe("progress", () => {
  it("prints at least every ten seconds", () => {
    expect(start().clock.milliseconds).toBeLessThanOrEqual(10_000);
  });

  it("prints how far it is and how long it will take", () => {
    const { lines, progress, pass } = start();
    progress.report("deleting in wiredbrain/web", { done: 0, total: 900, unit: "steps" });
    pass();
    progress.report("deleting in wiredbrain/web", { done: 120, total: 900, unit: "steps" });
    pass();
    expect(lines).toEqual([
      "deleting in wiredbrain/web: 0 of 900 steps (0%)",
      "deleting in wiredbrain/web: 120 of 900 steps (13%), 6 a second, about 2 min left",
    ]);
  });

  it("counts without an end while the end is not known, for several things at once", () => {
    const { lines, progress, pass } = start();
    progress.report("reading a", { done: 1200, unit: "tags" });
    progress.report("reading b", { done: 3, unit: "tags" });
    pass();
    expect(lines).toEqual(["reading a: 1,200 tags, 120 a second", "reading b: 3 tags, 18 a minute"]);
  });

  it("prints nothing of what is over", () => {
    const { lines, progress, pass } = start();
    progress.report("reading a", { done: 1, unit: "tags" });
    progress.finish("reading a");
    pass();
    expect(lines).toEqual([]);
  });

  it("prints nothing after the stop", () => {
    const { lines, progress, pass } = start();
    progress.report("reading a", { done: 1, unit: "tags" });
    progress.stop();
    pass();
    expect(lines).toEqual([]);
  });

  it("ticks by the real clock until it is cancelled", async () => {
    const ticked = await new Promise<boolean>((resolve) => {
      const guard = setTimeout(() => resolve(false), 10_000);
      const cancel = everyUnref(1, () => {
        clearTimeout(guard);
        cancel();
        resolve(true);
      });
    });
    expect(ticked).toBe(true);
  });
});
