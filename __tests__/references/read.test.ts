import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ReferenceFilesError } from "../../src/references/error.ts";
import { findFiles } from "../../src/references/files.ts";
import { readReferences } from "../../src/references/read.ts";

const a = "a".repeat(64);
const host = "registry.example.com";
const naming = { hosts: [host, `${host}:443`], basePath: "", isDefault: false };
const hub = { hosts: ["docker.io"], basePath: "", isDefault: true };

let home: string;
let workspace: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "references-"));
  workspace = join(home, "workspace");
  mkdirSync(workspace);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), content);
  }
}

function read(globs: readonly string[], registry = naming) {
  return readReferences({
    globs: {
      includes: globs.filter((glob) => !glob.startsWith("!")),
      excludes: globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)),
    },
    workspace,
    naming: registry,
    isMeant: (repository) => repository === "acme/web",
  });
}

/** What is found: `acme/web:1 app.yaml:3`, with `!` where nothing is missed if it is not there. */
async function found(globs: readonly string[], registry = naming): Promise<readonly string[]> {
  const { references } = await read(globs, registry);
  return references.list.map(
    ({ repository = "", tag, digest, place, guessed }) =>
      `${repository}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest.replace(a, "A")}`} ${place}${guessed ? "!" : ""}`,
  );
}

const problem = async (globs: readonly string[]) => {
  const error = await read(globs).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ReferenceFilesError);
  return (error as Error).message;
};

const image = `image: ${host}/acme/web:1\n`;

describe("a file in which the parts of an image stand apart", () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      "Helm values",
      `image:\n  repository: ${host}/acme/web\n  pullPolicy: Always\n  tag: "1.2.3"\n`,
      ["acme/web:1.2.3 f:4"],
    ],
    [
      "Helm values with the registry apart",
      `image:\n  registry: ${host}\n  repository: acme/web\n  tag: "1.2.3"\n`,
      ["acme/web:1.2.3 f:4"],
    ],
    [
      "Helm values with one registry for all",
      `global:\n  imageRegistry: ${host}\nweb:\n  repository: acme/web\n  tag: v1\n`,
      ["acme/web:v1 f:5"],
    ],
    [
      "Helm values of another registry",
      `x: ${host}/acme/db:1\nimage:\n  registry: docker.io\n  repository: acme/web\n  tag: "1"\n`,
      ["acme/db:1 f:1"],
    ],
    [
      "a tag that YAML takes for a number",
      `image:\n  repository: ${host}/acme/web\n  tag: 1.10\n`,
      ["acme/web:1.10 f:3", "acme/web:1.1 f:3!"],
    ],
    [
      "a tag that is left to the version of the chart",
      `image:\n  repository: ${host}/acme/web\n  tag: ""\n`,
      ["acme/web:* f:3"],
    ],
    ["a tag that is not there at all", `image:\n  repository: ${host}/acme/web\n`, ["acme/web:* f:2"]],
    ["a tag that is a template", `image:\n  repository: ${host}/acme/web\n  tag: {{ .x }}\n`, ["acme/web:* f:2"]],
    [
      "a digest beside an empty tag",
      `image:\n  repository: ${host}/acme/web\n  tag:\n  digest: sha256:${a}\n`,
      ["@sha256:A f:4!", "acme/web@sha256:A f:4"],
    ],
    [
      "a digest in hexadecimal beside a tag",
      `image:\n  repository: ${host}/acme/web\n  tag: v1\n  sha: ${a}\n`,
      ["acme/web:v1@sha256:A f:4"],
    ],
    [
      "a digest in the tag",
      `image:\n  repository: ${host}/acme/web\n  tag: "v1@sha256:${a}"\n`,
      ["@sha256:A f:3!", "acme/web:v1@sha256:A f:3"],
    ],
    [
      "a kustomization",
      `images:\n- name: web\n  newName: ${host}/acme/web\n  newTag: v1\n- name: ${host}/acme/db\n  newTag: v2\n`,
      ["acme/web:v1 f:4", "acme/db:v2 f:6"],
    ],
    [
      "a chart among the dependencies of another",
      `dependencies:\n- name: web\n  version: 1.2.3+4\n  repository: oci://${host}/charts\n`,
      ["charts:1.2.3_4 f:3", "charts/web:1.2.3_4 f:3"],
    ],
    [
      "a chart in a range of versions",
      `dependencies:\n- name: web\n  version: ^1.2.0\n  repository: oci://${host}/charts\n`,
      ["charts:* f:3", "charts/web:* f:3"],
    ],
    [
      "a chart that Argo CD installs",
      `source:\n  repoURL: ${host}/charts\n  chart: web\n  targetRevision: 1.2.3\n`,
      ["charts:1.2.3 f:4", "charts/web:1.2.3 f:4"],
    ],
    ["an artifact that Flux follows", `url: oci://${host}/charts/web\nref:\n  tag: 1.2.3\n`, ["charts/web:1.2.3 f:3"]],
    [
      "several images in one map",
      `webImage: ${host}/acme/web\nwebTag: v1\ndb_image: ${host}/acme/db\ndb_tag: v2\n`,
      ["acme/web:v1 f:2", "acme/db:v2 f:4"],
    ],
    [
      "anchors, aliases and merged maps",
      `a: &img\n  repository: ${host}/acme/web\nb:\n  <<: *img\n  tag: &t v2\nc:\n  <<: [*img]\n  tag: *t\n`,
      ["acme/web:v2 f:5", "acme/web:v2 f:5"],
    ],
    [
      "JSON",
      JSON.stringify({ image: { repository: `${host}/acme/web`, tag: "v1" } }, undefined, 1),
      ["acme/web:v1 f:4"],
    ],
    ["several documents", `${image}---\nrepository: ${host}/acme/db\ntag: v1\n`, ["acme/web:1 f:1", "acme/db:v1 f:4"]],
    ["an image without the registry", `${image}---\nimage:\n  repository: acme/db\n  tag: v1\n`, ["acme/web:1 f:1"]],
    [
      "an image of the run without the registry",
      `${image}---\nimage:\n  repository: acme/web\n  tag: v2\n`,
      ["acme/web:1 f:1", "acme/web:v2 f:5!"],
    ],
    ["Terraform", `image = "${host}/acme/web"\nrepo = "${host}/acme/api"\n`, ["acme/web:latest f:1", "acme/api:* f:2"]],
    ["what is no YAML", `repository: ${host}/acme/web\ntag: v1\n}{\n`, ["acme/web:* f:1"]],
  ])("%s", async (_, text, expected) => {
    write({ f: text });
    expect(await found(["f"])).toEqual(expected);
  });

  it("names without a host are those of Docker Hub", async () => {
    write({ f: "image:\n  repository: acme/web\n  tag: v1\n---\nimages:\n- name: acme/web\n  newTag: v2\n" });
    expect(await found(["f"], hub)).toEqual(["acme/web:v1 f:3", "acme/web:v2 f:7"]);
  });
});

