/** How Stryker runs the tests of the engine: one seed, and what takes longest last, because one failure is enough. */
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

class PropertiesLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const comesLast = ({ moduleId }: TestSpecification) => Number(/properties|memory/.test(moduleId));
    return files.toSorted((a, b) => comesLast(a) - comesLast(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: ["__tests__/prune/*.test.ts", "__tests__/registries/memory.test.ts"],
    pool: "threads",
    isolate: false,
    testTimeout: 20_000,
    setupFiles: ["scripts/mutation.setup.ts"],
    sequence: { sequencer: PropertiesLast },
    reporters: [],
  },
});
