import { expect, it } from "vitest";
import { heedRateLimit } from "../../src/azure/rate-limit.ts";

it.each([
  ["8.000000", []],
  ["2.000000", []],
  [undefined, []],
  ["nonsense", []],
  ["0.500000", [1000]],
])("%s calls left make the deletes rest for %j ms", (remaining, rests) => {
  const rested: number[] = [];
  heedRateLimit({ header: () => remaining }, { rest: (milliseconds) => rested.push(milliseconds) });
  expect(rested).toEqual(rests);
});
