/**
 * What must hold for every repository and every policy (DESIGN section 8), on random ones. Registries are in memory; the
 * seed is fixed by the set-up of the tests.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { branchesNamed } from "../../src/prune/branches.ts";
import { periods } from "../../src/prune/calendar.ts";
import { parseCapture } from "../../src/prune/capture.ts";
import type { Plan } from "../../src/prune/decision.ts";
import { parseGroupBy } from "../../src/prune/group.ts";
import { parsePatterns } from "../../src/prune/pattern.ts";
import { plan } from "../../src/prune/plan.ts";
import type { Policy, Retention } from "../../src/prune/policy.ts";
import { referencesOf } from "../../src/prune/reference.ts";
import type { Digest, Manifest, Snapshot, Tag } from "../../src/prune/snapshot.ts";
import { wanted } from "../../src/prune/wanted.ts";
import { anyCase, type Case, groupings, plainlyTimed, repository } from "../support/arbitrary.ts";
import { cutAfter, type MemoryRegistry, memoryRegistry, type Store } from "../support/memory-registry.ts";
import { decide, dependences, reachable, subjectOf } from "../support/oracle.ts";
import { resultFor, run } from "../support/run.ts";
import { digestOf, imagesOf, now, policy, state, takingReferrers, untagging } from "../support/state.ts";

const count = fc.nat({ max: 2 });
const counts = fc.record({ majors: count, minors: count, patches: count });

function check<Input>(arbitrary: fc.Arbitrary<Input>, property: (input: Input) => void | Promise<void>, numRuns = 500) {
  return fc.assert(
    fc.asyncProperty(arbitrary, async (input) => {
      await property(input);
    }),
    { numRuns },
  );
}

function loaded(snapshot: Snapshot): MemoryRegistry {
  const registry = memoryRegistry({ powers: snapshot.powers });
  registry.load(snapshot);
  return registry;
}

/** The content of the repository as plain values, in a fixed order. */
function content({ tags, manifests }: Store) {
  return {
    tags: [...tags.values()].map(({ name, digest }) => `${name} ${digest}`).sort(),
    manifests: [...manifests.keys()].sort(),
  };
}

/** All that a step takes away. */
function taken({ steps }: Plan) {
  const manifests = steps.flatMap((step) => (step.kind === "delete" ? [step.manifest.digest] : []));
  const tags = steps.flatMap((step) => (step.kind === "untag" ? [step.tag] : step.tags)).map((tag) => tag.name);
  return { manifests: new Set(manifests), tags: new Set(tags) };
}

/** The manifests that `starts` need, companion tags included. */
function neededBy(snapshot: Snapshot, starts: Iterable<Digest>): Set<Digest> {
  return reachable(
    dependences(snapshot, () => true),
    starts,
  );
}

/**
 * Whether `digest` went along with its subject although `image`, which is left, needs it: that is in order where `image`
 * was there for the sake of this very subject, such as a list of its referrers.
 */
function wentAlong(before: Snapshot, { manifests }: Store, digest: Digest, image: Digest): boolean {
  const toSubjects = [...before.manifests.values()].flatMap(({ digest, subject }): [Digest, Digest][] =>
    subject === undefined ? [] : [[digest, subject]],
  );
  const takers = before.powers.takesReferrers ? [...reachable(toSubjects, [digest])] : [];
  return takers.some((taker) => taker !== digest && !manifests.has(taker) && neededBy(before, [taker]).has(image));
}

/** What the tags of `now` lack, of what their images needed in `before`: children at any depth. */
function lost(before: Snapshot, now: Store): string[] {
  const children = dependences({ ...before, tags: [] }, () => false).filter(([from, to]) =>
    before.manifests.get(from)?.children.includes(to),
  );
  return [...now.tags.values()].flatMap(({ name, digest }) =>
    [...reachable(children, [digest])]
      .filter((needed) => before.manifests.has(needed) && !now.manifests.has(needed))
      .filter((needed) => !wentAlong(before, now, needed, digest))
      .map((needed) => `${name} lost ${needed}`),
  );
}