describe("which files", () => {
  it("takes them in a fixed order, each once, hidden ones too, and leaves out what is excluded", async () => {
    write({
      "deploy/b.yaml": image,
      "deploy/a/c.yaml": image,
      "deploy/.hidden/d.yaml": image,
      "deploy/a/skipped.yaml": image,
      "deploy/notes.md": image,
      ".git/e.yaml": image,
      "a.yaml": image,
    });
    expect(await found(["deploy/**/*.yaml", "**/*.yaml", "deploy/b.*", "!**/skipped.yaml"])).toEqual([
      "acme/web:1 a.yaml:1",
      "acme/web:1 deploy/.hidden/d.yaml:1",
      "acme/web:1 deploy/a/c.yaml:1",
      "acme/web:1 deploy/b.yaml:1",
    ]);
  });

  it.each<readonly [string, readonly string[], string]>([
    [
      "a glob that matches nothing",
      ["a.yaml", "prod/*.yaml"],
      "`prod/*.yaml` matches no file. Globs are relative to the workspace; is actions/checkout, or what writes the file, a step before this one?",
    ],
    ["a glob that matches what is excluded", ["a.yaml", "!a.*"], "`a.yaml` matches only files that are excluded"],
    ["a directory", ["a.yaml", "deploy"], "`deploy` matches a directory but no file; write `deploy/**`"],
    ["a binary file", ["a.yaml", "binary"], "binary is not a text file; exclude it with `!binary`"],
    ["a file outside", ["a.yaml", "secret"], "secret is a link that leads out of the workspace"],
    ["a link to nothing", ["a.yaml", "dangling"], "dangling cannot be read (ENOENT)"],
    ["a link to itself", ["a.yaml", "loop"], "loop cannot be read (ELOOP)"],
    ["a directory that is a link", ["a.yaml", "linked/*.yaml"], "Links to directories are not followed: linked"],
    ["files that name another registry", ["deploy/other.yaml"], `nothing in deploy/other.yaml refers to ${host}`],
  ])("refuses %s", async (_, globs, expected) => {
    write({
      "a.yaml": image,
      "deploy/b.yaml": image,
      "deploy/other.yaml": "image: ghcr.io/acme/web:1\n",
      binary: `${image}\0`,
    });
    writeFileSync(join(home, "secret"), image);
    symlinkSync("../secret", join(workspace, "secret"));
    symlinkSync("nothing", join(workspace, "dangling"));
    symlinkSync("loop", join(workspace, "loop"));
    symlinkSync("deploy", join(workspace, "linked"));
    expect(await problem(globs)).toContain(expected);
  });

  it("follows a link to a file inside, and says which directories it did not follow", async () => {
    write({ "deploy/a.yaml": image });
    symlinkSync("a.yaml", join(workspace, "deploy/b.yaml"));
    symlinkSync("..", join(workspace, "deploy/up"));
    expect(await found(["**/*.yaml"])).toEqual(["acme/web:1 deploy/a.yaml:1", "acme/web:1 deploy/b.yaml:1"]);
    expect((await read(["**/*.yaml"])).warnings).toEqual([
      "`protect-referenced-in`: links to directories are not followed: deploy/up; name what they lead to",
    ]);
  });

  it("asks for a checkout where there is none", async () => {
    expect(await problem(["deploy/*.yaml"])).toBe(
      "`protect-referenced-in`: `deploy/*.yaml` matches no file. The workspace is empty: does actions/checkout come before this step?",
    );
    rmSync(workspace, { recursive: true });
    expect(await problem(["deploy/*.yaml"])).toContain("does actions/checkout come before this step?");
    workspace = "";
    expect(await problem(["deploy/*.yaml"])).toContain("GITHUB_WORKSPACE is not set");
  });

  it("refuses what is no file", async () => {
    const server = createServer().listen(join(workspace, "socket"));
    await once(server, "listening");
    expect(await problem(["socket"])).toContain("socket is not a file");
    server.close();
  });

  it("does not search a whole disk", () => {
    write({ "a.yaml": image, "b/c.yaml": image, "b/d.yaml": image });
    const search = (most: number) => findFiles(workspace, { includes: ["**/*.yaml"], excludes: [] }, most);
    expect(() => search(3)).toThrow("there are more than 3 files to look through");
    expect(search(4).files).toHaveLength(3);
  });

  it("refuses more than can be searched, and names the largest", async () => {
    write({ "a.yaml": image, "big.yaml": new Uint8Array(64 * 1024 * 1024) });
    expect(await problem(["*.yaml"])).toContain("the largest is big.yaml (67108864 bytes)");
  });
});

