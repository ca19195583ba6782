import { describe, expect, it } from "vitest";
import { trustedTime } from "../../src/prune/time.ts";
import { day, now } from "../support/state.ts";

describe("the time of an image", () => {
  it.each([
    ["the day of Docker's first release", Date.UTC(2013, 2, 20), true],
    ["a moment before it", Date.UTC(2013, 2, 20) - 1, false],
    ["now", now, true],
    ["a day ahead, as clocks can be", now + day, true],
    ["more than a day ahead", now + day + 1, false],
  ])("is trusted or not: %s", (_, at, trusted) => {
    expect(trustedTime({ at, source: "pushed" }, now)).toBe(trusted ? at : undefined);
  });

  it("is unknown when there is none", () => expect(trustedTime(undefined, now)).toBeUndefined());
});
