import { describe, expect, it } from "vitest";
import { newestFirst } from "../../src/prune/order.ts";
import type { SortBy } from "../../src/prune/policy.ts";
import { now, state } from "../support/state.ts";

const ordered = (given: string, sortBy: SortBy) => newestFirst(state(given).tags, sortBy, now).map(({ name }) => name);

describe("newest first", () => {
  it.each<readonly [string, SortBy, string, readonly string[]]>([
    ["by time, what has none last", "time", "v1=a 2d, v2=b, v3=c 1d, v4=d", ["v3", "v1", "v4", "v2"]],
    ["by time, the later name of two as old", "time", "v9=a 1d, v10=b 1d", ["v10", "v9"]],
    ["by version, what is none last", "semver", "z=a, 1.2.10=b, y=c, 1.2.9=d", ["1.2.10", "1.2.9", "z", "y"]],
    ["by version, also with many digits", "semver", "9.0.0=a, 10.0.0=b, 10.11.12=c", ["10.11.12", "10.0.0", "9.0.0"]],
    ["by version, not by one in the middle of a name", "semver", "x-9.0.0=a, 1.0.0=b", ["1.0.0", "x-9.0.0"]],
    ["by version, then by build", "semver", "1.0.0_2=a, 1.0.0_10=b, 1.0.0=c", ["1.0.0_10", "1.0.0_2", "1.0.0"]],
    ["by version, the later name of equal ones", "semver", "1.0.0=a, v1.0.0=b", ["v1.0.0", "1.0.0"]],
    ["by name, in natural order", "name", "v9=a, v10=b, v1=c", ["v10", "v9", "v1"]],
    ["by name, by bytes where natural order sees no difference", "name", "v01=a, v1=b, v001=c", ["v1", "v01", "v001"]],
  ])("is %s", (_, sortBy, given, names) => {
    expect(ordered(given, sortBy)).toEqual(names);
    expect(ordered(given.split(", ").reverse().join(", "), sortBy)).toEqual(names);
  });
});
