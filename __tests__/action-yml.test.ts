import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { inputDefaults } from "../src/inputs/names.ts";

const action = parse(readFileSync(new URL("../action.yml", import.meta.url), "utf8"));

describe("action.yml", () => {
  it("declares the inputs that the code knows, in the same order and with the same defaults", () => {
    const declared = Object.entries<{ default?: string }>(action.inputs).map(([name, input]) => [
      name,
      // What the runner makes of its own context, only the runner knows.
      input.default?.startsWith("${{ github.") ? "" : (input.default ?? ""),
    ]);
    expect(declared).toEqual(Object.entries(inputDefaults));
  });

  it("describes every input and every output", () => {
    const described = Object.entries<{ description?: unknown }>({ ...action.inputs, ...action.outputs });
    expect(described.filter(([, { description }]) => typeof description !== "string" || description === "")).toEqual(
      [],
    );
  });

  it("declares the outputs of the interface", () => {
    expect(Object.keys(action.outputs)).toEqual([
      "tags-deleted",
      "tags-retained",
      "images-deleted",
      "bytes-reclaimed",
      "failures",
      "remaining",
      "report",
    ]);
  });

  it("runs the bundle on node24", () => {
    expect(action.runs).toEqual({ using: "node24", main: "dist/index.js" });
  });

  it("agrees with the tables of README.md", async () => {
    const script = fileURLToPath(new URL("../scripts/docs.ts", import.meta.url));
    await expect(promisify(execFile)(process.execPath, [script, "--check"])).resolves.toBeDefined();
  });
});
