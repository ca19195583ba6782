// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are those of the files
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mention } from "../../src/references/mention.ts";
import { createScanner } from "../../src/references/scan.ts";

const a = "a".repeat(64);
const b = "b".repeat(128);
const host = "registry.example.com";

const scanners = {
  oci: createScanner({ hosts: [host, `${host}:443`], basePath: "", isDefault: false }, () => false),
  port: createScanner({ hosts: ["localhost:5000"], basePath: "", isDefault: false }, () => false),
  base: createScanner({ hosts: ["example.com"], basePath: "team/docker/", isDefault: false }, () => false),
  hub: createScanner({ hosts: ["docker.io", "index.docker.io"], basePath: "", isDefault: true }, (name) =>
    ["acme/web", "library/nginx"].includes(name),
  ),
};

/** `acme/web:1`, with `!` where nothing is missed if it is not there, and `~` where it may be of another registry. */
function written({ repository = "", tag, digest, guessed, isHere }: Mention): string {
  const image = `${repository}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
  return `${image.replaceAll(a, "A").replaceAll(b, "B")}${guessed ? "!" : ""}${isHere ? "" : "~"}`;
}

const found = (line: string, registry: keyof typeof scanners = "oci") => scanners[registry](line).mentions.map(written);

describe("a line names", () => {
  const rows: readonly (readonly [string, ...string[]])[] = [
    // Kubernetes and Compose
    [`      image: ${host}/acme/web:1.2.3`, "acme/web:1.2.3"],
    [`      - image: "${host}/acme/web:1.2.3"`, "acme/web:1.2.3"],
    [`image: '${host}/acme/web:1.2.3' # pinned`, "acme/web:1.2.3"],
    [`image: ${host}/acme/web@sha256:${a}`, "acme/web@sha256:A"],
    [`image: ${host}/acme/web:1.2.3@sha256:${a}`, "acme/web:1.2.3@sha256:A"],
    [`image: ${host}/acme/web@sha512:${b}`, "acme/web@sha512:B"],
    [`image: ${host}/acme/web`, "acme/web:latest"],
    [`image: ${host}/acme/team/sub/web:1`, "acme/team/sub/web:1"],
    [`image: ${host}/web:1`, "web:1"],
    [`cache_from: [type=registry,ref=${host}/acme/web:cache]`, "acme/web:cache"],
    // What kubectl and other tools print
    [`    imageID: docker-pullable://${host}/acme/web@sha256:${a}`, "acme/web@sha256:A"],
    [`"imageID": "${host}/acme/web@sha256:${a}",`, "acme/web@sha256:A"],
    [`{"image":"${host}/acme/web:1","name":"web"}`, "acme/web:1"],
    [`{\\"image\\":\\"${host}/acme/web:1\\"}`, "acme/web:1"],
    [`"${host}\\/acme\\/web:1"`, "acme/web:1"],
    [`"first\\n${host}/acme/web:1\\n"`, "acme/web:1"],
    [`${host}/acme/web:1,${host}/acme/db:2`, "acme/web:1", "acme/db:2"],
    [`web-7d9f  Running  ${host}/acme/web:1   4d`, "acme/web:1"],
    [`\u001b[32m${host}/acme/web:1\u001b[0m`, "acme/web:1"],
    // Dockerfiles, Terraform, scripts, prose
    [`FROM ${host}/acme/web:1 AS base`, "acme/web:1"],
    [`FROM --platform=linux/arm64 ${host}/acme/web`, "acme/web:latest"],
    [`COPY --from=${host}/acme/web:1 /a /b`, "acme/web:1"],
    [`  image = "${host}/acme/web:1"`, "acme/web:1"],
    [`docker run --rm ${host}/acme/web`, "acme/web:latest!"],
    [`uses: docker://${host}/acme/web:1`, "acme/web:1"],
    [`It runs ${host}/acme/web:1.2.3.`, "acme/web:1.2.3", "acme/web:1.2.3.!"],
    [`**${host}/acme/web:1**`, "acme/web:1"],
    [`(${host}/acme/web:1)`, "acme/web:1"],
    // Spellings
    ["image: Registry.Example.COM/Acme/Web:V1", "acme/web:V1"],
    [`image: ${host}:443/acme/web:1`, "acme/web:1"],
    [`proxy.example.net/${host}/acme/web:1`, "acme/web:1"],
    [`${host}/acme/web@SHA256:${a.toUpperCase()}`, "acme/web@sha256:A"],
    // Not this registry
    [`image: my${host}/acme/web:1`],
    [`image: my-${host}/acme/web:1`],
    [`image: eu.${host}/acme/web:1`],
    [`image: ${host}:5000/acme/web:1`],
    [`image: ${host}.evil.example/acme/web:1`],
    ["image: acme/web:1"],
    [`see https://${host}/ for more`],
    // What cannot be told
    [`image: ${host}/acme/web:\${TAG}`, "acme/web:*"],
    [`image: ${host}/acme/web:$TAG`, "acme/web:*"],
    [`image: ${host}/acme/web:v\${MAJOR}.\${MINOR}-alpine`, "acme/web:v*.*-alpine"],
    [`image: ${host}/acme/web:{{ .Values.image.tag | default .Chart.AppVersion }}`, "acme/web:*"],
    [`image: ${host}/acme/web:\${{ github.sha }}`, "acme/web:*"],
    [`image: ${host}/acme/web:$(VERSION)`, "acme/web:*"],
    [`image: ${host}/acme/web:%VERSION%`, "acme/web:*"],
    [`image: ${host}/acme/web:<TAG>`, "acme/web:*"],
    [`image: ${host}/acme/web:{version}`, "acme/web:*"],
    [`image: ${host}/acme/web:#{Octopus}#`, "acme/web:*"],
    [`format("${host}/acme/web:%s", tag)`, "acme/web:*"],
    [`image = "${host}/acme/web:" + tag`, "acme/web:*"],
    [`image: ${host}/acme/web:{{ ${"x".repeat(500)} }}`, "acme/web:*"],
    [`image: ${host}/acme/web:v{{ ${"x".repeat(500)} }}`, "acme/web:v*"],
    [`image: ${host}/acme/{{ ${"x".repeat(500)} }}:1`, "acme/*:*"],
    [`image: ${host}/acme/web@\${DIGEST}`, "acme/web@*"],
    [`image: ${host}/acme/web@sha256:0123abc`, "acme/web@sha256:0123abc*"],
    [`image: ${host}/acme/\${NAME}:1`, "acme/*:1"],
    [`image: ${host}/\${NAME}:\${TAG}`, "*:*"],
    [`image: \${REGISTRY:-${host}}/acme/web:1`, "acme/web:1"],
    [`image: \${IMAGE:-${host}/acme/web:1}`, "acme/web:1"],
    [`image: \${IMAGE:-${host}/acme/web:\${TAG:-1}}`, "acme/web:*"],
    [`image: {{ .Values.registry | default "${host}" }}/acme/web:1`, "acme/web:1"],
    ["image: ${REGISTRY}/acme/web:1", "acme/web:1!~"],
    ["image: ${TEAM}.example.com/acme/web:1", "acme/web:1!~"],
    ["image: registry.${DOMAIN}/acme/web:1", "acme/web:1!~"],
    ["image: ${TEAM}.example.net/acme/web:1"],
    ["image: ${REGISTRY}/${NAME}:${TAG}"],
    [`$(docker inspect ${host}/acme/web:1)`, "acme/web:1"],
    [`$${host}/acme/web:1`, "acme/web:1"],
    // The tag stands elsewhere
    [`repository: ${host}/acme/web`, "acme/web:*"],
    [`REPO=${host}/acme/web`, "acme/web:*"],
    [`  IMAGE: ${host}/acme/web`, "acme/web:*"],
    [`baseImage: ${host}/acme/web`, "acme/web:*"],
    [`base-image: ${host}/acme/web`, "acme/web:*"],
    [`--set image.repository=${host}/acme/web`, "acme/web:*"],
    [`kubectl run web --image=${host}/acme/web`, "acme/web:latest"],
    [`url: oci://${host}/charts/web`, "charts/web:*"],
    // Digests alone
    [`digest: sha256:${a}`, "@sha256:A!"],
    [`sha512:${b}`, "@sha512:B!"],
    [`image: mirror.example.net/acme/web@sha256:${a}`, "@sha256:A!~"],
    [`sha256:${a}0`],
    ["sha256:0123"],
  ];
  it.each(rows)("%s", (line, ...expected) => expect(found(line)).toEqual(expected));

  it.each<readonly [keyof typeof scanners, string, readonly string[]]>([
    ["port", "image: localhost:5000/acme/web:1", ["acme/web:1"]],
    ["port", "image: localhost/acme/web:1", []],
    ["port", "image: localhost:50001/acme/web:1", []],
    ["base", "image: example.com/team/docker/acme/web:1", ["acme/web:1", "team/docker/acme/web:1!~"]],
    ["base", "image: example.com/acme/web:1", ["acme/web:1"]],
    ["hub", "image: acme/web:1", ["acme/web:1"]],
    ["hub", "image: docker.io/acme/web:1", ["acme/web:1"]],
    ["hub", "image: index.docker.io/acme/db:1", ["acme/db:1"]],
    ["hub", "image: acme/db:1", []],
    ["hub", "image: nginx:1.25", ["library/nginx:1.25"]],
    ["hub", "image: docker.io/nginx", ["library/nginx:latest"]],
    ["hub", "image: acme/web", ["acme/web:latest"]],
    ["hub", "FROM acme/web AS x", ["acme/web:latest"]],
    ["hub", "context: acme/web", ["acme/web:latest!~"]],
    ["hub", "repository: acme/web", ["acme/web:*!~"]],
    ["hub", `docker-pullable://acme/web@sha256:${a}`, ["acme/web@sha256:A"]],
    ["hub", "image: ghcr.io/acme/web:1", []],
    ["hub", "image: localhost/acme/web:1", []],
    ["hub", "/src/acme/web:1", []],
    ["hub", "image: acme/web:${TAG}", ["acme/web:*"]],
    ["hub", "image: acme/${NAME}:1", ["acme/*:1!~"]],
  ])("for %s: %s", (registry, line, expected) => expect(found(line, registry)).toEqual(expected));

  it.each([
    ["image: ${IMAGE}", true],
    ["image: {{ .Values.image }}:1", true],
    ["FROM ${BASE}", true],
    [`image: ${host}/acme/web:\${TAG}`, false],
    ["image: acme/web:${TAG}", false],
    ["path: ${HOME}", false],
  ])("an image that nothing is known of: %s", (line, expected) => {
    expect(scanners.oci(line).isUnknown).toBe(expected);
  });

  it.each([
    [`registry: ${host}`, true],
    [`registry: "${host}/"`, true],
    [`image: ${host}/acme/web:1`, false],
    [`registry: ${host}.example`, false],
  ])("the registry alone: %s", (line, expected) => expect(scanners.oci(line).namesHost).toBe(expected));
});

