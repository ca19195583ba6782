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
    {
      name: "knows hours",
      given: "a=a 11h, b=b 12h, c=c 13h",
      policy: { within: "12h" },
      tags: {
        a: "retained: keep-within: younger than 12h",
        b: "retained: keep-within: younger than 12h",
        c: "deleted: keep-within: older than 12h",
      },
    },
    {
      name: "knows weeks",
      given: "a=a 13d, b=b 14d, c=c 15d",
      policy: { within: "2w" },
      tags: {
        a: "retained: keep-within: younger than 2w",
        b: "retained: keep-within: younger than 2w",
        c: "deleted: keep-within: older than 2w",
      },
    },
    {
      name: "knows months by the calendar: October has 31 days",
      given: "a=a 31d, b=b 32d",
      policy: { within: "1mo" },
      tags: { a: "retained: keep-within: younger than 1mo", b: "deleted: keep-within: older than 1mo" },
    },
    {
      name: "knows years by the calendar",
      given: "a=a 365d, b=b 366d",
      policy: { within: "1y" },
      tags: { a: "retained: keep-within: younger than 1y", b: "deleted: keep-within: older than 1y" },
    },
    {
      name: "0 keeps what is of this very moment, and what its clock calls future",
      given: "a=a 0d, b=b 1h, c=c +1h",
      policy: { within: "0d" },
      tags: {
        c: "retained: keep-within: younger than 0d",
        a: "retained: keep-within: younger than 0d",
        b: "deleted: keep-within: older than 0d",
      },
    },
    {
      name: "keeps all when all are young, however many",
      given: "a=a 1h, b=b 2h, c=c 3h",
      policy: { within: "1d" },
      tags: {
        a: "retained: keep-within: younger than 1d",
        b: "retained: keep-within: younger than 1d",
        c: "retained: keep-within: younger than 1d",
      },
    },
    {
      name: "does not care about sort-by",
      given: "v1=a 9d, v2=b 1d",
      policy: { within: "2d", sortBy: "name" },
      tags: { v2: "retained: keep-within: younger than 2d", v1: "deleted: keep-within: older than 2d" },
    },
    {
      name: "looks at candidates alone",
      given: "v1=a 9d, main=b 9d, v2=c 9d locked",
      policy: { within: "2d", pattern: ["v*"] },
      tags: {
        v2: "retained: locked",
        v1: "deleted: keep-within: older than 2d",
        main: "retained: outside `tag-pattern`",
      },
    },
    {
      name: "keeps what an index that it keeps needs",
      given: "v2=i 1d, i[a], v1=a 9d",
      policy: { within: "2d" },
      tags: {
        v2: "retained: keep-within: younger than 2d",
        v1: "untagged: keep-within: older than 2d; its image is needed by v2, so only the tag goes",
      },
    },
    {
      name: "lets the companions of what is old go, however young they are",
      given: "v1=a 9d, ~a.sig=b 1h",
      policy: { within: "2d" },
      tags: { "~a.sig": "deleted: follows a, which goes", v1: "deleted: keep-within: older than 2d" },
    },
  ]);
});
