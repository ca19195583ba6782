/** What a push during a run can lose, by kind of registry; the README says the same in its words. */
import type { Pushed } from "./pipeline.ts";

/**
 * When a push must have come to be lost: `never`; during the `step` that undoes it, between its last look and its delete;
 * since the `look` at the whole repository, or at the `names` of its tags, that the step relies on; or since the repository was read for the `plan`.
 */
export type Window = "never" | "step" | "names" | "look" | "plan";

type Windows = Readonly<Record<Pushed["kind"], Window>>;

/** A manifest is deleted only after a look at all tags, and one at their names. */
const oci: Windows = {
  "a new tag on a doomed image": "names",
  "a tag that stays, moved to a doomed image": "look",
  "a doomed tag, pushed again as it was": "plan",
  "a deleted tag, pushed again as it was": "names",
  "a doomed tag, moved to a new image": "step",
  "a new index with a doomed platform": "names",
  "a signature of a doomed image, by tag": "names",
  "a signature of a doomed image, by subject": "plan",
  "a new image": "never",
  "a new index with a platform that stays": "never",
  "a delete of a doomed image": "never",
  "a delete of a doomed tag": "never",
  "what stays": "never",
};

/** Each manifest is looked at right before it goes. */
const closely: Windows = {
  ...oci,
  "a new tag on a doomed image": "step",
  "a tag that stays, moved to a doomed image": "step",
  "a deleted tag, pushed again as it was": "look",
  "a new index with a doomed platform": "look",
  "a signature of a doomed image, by tag": "look",
};

export const windows: Readonly<Record<string, Windows>> = {
  // A tag is only lost with the digest that it is on.
  "distribution 2.8": { ...oci, "a doomed tag, moved to a new image": "never" },
  "distribution 3.1": oci,
  zot: oci,
  acr: closely,
  dockerhub: {
    ...oci,
    // The registry refuses to delete what a tag or an index needs.
    "a new tag on a doomed image": "never",
    "a tag that stays, moved to a doomed image": "never",
    "a deleted tag, pushed again as it was": "never",
    "a new index with a doomed platform": "never",
    // Its list tells when a tag was pushed.
    "a doomed tag, pushed again as it was": "look",
    "a doomed tag, moved to a new image": "look",
    "a signature of a doomed image, by tag": "plan",
  },
  // A referrer is a version, and the list of versions is looked at.
  ghcr: { ...closely, "a signature of a doomed image, by subject": "look" },
};

/** In milliseconds, for which a look at the repository serves at least, and how many times as long as it took. */
export const serves: Readonly<Record<string, { readonly lasts: number; readonly times: number }>> = {
  "distribution 2.8": { lasts: 2_000, times: 10 },
  "distribution 3.1": { lasts: 2_000, times: 10 },
  zot: { lasts: 2_000, times: 10 },
  acr: { lasts: 2_000, times: 10 },
  dockerhub: { lasts: 30_000, times: 0 },
  ghcr: { lasts: 10_000, times: 10 },
};