describe("whatever stands around it", () => {
  const part = fc.stringMatching(/^[a-z0-9]{1,8}(?:[._-][a-z0-9]{1,4})?$/);
  const image = fc.record({
    repository: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")),
    tag: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,20}$/),
    digest: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/), { nil: undefined }),
  });
  const noise = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(...'${}{}()<>%#@:=/.\\"\u001b[mnrt-_ aZ\uE000'), maxLength: 40 }),
  );
  /** Anything, so long as it does not go on with the name of the host, or with the tag. */
  const before = noise.filter((text) => !/[A-Za-z0-9][.-]*$/.test(text));
  const after = noise.filter((text) => !/^[\w.:@/{$%#<-]/.test(text));

  it("an image is found", () => {
    fc.assert(
      fc.property(before, image, after, (left, { repository, tag, digest }, right) => {
        const text = `${left}${host}/${repository}:${tag}${digest === undefined ? "" : `@sha256:${digest}`}${right}`;
        const { mentions } = scanners.oci(text.replace(/[\r\n]/g, " "));
        expect(
          mentions.some(
            (mention) =>
              mention.repository === repository &&
              mention.tag === tag &&
              mention.isHere &&
              (digest === undefined || mention.digest === `sha256:${digest}`),
          ),
        ).toBe(true);
      }),
    );
  });

  it("any text can be read", () => {
    fc.assert(
      fc.property(noise, (text) => {
        for (const scan of Object.values(scanners)) scan(`${text}${host}/${text}`);
      }),
    );
  });

  /** What would go over the rest of the line again and again if anything did. */
  const pieces = [
    ..."a-./ :@{$%<*=\"'\\",
    ...["{{", "${", "${a}/", "$a", "$(", "{a", "<a ", "%a", "\u001b[", "a/", "sha256:", "@sha256:", "image: ", "from "],
    ...[`${host}/`, `${host}:`, `${host}/a:`, `\${${host}}/`, "${a:-${", "oci://"],
  ];
  it.each(pieces)("a line of nothing but %j takes linear time", (piece) => {
    for (const scan of [scanners.oci, scanners.hub]) {
      const time = (length: number) => {
        const line = piece.repeat(length / piece.length);
        const start = performance.now();
        scan(line);
        return performance.now() - start;
      };
      time(20_000);
      // Quadratic would be 100 times as long: minutes for the longer one.
      expect(time(400_000)).toBeLessThan(3_000);
    }
  });

  it("a line of ten million characters does not hang", () => {
    const line = `${"x/".repeat(5_000_000)} ${host}/acme/web:1`;
    expect(found(line)).toEqual(["acme/web:1"]);
  });
});