describe("every plan", () => {
  it("decides as the design says, word by word", async () => {
    await check(
      anyCase(),
      ({ snapshot, policy, plain }) => {
        const planned = plan(snapshot, policy, now);
        const expected = decide(snapshot, plain);
        expect(new Map(planned.tags.map(({ tag, verdict }) => [tag.name, verdict]))).toEqual(
          new Map([...expected.tags].map(([name, verdict]) => [name, verdict])),
        );
        const deleted = planned.images.filter(({ verdict }) => verdict === "deleted");
        expect(new Set(deleted.map(({ manifest }) => manifest.digest))).toEqual(expected.deleted);
      },
      2000,
    );
  });

  it("takes nothing that a retained tag, a protected digest, or a locked manifest needs, even in cycles", async () => {
    await check(
      anyCase({ cycles: true }),
      ({ snapshot, policy }) => {
        const planned = plan(snapshot, policy, now);
        const { manifests, tags } = taken(planned);
        const retained = planned.tags.filter(({ verdict }) => verdict === "retained").map(({ tag }) => tag);
        const locked = [...snapshot.manifests.values()].filter((manifest) => manifest.locked !== undefined);
        const needed = neededBy({ ...snapshot, tags: snapshot.tags.filter((tag) => retained.includes(tag)) }, [
          ...retained.map((tag) => tag.digest),
          ...policy.protectDigests,
          ...locked.map(({ digest }) => digest),
        ]);
        expect([...manifests].filter((digest) => needed.has(digest))).toEqual([]);
        expect(retained.filter(({ name }) => tags.has(name))).toEqual([]);
      },
      1500,
    );
  });

  it("has exactly one step for each tag and each manifest that goes, and none for the rest", async () => {
    await check(anyCase(), ({ snapshot, policy }) => {
      const { tags, images, steps } = plan(snapshot, policy, now);
      const deletes = steps.flatMap((step) => (step.kind === "delete" ? [step.manifest.digest] : []));
      const untags = steps.flatMap((step) => (step.kind === "untag" ? [step.tag.name] : []));
      const carried = steps.flatMap((step) => (step.kind === "delete" ? step.tags.map((tag) => tag.name) : []));
      expect(deletes.toSorted()).toEqual(
        images
          .filter(({ verdict }) => verdict === "deleted")
          .map(({ manifest }) => manifest.digest)
          .sort(),
      );
      const first = snapshot.powers.untagFirst;
      expect(carried.filter((name) => first && !untags.includes(name))).toEqual([]);
      expect([...new Set([...untags, ...carried])].toSorted()).toEqual(
        tags
          .filter(({ verdict }) => verdict !== "retained")
          .map(({ tag }) => tag.name)
          .sort(),
      );
      expect(untags.length === 0 || snapshot.powers.untag).toBe(true);
    });
  });

  it("orders its steps so that nothing goes before what exists for it, nor in the same wave", async () => {
    await check(anyCase(), ({ snapshot, policy }) => {
      const { steps } = plan(snapshot, policy, now);
      const waves = new Map(
        steps.flatMap((step) => (step.kind === "delete" ? [[step.manifest.digest, step.wave]] : [])),
      );
      for (const [from, to] of dependences(
        snapshot,
        (tag) => !policy.protect.includes.some((p) => p.matches(tag.name)),
      )) {
        const [first, second] = [waves.get(from), waves.get(to)];
        if (first !== undefined && second !== undefined) expect(first).toBeLessThan(second);
      }
    });
  });

  it("has no step that waits for a later one, or begins before the wave that it waits for, even in cycles", async () => {
    await check(anyCase({ cycles: true }), ({ snapshot, policy }) => {
      const { steps } = plan(snapshot, policy, now);
      for (const [index, step] of steps.entries())
        for (const before of step.after) {
          expect(before).toBeLessThan(index);
          expect(steps[before]?.wave).toBeLessThan(step.wave);
        }
      const waveNumbers = [...new Set(steps.map(({ wave }) => wave))];
      expect(waveNumbers).toEqual(waveNumbers.toSorted((a, b) => a - b));
    });
  });

  it("keeps exactly N images when all times are known and differ and nothing else protects", async () => {
    await check(fc.tuple(repository(), fc.nat({ max: 6 })), ([random, keep]) => {
      const snapshot = plainlyTimed({ ...random, powers: untagging });
      const policy = unprotected({ keep });
      const { tags } = plan(snapshot, policy, now);
      const images = new Set(snapshot.tags.map((tag) => tag.digest));
      const kept = new Set(tags.filter(({ verdict }) => verdict === "retained").map(({ tag }) => tag.digest));
      expect(kept.size).toBe(Math.min(keep, images.size));
      const newest = snapshot.tags.toSorted((a, b) => (b.time?.at ?? 0) - (a.time?.at ?? 0)).map((tag) => tag.digest);
      expect(kept).toEqual(new Set([...new Set(newest)].slice(0, keep)));
    });
  });

  it("does not depend on the order of tags and manifests", async () => {
    const shuffled = anyCase().chain((one) =>
      fc.record({
        one: fc.constant(one),
        tags: fc.shuffledSubarray([...one.snapshot.tags], { minLength: one.snapshot.tags.length }),
        manifests: fc.shuffledSubarray([...one.snapshot.manifests], { minLength: one.snapshot.manifests.size }),
      }),
    );
    await check(shuffled, ({ one: { snapshot, policy }, tags, manifests }) => {
      const essence = ({ tags, images, steps }: Plan) => ({
        tags: tags.map(({ tag, verdict, reasons }) => ({ name: tag.name, verdict, reasons })),
        images: images
          .map(({ manifest, verdict, reasons }) => ({ digest: manifest.digest, verdict, reasons }))
          .sort(byDigest),
        steps: steps
          .map((step) => `${step.wave} ${step.kind === "untag" ? step.tag.name : step.manifest.digest}`)
          .sort(),
      });
      const again = plan({ ...snapshot, tags, manifests: new Map(manifests) }, policy, now);
      expect(essence(again)).toEqual(essence(plan(snapshot, policy, now)));
    });
  });

  it("needs no time that it did not ask for", async () => {
    await check(anyCase(), ({ snapshot, policy }) => {
      const timed = wanted(policy, snapshot.repository, now).timesFor(snapshot.tags.map(timeless), snapshot.manifests);
      const asked = snapshot.tags.map((tag) => (timed.tags.has(tag.name) ? tag : timeless(tag)));
      const verdicts = (of: Plan) => new Map(of.tags.map(({ tag, verdict }) => [tag.name, verdict]));
      expect(verdicts(plan({ ...snapshot, tags: asked }, policy, now))).toEqual(verdicts(plan(snapshot, policy, now)));
    });
  });

  it("deletes no more when a keep rule is added or loosened", async () => {
    const more = fc.record({
      keep: fc.nat({ max: 3 }),
      days: fc.integer({ min: 0, max: 30 }),
      counts,
      period: fc.constantFrom(...periods),
      periodsMore: fc.constantFrom(1, 2, Number.POSITIVE_INFINITY),
    });
    await check(fc.tuple(anyCase(), more), ([{ snapshot, policy }, { keep, days, counts, period, periodsMore }]) => {
      const before = plan(snapshot, policy, now);
      const [retention] = policy.retentions as readonly [Retention];
      const versions = retention.keepSemver ?? { majors: 1, minors: 1, patches: 0 };
      const calendar = retention.calendar ?? { timeZone: "Europe/Berlin", counts: {} };
      const longer = { ...calendar.counts, [period]: (calendar.counts[period] ?? 0) + periodsMore };
      const added: readonly Retention[] = [
        { ...retention, calendar: { ...calendar, counts: longer } },
        { ...retention, keep: (retention.keep ?? 0) + keep },
        { ...retention, keepWithin: retention.keepWithin ?? { amount: days, unit: "d" } },
        { ...retention, keepPrereleases: (retention.keepPrereleases ?? 0) + keep },
        {
          ...retention,
          keepSemver: {
            majors: versions.majors + counts.majors,
            minors: versions.minors + counts.minors,
            patches: versions.patches + counts.patches,
          },
        },
      ];
      for (const looser of added) {
        const after = taken(plan(snapshot, { ...policy, retentions: [looser] }, now));
        expect([...after.manifests].filter((digest) => !taken(before).manifests.has(digest))).toEqual([]);
        expect([...after.tags].filter((name) => !taken(before).tags.has(name))).toEqual([]);
      }
    });
  });

  /** An image ranks in each group by its newest tag there, and has no better rank in the group of an older one. */
  it("deletes no more when group-by is added, but for older tags on an image that stays", async () => {
    const written = groupings.flatMap(({ written }) => (written === undefined ? [] : [parseGroupBy(written)]));
    await check(fc.tuple(anyCase(), fc.constantFrom(...written)), ([{ snapshot, policy }, groupBy]) => {
      const [retention] = policy.retentions as readonly [Retention];
      const planned = (of: Retention) => taken(plan(snapshot, { ...policy, retentions: [of] }, now));
      const [before, after] = [planned({ ...retention, groupBy: undefined }), planned({ ...retention, groupBy })];
      expect([...after.manifests].filter((digest) => !before.manifests.has(digest))).toEqual([]);
      const more = snapshot.tags.filter(({ name }) => after.tags.has(name) && !before.tags.has(name));
      expect(more.filter(({ digest }) => after.manifests.has(digest))).toEqual([]);
    });
  });

  it("deletes no more when something is protected: a tag, a digest, what is referenced or locked", async () => {
    const chosen = fc.tuple(anyCase(), anyCase()).chain(([one, other]) =>
      fc.record({
        one: fc.constant({ ...one, policy: { ...one.policy, retentions: retentionsOf(one, other) } }),
        tag: fc.constantFrom(...one.snapshot.tags.map(({ name }) => name), "nothing"),
        digest: fc.constantFrom(...one.snapshot.manifests.keys()),
      }),
    );
    const protecting = ({ snapshot, policy }: Case, tag: string, digest: Digest) => {
      const { includes, excludes } = policy.protect;
      const more = { includes: [...includes, ...parsePatterns([tag]).includes], excludes };
      const reference = (named: object) => referencesOf([{ ...named, place: "file:1" }]);
      const lockedTags = snapshot.tags.map((one) => (one.name === tag ? { ...one, locked: "locked" } : one));
      const lockedImages = new Map(snapshot.manifests).set(digest, {
        ...(snapshot.manifests.get(digest) as Manifest),
        locked: "locked",
      });
      return {
        "a tag": [snapshot, { ...policy, protect: more }],
        "a digest": [snapshot, { ...policy, protectDigests: new Set([...policy.protectDigests, digest]) }],
        "a tag that is referenced": [snapshot, { ...policy, references: reference({ tag }) }],
        "a digest that is referenced": [snapshot, { ...policy, references: reference({ digest }) }],
        "a locked tag": [{ ...snapshot, tags: lockedTags }, policy],
        "a locked image": [{ ...snapshot, manifests: lockedImages }, policy],
      } as const satisfies Record<string, readonly [Snapshot, Policy]>;
    };
    await check(
      chosen,
      ({ one, tag, digest }) => {
        const before = taken(plan(one.snapshot, one.policy, now));
        for (const [what, [snapshot, policy]] of Object.entries(protecting(one, tag, digest))) {
          const after = taken(plan(snapshot, policy, now));
          const more = [...after.manifests.difference(before.manifests), ...after.tags.difference(before.tags)];
          expect({ what, more }).toEqual({ what, more: [] });
        }
      },
      1500,
    );
  });
});

