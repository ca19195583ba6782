import { expect, it } from "vitest";
import { lookAt } from "../../src/github/look.ts";
import { now } from "../support/state.ts";
import { exchange, type Written } from "./exchange.ts";

const look = (written: Written) =>
  lookAt({ api: { version: async () => exchange(written) }, base: { org: "acme" }, name: "app", now: () => now }, "7");

it("a version that is gone is none", async () =>
  expect(await look({ status: 404, body: { message: "Not Found" } })).toBeUndefined());

it.each<[string, Written, RegExp]>([
  [
    "a right is missing",
    { status: 403, body: { message: "Forbidden" } },
    /version 7 of app could not be looked up.*403/,
  ],
  ["a proxy answers", { status: 404, body: "<html>" }, /version 7 of app could not be looked up.*404/],
  ["it is another", { body: { id: 8, name: "x" } }, /the body does not describe version 7/],
])("is not told where %s", async (_, written, message) => {
  await expect(look(written)).rejects.toThrow(message);
});
