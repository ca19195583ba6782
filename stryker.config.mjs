/**
 * Mutation tests of the engine: each mutant is the engine with one change, and a test must fail for it. Not a part of CI: on
 * two cores a whole run takes most of an hour. The next one only looks at what has changed since
 * (`coverage/mutation.json`), which misses tests that are new for a constant: `npm run test:mutation -- --force` says how
 * things are.
 *
 * What survives, and may, because it changes nothing that can be told from outside:
 * - `?.`, `?? []` and `!== undefined` where the types want them and nothing is ever absent, or where what is absent is
 *   found nowhere and leads nowhere (`apply`, `classify`, `companion`, `graph`, `need`, `plan`, `reference`,
 *   `reference-warnings`, `rules`, `standings`, `steps`, `untagged`, `verify`);
 * - a list that begins with something that nothing knows, and sets that also hold what nobody looks for in them (`answers`,
 *   `apply`, `graph`, `keep-prereleases`, `reference`, `rules`, `selection`, `standings`, `steps`, `wanted`);
 * - shortcuts to the same result (`need`: no strays; `prune`: the very powers that were foreseen; `reading`: a policy without
 *   questions; `rules`: what is in order already; `selection`: nothing protected; `verify`: each manifest once);
 * - a second lock behind the first (`apply`: steps begin as not tried; `steps`: only tags that go are handed to a delete;
 *   `plan`: a tag of an unknown manifest does not go, and retained releases lead to nothing that goes; `order`: what is in the
 *   middle of a name is no version for `semver` either; `pattern`: a limit of the library behind ours);
 * - comparisons of what is never equal, or need not be told apart (`branches`, `graph`, `group`, `order`, `warnings`), in which
 *   case letters are compared (`branches`), and `undefined` for false or for a count that begins anew anyway (`keep-newest`,
 *   `apply`);
 * - the platform of globs, where the tests run on the same (`pattern`);
 * - what is only remembered so as not to be computed or made twice (`calendar`, `graph`, `keep-calendar`, `keep-semver`,
 *   `order`, `rules`);
 * - kinds that the types tell apart where the fields do as well (`classify`, `plan`, `selection`, `standings`);
 * - which of two true reasons of a kept image is told (`keep-calendar`).
 *
 * Anything else is a test that is missing. Never accept one that deletes more, in another order, or tells it differently.
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
  reporters: ["progress", "clear-text"],
  clearTextReporter: { logTests: false, reportTests: false },
  thresholds: { high: 100, low: 97, break: 96 },
};
