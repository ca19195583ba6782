import { defineConfig } from "vitest/config";
import { countReporter } from "./scripts/count-reporter.ts";

/** One seed for all properties of a run; `FC_SEED=… npm test` repeats the run that printed it. */
const seed = process.env.FC_SEED ?? String(Math.floor(Math.random() * 2 ** 31));

export default defineConfig({
  test: {
    include: ["__tests__/**/*.test.ts"],
    pool: "threads",
    isolate: false,
    // One for each of two cores, and one more, because tests of servers also wait.
    maxWorkers: 3,
    // For machines that are slow, or busy; what must not take long is measured by what the thread computes.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { FC_SEED: seed },
    setupFiles: ["scripts/fast-check-seed.ts"],
    reporters: ["default", countReporter(seed)],
    coverage: {
      include: ["src/{prune,oci,http}/**"],
      reporter: ["text"],
      reportsDirectory: "coverage/branches",
      thresholds: {
        "src/prune/**": { branches: 95 },
        "src/oci/**": { branches: 95 },
        "src/http/**": { branches: 95 },
      },
    },
  },
});
