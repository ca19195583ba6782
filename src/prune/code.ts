/** What rules ask of the repository of code that images are built from: which of its work is still going on. */
import type { Branches } from "./branches.ts";
import type { Capture } from "./capture.ts";

export interface Code {
  /** The numbers of the pull requests that are open. */
  readonly openPullRequests: ReadonlySet<number>;
  /** The branches that exist. */
  readonly branches: Branches;
}

/** As much of it as was asked for. */
export type Answers = { readonly [Part in keyof Code]?: Code[Part] | undefined };

/** The tags that a rule is about, and the answer that it wants. */
export interface Asking<Answer> {
  readonly capture: Capture;
  /** Absent as long as nobody has answered: then every tag that the rule is about stays. */
  readonly answer?: Answer | undefined;
}
