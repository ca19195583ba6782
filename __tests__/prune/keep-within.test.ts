import { describe } from "vitest";
import { decides } from "../support/table.ts";

const unknown = "retained: keep-within: its time is unknown or cannot be true";

describe("keep-within", () => {
  decides([
    {
      name: "keeps what is younger, to the very millisecond",
      given: "young=a 1d, exact=b 2d, old=c 49h",
      policy: { within: "2d" },
      tags: {
        young: "retained: keep-within: younger than 2d",
        exact: "retained: keep-within: younger than 2d",
        old: "deleted: keep-within: older than 2d",
      },
    },
    {
      name: "keeps what has no time that can be true",
      given: "a=a, b=b 1970, c=c +2d, d=d 9d",
      policy: { within: "2d" },
      tags: { d: "deleted: keep-within: older than 2d", a: unknown, b: unknown, c: unknown },
    },
    {
      name: "judges each tag of an image by its own time",
      given: "v1=a 9d, v2=a 1d",
      policy: { within: "2d" },
      tags: {
        v2: "retained: keep-within: younger than 2d",
        v1: "untagged: keep-within: older than 2d; shares its image with v2, so only the tag goes",
      },
    },
  ]);
});