describe("every run", () => {
  it("ends exactly as its plan says", async () => {
    await check(anyCase(), async ({ snapshot, policy }) => {
      const registry = loaded(snapshot);
      const dry = await run(registry, policy, { dryRun: true });
      const live = await run(registry, policy);
      const [foreseen, settled] = [resultFor(dry), resultFor(live)];
      expect(settled).toEqual(foreseen);
      expect(live.bytesReclaimed).toBe(dry.bytesReclaimed);
      const { tags, manifests } = registry.store("app");
      const staying = foreseen.tags.filter(({ verdict }) => verdict === "retained").map(({ tag }) => tag.name);
      expect([...tags.keys()].sort()).toEqual(staying.sort());
      const left = foreseen.images.filter(({ verdict }) => verdict === "retained");
      expect([...manifests.keys()].sort()).toEqual(left.map(({ manifest }) => manifest.digest).sort());
    });
  });

  it("asks nothing that changes anything when it is dry", async () => {
    await check(anyCase({ cycles: true }), async ({ snapshot, policy }) => {
      const registry = loaded(snapshot);
      const before = content(registry.store("app"));
      await run(registry, policy, { dryRun: true });
      expect(content(registry.store("app"))).toEqual(before);
      expect(registry.calls.map(({ action }) => action)).toEqual(["snapshot"]);
    });
  });

  it("finds nothing to do the second time", async () => {
    await check(anyCase(), async ({ snapshot, policy }) => {
      const registry = loaded(snapshot);
      await run(registry, policy);
      const after = content(registry.store("app"));
      const again = await run(registry, policy);
      expect(resultFor(again).status).toBe("unchanged");
      expect(content(registry.store("app"))).toEqual(after);
    });
  });

  it("breaks no retained tag in cycles either, and leaves nothing that was to go", async () => {
    await check(anyCase({ cycles: true }), async ({ snapshot, policy }) => {
      const registry = loaded(snapshot);
      const foreseen = resultFor(await run(registry, policy, { dryRun: true }));
      await run(registry, policy);
      const retained = foreseen.tags.filter(({ verdict }) => verdict === "retained").map(({ tag }) => tag);
      const { tags, manifests } = registry.store("app");
      for (const { name, digest } of retained) expect(tags.get(name)?.digest).toBe(digest);
      expect(lost(snapshot, { tags: new Map(retained.map((tag) => [tag.name, tag])), manifests })).toEqual([]);
      const staying = foreseen.images.filter(({ verdict }) => verdict === "retained");
      expect([...manifests.keys()].sort()).toEqual(staying.map(({ manifest }) => manifest.digest).sort());
      expect(tags.size).toBe(retained.length);
    });
  });
});

