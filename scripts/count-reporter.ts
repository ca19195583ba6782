import type { Reporter } from "vitest/node";

/** Says the seed at the start and ends the output with a lone `N passed, N failed` line, for people and for CI. */
export function countReporter(seed: string): Reporter {
  return {
    onInit: () => console.log(`fast-check seed ${seed} (FC_SEED=${seed} npm test repeats this run)`),
    onTestRunEnd(modules, unhandled) {
      const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
      const count = (state: (typeof states)[number]) => states.filter((other) => other === state).length;
      // A file that cannot be loaded and an error outside of any test have no test to fail, and must not look green.
      const outside = unhandled.length + modules.reduce((sum, module) => sum + module.errors().length, 0);
      const skipped = count("skipped") + count("pending");
      console.log(
        `${count("passed")} passed, ${count("failed") + outside} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
      );
    },
  };
}
