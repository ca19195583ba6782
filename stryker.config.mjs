/**
 * Mutation tests of the engine. Not a part of CI: a whole run takes the better part of an hour on two cores, the next one
 * only what has changed (`coverage/mutation.json`; `--force` begins anew).
 */
export default {
  mutate: ["src/prune/*.ts"],
  testRunner: "vitest",
  vitest: { configFile: "scripts/mutation.vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  concurrency: 2,
  timeoutMS: 10_000,
  // Without `tsconfig.json`, which Stryker would rewrite with an API that TypeScript 7 does not have.
  ignorePatterns: ["/*", "!/__tests__", "!/scripts", "!/src", "!/package.json"],
  tempDirName: "coverage/mutation",
  incremental: true,
  incrementalFile: "coverage/mutation.json",
  reporters: ["progress", "clear-text", "json"],
  clearTextReporter: { logTests: false, reportTests: false },
};