describe("a run that is cut after any change", () => {
  interface Cut {
    readonly one: Case;
    readonly after: number;
    readonly concurrency: number;
  }
  const cutIn = (one: fc.Arbitrary<Case>): fc.Arbitrary<Cut> =>
    fc.record({ one, after: fc.nat({ max: 20 }), concurrency: fc.constantFrom(1, 8) });
  const cut = cutIn(anyCase());

  /** Runs on a registry that is cut; returns what is left there. */
  async function interrupted({ one: { snapshot, policy }, after, concurrency }: Cut) {
    const registry = loaded(snapshot);
    cutAfter(registry, after % Math.max(1, plan(snapshot, policy, now).steps.length));
    await run(registry, policy, { concurrency });
    return registry;
  }

  it("leaves every tag pullable, and every image that is left with its companions", async () => {
    let half = 0;
    await check(cut, async (input) => {
      const { snapshot, policy } = input.one;
      const planned = plan(snapshot, policy, now);
      const registry = await interrupted(input);
      if (registry.mutations.length > 0 && registry.mutations.length < planned.steps.length) half++;
      const left = registry.store("app");
      expect(lost(snapshot, left)).toEqual([]);
      for (const { tag, verdict } of planned.tags)
        if (verdict === "retained") expect(left.tags.get(tag.name)?.digest).toBe(tag.digest);
      const companions = planned.tags.map(({ tag }) => tag).filter((tag) => subjectOf(tag) !== undefined);
      const widowers = companions.filter((tag) => {
        const subject = subjectOf(tag);
        if (subject === undefined || !left.manifests.has(subject) || left.tags.has(tag.name)) return false;
        return !wentAlong(snapshot, left, tag.digest, subject);
      });
      expect(widowers).toEqual([]);
    });
    expect(half).toBeGreaterThan(15);
  });

  it.each<readonly [string, fc.Arbitrary<Cut>]>([
    ["whatever the rules", cut],
    ["where prereleases are judged by releases that go as well", cutIn(anyCase().map(byVersions))],
  ])("is brought to the same end by the next run, but for leftovers that nothing leads to, %s", async (_, cases) => {
    await check(cases, async (input) => {
      const { snapshot, policy } = input.one;
      const uncut = loaded(snapshot);
      await run(uncut, policy);
      const resumed = loaded({ ...snapshot, ...asSnapshot((await interrupted(input)).store("app")) });
      expect(resultFor(await run(resumed, policy)).message).toBeUndefined();

      const [goal, end] = [uncut.store("app"), resumed.store("app")];
      expect([...goal.tags.keys()].filter((name) => !end.tags.has(name))).toEqual([]);
      const leftovers = [...end.manifests.keys()].filter((digest) => !goal.manifests.has(digest));
      const surplus = [...end.tags.values()].filter(({ name }) => !goal.tags.has(name));
      // An orphaned companion stays with its manifest; without the power to untag, so does whatever tag is on a leftover.
      // A tag that is no version and was judged by another tag of its image can be judged no more.
      const explained = surplus.filter(
        (tag) => subjectOf(tag) !== undefined || (!snapshot.powers.untag && leftovers.includes(tag.digest)),
      );
      expect(surplus).toEqual(explained);
    });
  });
});

