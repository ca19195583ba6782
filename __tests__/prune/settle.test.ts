import { describe, expect, it } from "vitest";
import type { StepOutcome } from "../../src/prune/apply.ts";
import { plan } from "../../src/prune/plan.ts";
import { foreseen, settle, withheld } from "../../src/prune/settle.ts";
import type { Powers } from "../../src/prune/snapshot.ts";
import { imagesOf, now, policy, readable, state, tagsOf, untagging, untaggingFirst } from "../support/state.ts";

type Status = StepOutcome["status"];

interface Row {
  readonly name: string;
  readonly given: string;
  readonly powers?: Powers;
  /** What becomes of the steps, by tag or manifest; the others are done. */
  readonly outcome: Readonly<Record<string, Status>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly images: Readonly<Record<string, string>>;
}

function verdictsOf(sentences: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(sentences).map(([name, sentence]) => [name, sentence.replace(/:.*/s, "")]));
}

const wish = () => policy({ keep: 0, protect: ["stay"] });

describe("verdicts after the steps", () => {
  it.each<Row>([
    {
      name: "are those of the plan when all is done",
      given: "v1=a 9d, v2=b 9d, stay=b 9d",
      outcome: {},
      tags: { v1: "deleted", v2: "untagged", stay: "retained" },
      images: { a: "deleted", b: "retained" },
    },
    ...(["already-gone", "changed", "failed", "remaining"] as const).map((status) => ({
      name: `say ${status} of an image and of the tags that would have gone with it`,
      given: "v1=a 9d, v2=a 9d",
      outcome: { a: status },
      tags: { v1: status, v2: status },
      images: { a: status },
    })),
    {
      name: "retain what the registry keeps",
      given: "v1=a 9d, v2=b 9d, stay=b 9d",
      outcome: { a: "kept", v2: "kept" },
      tags: { v1: "retained", v2: "retained", stay: "retained" },
      images: { a: "retained", b: "retained" },
    },
    {
      name: "tell a tag that went from an image that went",
      given: "v1=a 9d, v2=a 9d",
      powers: untaggingFirst,
      outcome: { a: "failed" },
      tags: { v1: "untagged", v2: "untagged" },
      images: { a: "failed" },
    },
    {
      name: "call a tag deleted when its image was gone already",
      given: "v1=a 9d",
      powers: untaggingFirst,
      outcome: { a: "already-gone" },
      tags: { v1: "deleted" },
      images: { a: "already-gone" },
    },
    {
      name: "keep apart the tags of one image",
      given: "v1=a 9d, v2=a 9d",
      powers: untaggingFirst,
      outcome: { v1: "failed", a: "remaining" },
      tags: { v1: "failed", v2: "untagged" },
      images: { a: "remaining" },
    },
  ])("$name", ({ given, powers = untagging, outcome, tags, images }) => {
    const planned = plan(state(given, { powers }), wish(), now);
    const steps = planned.steps.map((step): StepOutcome => {
      const about = readable(step.kind === "untag" ? step.tag.name : step.manifest.digest);
      return { status: outcome[about] ?? "done" };
    });
    const settled = settle(planned, { steps });
    expect(verdictsOf(tagsOf(settled))).toEqual(tags);
    expect(verdictsOf(imagesOf(settled))).toEqual(images);
  });

  it.each([
    [{ status: "failed", message: "no answer" }, "its image is still there: no answer"],
    [{ status: "remaining" }, "its image was to go too, but is still there"],
  ] as const)("say why the image of a tag that went is still there: %j", (deletion, why) => {
    const planned = plan(state("v1=a 9d", { powers: untaggingFirst }), wish(), now);
    expect(tagsOf(settle(planned, { steps: [{ status: "done" }, deletion] }))).toEqual({
      v1: `untagged: ${why}; keep 0`,
    });
  });

  it("put the registry's words before the reasons of the plan", () => {
    const planned = plan(state("v1=a 9d"), wish(), now);
    const settled = settle(planned, { steps: [{ status: "kept", message: "the registry says it is locked" }] });
    expect(tagsOf(settled)).toEqual({ v1: "retained: the registry says it is locked; keep 0" });
    expect(imagesOf(settled)).toEqual({ a: "retained: the registry says it is locked; only doomed tags point here" });
  });
});

describe("verdicts without steps", () => {
  const planned = () => plan(state("v1=a 9d, stay=b 9d"), wish(), now);

  it("are the plan's own when nothing was to be carried out", () => {
    expect(tagsOf(foreseen(planned()))).toEqual(tagsOf(planned()));
    expect(imagesOf(foreseen(planned()))).toEqual(imagesOf(planned()));
  });

  it("are all retained when nothing may be, with the reason first", () => {
    expect(tagsOf(withheld(planned(), "refused"))).toEqual({
      v1: "retained: refused; keep 0",
      stay: "retained: protected",
    });
    expect(imagesOf(withheld(planned(), "refused"))).toEqual({
      a: "retained: refused; only doomed tags point here",
      b: "retained: stay stays",
    });
  });
});
