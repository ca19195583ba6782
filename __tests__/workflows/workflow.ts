/** What the tests look at in a workflow. */

export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly steps?: readonly Step[];
  readonly env?: Readonly<Record<string, string>>;
  readonly permissions?: unknown;
  readonly "timeout-minutes"?: number;
}

export interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly jobs?: Readonly<Record<string, Job>> | null;
}

/** The steps of all jobs; none of what is no workflow. */
export function stepsOf(workflow: Workflow | null): readonly Step[] {
  return Object.values(workflow?.jobs ?? {}).flatMap((job) => job?.steps ?? []);
}
