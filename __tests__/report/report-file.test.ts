import fs from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outputsOf } from "../../src/report/outputs.ts";
import { reportPieces } from "../../src/report/report-file.ts";
import { anyRun, prunedRepository, runOf } from "./runs.ts";

const schema = JSON.parse(fs.readFileSync(new URL("../../schema/report.schema.json", import.meta.url), "utf8"));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const reportOf = (run: Parameters<typeof reportPieces>[0]) => JSON.parse([...reportPieces(run)].join(""));

describe("the report file", () => {
  it("is what its schema says, whatever the registry says", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        validate(reportOf(run));
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("is held against a schema that refuses what it does not know", () => {
    const report = reportOf(runOf([prunedRepository("a", 1)]));
    expect(validate({ ...report, surprise: 1 })).toBe(false);
    expect(validate({ ...report, totals: { ...report.totals, failures: null } })).toBe(false);
  });

  it("keeps every tag with its full digest, verdict and reasons", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const written = reportOf(run).repositories.flatMap((repository: { tags: object[] }) => repository.tags);
        const given = run.result.repositories.flatMap(({ tags }) => tags);
        expect(written).toMatchObject(
          given.map(({ tag, verdict, reasons }) => ({ name: tag.name, digest: tag.digest, verdict, reasons })),
        );
      }),
    );
  });

  it("looks as the interface describes it", () => {
    const { tags, images, ...rest } = prunedRepository("wiredbrain/web", 37);
    const report = reportOf(
      runOf([{ ...rest, tags: tags.slice(-1), images: images.slice(-1) }], { bytesReclaimed: 7343501 }),
    );
    expect(report).toEqual({
      version: 1,
      registry: "localhost:5000",
      registryType: "oci",
      dryRun: false,
      startedAt: "2026-11-21T02:00:00Z",
      finishedAt: "2026-11-21T02:00:09Z",
      stopped: null,
      bytesAreUpperBound: false,
      totals: { tagsDeleted: 1, tagsRetained: 0, imagesDeleted: 1, bytesReclaimed: 7343501, failures: 0, remaining: 0 },
      errors: [],
      warnings: [],
      repositories: [
        {
          name: "wiredbrain/web",
          status: "pruned",
          message: null,
          failures: 0,
          remaining: 0,
          notes: [],
          tags: [
            {
              name: "v1",
              digest: `sha256:${"0000002e".repeat(8)}`,
              time: "2026-11-19T04:00:00Z",
              timeSource: "pushed",
              verdict: "deleted",
              reasons: ["keep: not among the newest 10 of 47 images"],
            },
          ],
          images: [
            {
              digest: `sha256:${"0000002e".repeat(8)}`,
              mediaType: "application/vnd.oci.image.manifest.v1+json",
              size: 584,
              tags: ["v1"],
              verdict: "deleted",
              reasons: ["keep: not among the newest 10 of 47 images"],
            },
          ],
        },
      ],
    });
  });

  it("has each tag on a line of its own", () => {
    const lines = [...reportPieces(runOf([prunedRepository("a", 30)]))].join("").split("\n");
    expect(lines.filter((line) => line.includes('"timeSource"'))).toHaveLength(40);
  });
});

describe("the outputs", () => {
  it("count removed tags with their image and without, and what was gone already not", () => {
    const repository = prunedRepository("a", 5);
    const verdicts = ["retained", "deleted", "untagged", "already-gone", "changed"] as const;
    const tags = repository.tags.slice(0, 5).map((judged, at) => ({ ...judged, verdict: verdicts[at] ?? "retained" }));
    const run = runOf([{ ...repository, tags, failures: 2 }, prunedRepository("b", 3, { remaining: 4 })]);
    expect(outputsOf(run.result, "/tmp/x.json")).toEqual({
      "tags-deleted": "5",
      "tags-retained": "11",
      "images-deleted": "8",
      "bytes-reclaimed": "",
      failures: "2",
      remaining: "4",
      report: "/tmp/x.json",
    });
  });

  it("tell the exact bytes where they are known, also none", () => {
    expect(outputsOf(runOf([], { bytesReclaimed: 0 }).result, "")["bytes-reclaimed"]).toBe("0");
  });
});
