import { describe, expect, it } from "vitest";
import { RegistryError } from "../../src/prune/errors.ts";
import { parsePatterns } from "../../src/prune/pattern.ts";
import { selectRepositories } from "../../src/prune/repositories.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { state } from "../support/state.ts";

function registryWith(...names: readonly string[]) {
  const registry = memoryRegistry();
  for (const repository of names) registry.load(state("v1=a 1d", { repository }));
  return registry;
}

function selected(registry: ReturnType<typeof memoryRegistry>, ...entries: readonly string[]) {
  return selectRepositories(registry, [parsePatterns(entries)]);
}

async function namesOf(...given: Parameters<typeof selected>) {
  return (await selected(...given)).repositories.map(({ name }) => name);
}

describe("the repositories of a run", () => {
  const all = ["team/web", "team/api", "other/web", "team/web/cache"];

  it("are exact names, sorted, without asking for the catalog", async () => {
    const registry = registryWith(...all);
    expect(await namesOf(registry, "b", "a", "b")).toEqual(["a", "b"]);
    expect(registry.calls).toEqual([]);
  });

  it("are all that a wildcard matches in the catalog, where a star stops at a slash", async () => {
    expect(await namesOf(registryWith(...all), "team/*", "x")).toEqual(["team/api", "team/web", "x"]);
    expect(await namesOf(registryWith(...all), "team/**")).toEqual(["team/api", "team/web", "team/web/cache"]);
  });

  it("are all that any of several lists selects", async () => {
    const lists = [["team/*"], ["*/web", "!team/*"], ["x"]].map(parsePatterns);
    const { repositories } = await selectRepositories(registryWith(...all), lists);
    expect(repositories.map(({ name }) => name)).toEqual(["other/web", "team/api", "team/web", "x"]);
  });

  it("leave out what is excluded, exact names too", async () => {
    expect(await namesOf(registryWith(...all), "team/*", "team/old", "!team/web", "!*/old")).toEqual(["team/api"]);
  });

  it("go on by their exact names when the catalog is refused, with an error", async () => {
    const registry = registryWith(...all);
    registry.before(() => {
      throw new RegistryError("forbidden", "no right to list the catalog");
    });
    expect(await selected(registry, "team/*", "team/web")).toEqual({
      repositories: [{ name: "team/web", fromCatalog: false }],
      all: false,
      errors: ["`repositories`: the wildcards could not be expanded: no right to list the catalog"],
    });
  });

  it("count as named by the user when they are, even if a wildcard matches them too", async () => {
    const { repositories } = await selected(registryWith(...all), "team/*", "team/web");
    expect(repositories).toEqual([
      { name: "team/api", fromCatalog: true },
      { name: "team/web", fromCatalog: false },
    ]);
  });

  it("call a wildcard that matches nothing an error", async () => {
    expect(await selected(registryWith(...all), "nobody/*", "team/*")).toEqual({
      repositories: [
        { name: "team/api", fromCatalog: true },
        { name: "team/web", fromCatalog: true },
      ],
      all: false,
      errors: ["`repositories`: `nobody/*` matches no repository in the catalog, which holds 4"],
    });
  });

  it.each([
    [
      ["team/*", "other/{web,api}", "team/x"],
      ["other", "team"],
    ],
    [["team/*", "*/web"], undefined],
    [["team/*", "!*/old"], ["team"]],
  ] as const)("are asked for by their namespaces: %j", async (entries, namespaces) => {
    const asked: unknown[] = [];
    const registry = registryWith(...all);
    const { repositories } = registry;
    registry.repositories = (of) => {
      asked.push(of);
      return repositories.call(registry, of);
    };
    await selected(registry, ...entries);
    expect(asked).toEqual([namespaces]);
  });

  it("are not all there is when the catalog breaks off", async () => {
    const registry = registryWith(...all);
    registry.repositories = async function* () {
      yield "team/web";
      throw new RegistryError("transient", "no answer");
    };
    expect(await selected(registry, "team/*")).toEqual({
      repositories: [{ name: "team/web", fromCatalog: true }],
      all: false,
      errors: ["`repositories`: the wildcards could not be expanded: no answer"],
    });
  });

  it("are advised upon where a wildcard may find less than there is", async () => {
    const registry = Object.assign(registryWith(...all), { catalogAdvice: "Tokens see little." });
    expect((await selected(registry, "nobody/*")).errors).toEqual([
      "`repositories`: `nobody/*` matches no repository in the catalog, which holds 4. Tokens see little.",
    ]);
  });

  it("are all there is only when the catalog says so and none is left out", async () => {
    const are = async (...entries: readonly string[]) => (await selected(registryWith(...all), ...entries)).all;
    expect([await are("**"), await are("team/**", "other/web")]).toEqual([true, true]);
    expect([await are("team/**"), await are("**", "!team/api"), await are(...all)]).toEqual([false, false, false]);
  });
});