describe("what a file holds", () => {
  it("counts lines however they end", async () => {
    write({ f: `# one\r\n# two\r${image}` });
    expect(await found(["f"])).toEqual(["acme/web:1 f:3"]);
  });

  it.each<readonly [string, Uint8Array]>([
    ["UTF-16 of PowerShell", Buffer.from(`\ufeff${image}`, "utf16le")],
    ["UTF-16 the other way round", Buffer.from(`\ufeff${image}`, "utf16le").swap16()],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${image}`)],
    ["broken UTF-8", Buffer.concat([Buffer.from([0xc3, 0x28, 0xff, 0x20]), Buffer.from(image)])],
  ])("reads %s", async (_, bytes) => {
    write({ f: bytes });
    expect(await found(["f"])).toEqual(["acme/web:1 f:1"]);
  });

  it.each<readonly [string, string]>([
    [
      "aliases of aliases",
      `a: &a [x]\n${Array.from(
        { length: 30 },
        (_, at) =>
          `b${at}: &b${at} [${
            at === 0
              ? "*a"
              : Array(9)
                  .fill(`*b${at - 1}`)
                  .join(", ")
          }]\n`,
      ).join("")}`,
    ],
    [
      "maps merged into maps",
      `m0: &m0 {tag: v9}\n${Array.from({ length: 300 }, (_, at) => `m${at + 1}: &m${at + 1} {<<: [*m${at}, *m${at}], tag: v${at}}\n`).join("")}`,
    ],
    ["a map merged into itself", "a: &a\n  <<: *a\n  tag: v9\n"],
    ["deep nesting", `x: ${"[".repeat(20_000)}`],
    ["nesting that is closed", `x: ${"[".repeat(20_000)}${"]".repeat(20_000)}`],
    ["many keys of one name", "tag: v9\n".repeat(20_000)],
    ["an alias of nothing", "a: *nowhere\n"],
  ])("is not held up by %s", async (_, hostile) => {
    write({ f: `repository: ${host}/acme/web\n${hostile}` });
    const start = performance.now();
    expect((await found(["f"])).length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it("says which images nobody can tell", async () => {
    write({ f: `${image}image: \${IMAGE}\nFROM \${BASE}\n` });
    expect((await read(["f"])).warnings).toEqual([
      "`protect-referenced-in`: f:2, f:3 name an image that only a variable tells, which protects nothing; search what was made of it, such as the output of `helm template` or `kubectl get pods -o yaml`",
    ]);
  });

  it("takes digests alone for an answer, but not those of other registries", async () => {
    write({ alone: `sha256:${a}\n`, other: `image: ghcr.io/acme/web@sha256:${a}\n` });
    expect(await found(["alone"])).toEqual(["@sha256:A alone:1!"]);
    expect(await problem(["other"])).toContain(`refers to ${host}`);
    expect(await found(["*"])).toEqual(["@sha256:A alone:1!", "@sha256:A other:1!"]);
  });
});
