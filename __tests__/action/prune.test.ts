/** What the action is for: three repositories with forty images each, of which three are to stay. */
import { describe, expect, it } from "vitest";
import {
  act,
  actHere,
  company,
  companyKeeps,
  openRegistry,
  place,
  type Run,
  realDeletes,
  unpullable,
  untruths,
  verdictsOf,
  wiredbrain,
  writes,
} from "../support/world.ts";

describe.concurrent("keep: 3 in three repositories with forty images each", () => {
  it.each([
    ["distribution-2.8", "cosign-tag", actHere],
    ["distribution-3.1", "cosign-tag", act],
    ["zot", "subject", actHere],
  ] as const)("foresees what it does, and leaves what must stay whole, on %s", async (dialect, style, by) => {
    await using registry = await openRegistry({ dialect });
    const placed = company(style);
    place(registry.store, placed);
    const inputs = { registry: registry.url, repositories: wiredbrain.join("\n"), keep: "3" };
    const tags = (repository: string) => registry.store.sortedTags(repository);
    const before = wiredbrain.map(tags);

    const dry = await by({ ...inputs, "dry-run": "true" });
    expect(dry.exitCode).toBe(0);
    expect(writes(registry)).toEqual([]);
    expect(wiredbrain.map(tags)).toEqual(before);

    const live = await by(inputs);
    expect(live.exitCode).toBe(0);
    expect(live.annotations).toEqual([]);
    expect(verdictsOf(live)).toEqual(verdictsOf(dry));
    expect(live.report.totals).toEqual(dry.report.totals);
    expect(live.report.totals.tagsDeleted).toBe(style === "subject" ? 111 : 112);
    expect(wiredbrain.map(tags)).toEqual(wiredbrain.map((repository) => companyKeeps(placed, repository)));
    expect(untruths(live, registry.store)).toEqual([]);
    for (const repository of wiredbrain) {
      expect(await unpullable(registry.url, repository, tags(repository))).toEqual([]);
      const held = registry.store.repositories.get(repository)?.manifests ?? new Map();
      expect([...held.keys()].sort()).toEqual(retainedImages(live, repository));
    }
    // The signature of what stays is still there, however it is attached.
    const signed = registry.store.manifest("wiredbrain/db", "v2")?.digest ?? "";
    expect(
      registry.store.referencing("wiredbrain/db", signed).length +
        tags("wiredbrain/db").filter((tag) => tag.startsWith(signed.replace(":", "-"))).length,
    ).toBe(1);

    const deletes = realDeletes(registry).length;
    const again = await by(inputs);
    expect(again.exitCode).toBe(0);
    expect(realDeletes(registry)).toHaveLength(deletes);
    expect(again.report.repositories.map(({ status }) => status)).toEqual(["unchanged", "unchanged", "unchanged"]);
    expect(again.report.totals).toMatchObject({ tagsDeleted: 0, imagesDeleted: 0, bytesReclaimed: 0 });
  });
});

function retainedImages(run: Run, repository: string): readonly string[] {
  const images = run.report.repositories.find(({ name }) => name === repository)?.images ?? [];
  return images.flatMap(({ digest, verdict }) => (verdict === "retained" ? [digest] : [])).sort();
}