describe("a change right before a delete", () => {
  it("never costs the tag that somebody just put on a doomed manifest, or on one that goes along with it", async () => {
    let raced = 0;
    const race = fc.record({
      one: anyCase(),
      before: fc.nat({ max: 20 }),
      moves: fc.boolean(),
      onReferrer: fc.boolean(),
    });
    await check(race, async ({ one: { snapshot, policy }, before, moves, onReferrer }) => {
      const registry = loaded(snapshot);
      const planned = plan(snapshot, policy, now);
      const mover = planned.tags.find(({ verdict }) => verdict === "retained")?.tag.name;
      const deletes = planned.steps.filter(({ kind }) => kind === "delete").length;
      let left = before % Math.max(1, deletes);
      let put: Tag | undefined;
      const isAlong = onReferrer && snapshot.powers.takesReferrers === true;
      registry.before(({ action, reference }) => {
        const { manifests } = registry.store("app");
        if (action !== "deleteManifest" || !manifests.has(reference) || put !== undefined) return;
        const referrer = [...manifests.values()].find(({ subject }) => subject === reference)?.digest;
        if (isAlong ? referrer === undefined : left-- > 0) return;
        put = { name: (moves ? mover : undefined) ?? "new", digest: (isAlong ? referrer : undefined) ?? reference };
        registry.store("app").tags.set(put.name, put);
      });
      const result = await run(registry, policy, { concurrency: 1 });
      if (put === undefined) return;
      raced++;
      expect(registry.store("app").tags.get(put.name)).toEqual(put);
      expect(lost(snapshot, registry.store("app"))).toEqual([]);
      const changed = resultFor(result).images.find(({ manifest }) => manifest.digest === put?.digest);
      expect(changed?.verdict).toBe("changed");
    });
    expect(raced).toBeGreaterThan(15);
  });

  it("never costs the tag that somebody just put on a referrer, where that goes along with its subject", async () => {
    const snapshot = state("v1=a 1d, s>a, v2=b", { powers: takingReferrers });
    const registry = loaded(snapshot);
    const put: Tag = { name: "new", digest: digestOf("s") };
    registry.before(({ action }) => {
      if (action === "deleteManifest") registry.store("app").tags.set("new", put);
    });
    const result = resultFor(await run(registry, policy({ keep: 0, protect: ["v2"] })));
    expect(imagesOf(result)).toEqual({
      a: "changed: new was added to s, which would go along with a; only doomed tags point here",
      s: "changed: new was added to s, which would go along with a; only there for what goes",
      b: "retained: v2 stays",
    });
    expect(registry.store("app").tags.get("new")).toEqual(put);
  });
});

