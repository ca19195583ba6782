import type { Reporter } from "vitest/node";

declare module "vitest" {
  interface TaskMeta {
    /** Of the fault matrix: how many runs were judged. */
    cells?: number;
  }
}

/** Says the seed at the start and ends the output with a lone `N passed, N failed` line, for people and for CI; before it, how many cells of the fault matrix ran. */
export function countReporter(seed: string): Reporter {
  return {
    onInit: () => console.log(`fast-check seed ${seed} (FC_SEED=${seed} npm test repeats this run)`),
    onTestRunEnd(modules, unhandled) {
      const tests = modules.flatMap((module) => [...module.children.allTests()]);
      const states = tests.map((test) => test.result().state);
      const count = (state: (typeof states)[number]) => states.filter((other) => other === state).length;
      // A file that cannot be loaded and an error outside of any test have no test to fail, and must not look green.
      const outside = unhandled.length + modules.reduce((sum, module) => sum + module.errors().length, 0);
      const cells = tests.reduce((sum, test) => sum + (test.meta().cells ?? 0), 0);
      if (cells > 0) console.log(`fault matrix: ${cells.toLocaleString("en")} cells`);
      const skipped = count("skipped") + count("pending");
      console.log(
        `${count("passed")} passed, ${count("failed") + outside} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
      );
    },
  };
}