/** Every rule, in two retentions: the one that the first leaves tags to, and one that asks of the repository of code. */
function retentionsOf({ policy }: Case, other: Case): readonly Retention[] {
  const [first] = policy.retentions as readonly [Retention];
  const asking = {
    keepOpenPullRequests: { capture: parseCapture("v(\\d+)"), answer: new Set([1, 2, 10]) },
    keepExistingBranches: { capture: parseCapture("(main|build7)"), answer: branchesNamed(["main"]) },
  };
  return [first, ...other.policy.retentions.map((retention) => ({ ...retention, ...asking }))];
}

/** `one` with the rules of versions alone. */
function byVersions({ snapshot, policy, plain }: Case): Case {
  const retention: Retention = {
    tagPattern: parsePatterns(["*"]),
    sortBy: "time",
    keep: 0,
    keepSemver: { majors: 1, minors: 1, patches: 1 },
    keepPrereleases: 1,
  };
  return { snapshot, policy: { ...policy, retentions: [retention] }, plain };
}

/** No protection at all, every tag a candidate, newest first by time. */
function unprotected(rules: Pick<Retention, "keep">): Policy {
  return {
    retentions: [{ tagPattern: parsePatterns(["*"]), sortBy: "time", ...rules }],
    protect: parsePatterns([]),
    protectDigests: new Set(),
    allowEmpty: true,
  };
}

function timeless({ time: _, ...tag }: Tag): Tag {
  return tag;
}

function asSnapshot({ tags, manifests }: Store) {
  return { tags: [...tags.values()], manifests };
}

function byDigest(a: { readonly digest: Digest }, b: { readonly digest: Digest }): number {
  return a.digest < b.digest ? -1 : 1;
}
