import { describe, expect, it } from "vitest";
import { inputDefaults } from "../src/inputs/names.ts";
import { InputError, type Inputs, type KnownRegistries, readInputs } from "../src/inputs.ts";
import { type PatternList, selects } from "../src/prune/pattern.ts";
import type { Retention } from "../src/prune/policy.ts";
import { exactNames } from "../src/prune/repositories.ts";

type Given = Readonly<Record<string, string>>;

const registries: KnownRegistries = {
  types: ["oci", "acr"],
  otherNames: { azure: "acr" },
  typeFor: (host, given) =>
    host.endsWith("vendor.example") && (given === "" || given === "oci")
      ? { unsupported: "this vendor has an interface of its own, which is not spoken yet." }
      : { type: given || "oci" },
  addressOf: (type, registry) =>
    type === "acr" && registry === "wiredbrain" ? "https://wiredbrain.vendor.example" : registry,
  misfit: (_, { source }) => (source.startsWith("nowhere/") ? "there is no such place." : undefined),
};

const hex = "0123456789abcdef".repeat(4);
const minimal: Given = { registry: "registry.example.com", repositories: "acme/web", keep: "3" };

/** The environment that the runner makes of `given`. */
function environment(given: Given): NodeJS.ProcessEnv {
  const variables = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return { PATH: "/usr/bin", GITHUB_ACTIONS: "true", ...Object.fromEntries(variables) };
}

const read = (given: Given): Inputs => readInputs(environment({ ...minimal, ...given }), registries);

/** The lines of the error that `given` (beside what is required) leads to. */
function mistakes(given: Given): string[] {
  try {
    read(given);
  } catch (error) {
    if (error instanceof InputError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("what is accepted", () => {
  it("takes what the runner knows of GitHub, or nothing where it is no runner", () => {
    expect(read({ token: " t0ken ", "github-api-url": "https://github.example.com/api/v3" }).github).toEqual({
      token: "t0ken",
      apiUrl: new URL("https://github.example.com/api/v3/"),
    });
    expect(read({ token: "", "github-api-url": "" }).github).toEqual({ token: undefined, apiUrl: undefined });
  });

  it("takes the defaults for everything that is absent", () => {
    const { policy, registry, repositories, ...rest } = read({});
    expect(rest).toEqual({
      dryRun: false,
      maxDeletions: undefined,
      verify: true,
      timeBudget: undefined,
      concurrency: 8,
      credentials: undefined,
      azure: { tenantId: undefined, clientId: undefined, clientSecret: undefined },
      github: { token: undefined, apiUrl: undefined },
      referencedIn: undefined,
      warnings: [],
    });
    expect(registry).toEqual({
      type: "oci",
      url: new URL("https://registry.example.com/"),
      name: "registry.example.com",
      insecure: false,
    });
    expect(repositories.map(exactNames)).toEqual([["acme/web"]]);
    const [retention] = policy.retentions;
    expect(retention).toMatchObject({ keep: 3, keepWithin: undefined, calendar: undefined, sortBy: "time" });
    expect(policy).toMatchObject({
      protectDigests: new Set(),
      deleteUntaggedAfter: undefined,
      allowEmpty: false,
    });
    expect(retention?.tagPattern.includes.map(({ source }) => source)).toEqual(["*"]);
    expect(policy.protect.includes.map(({ source }) => source)).toEqual(["latest"]);
  });

  it("takes an empty or blank value for an absent one where there is no default", () => {
    const blank = Object.fromEntries(
      ["registry-type", "keep-within", "protect", "max-deletions", "username", "password"].map((name) => [name, "  "]),
    );
    expect(JSON.stringify(read(blank))).toBe(JSON.stringify(read({})));
  });

  const scalars: readonly [Given, (inputs: Inputs) => unknown, unknown][] = [
    [{ keep: "0" }, ({ policy }) => policy.retentions[0]?.keep, 0],
    [{ keep: " 10\n" }, ({ policy }) => policy.retentions[0]?.keep, 10],
    [
      { keep: "", "keep-within": "6mo" },
      ({ policy: { retentions } }) => retentions.map(({ keep, keepWithin }) => [keep, keepWithin]),
      [[undefined, { amount: 6, unit: "mo" }]],
    ],
    [
      { keep: "", "keep-hourly": "24", "keep-daily": "1", "keep-weekly": " all ", "keep-yearly": "all" },
      ({ policy }) => policy.retentions[0]?.calendar,
      {
        timeZone: "UTC",
        counts: { hour: 24, day: 1, week: Number.POSITIVE_INFINITY, year: Number.POSITIVE_INFINITY },
      },
    ],
    ...["Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Kathmandu", "Asia/Katmandu", "Etc/GMT+5", "UTC"].map(
      (zone): [Given, (inputs: Inputs) => unknown, unknown] => [
        { "keep-monthly": "12", "time-zone": zone },
        ({ policy }) => policy.retentions[0]?.calendar,
        { timeZone: zone, counts: { month: 12 } },
      ],
    ),
    [
      { "keep-semver": "2 majors, 3 minors each, 1 patch each" },
      ({ policy }) => policy.retentions[0]?.keepSemver,
      { majors: 2, minors: 3, patches: 1 },
    ],
    [
      { "keep-semver": " all majors,1  minor ,10 patches" },
      ({ policy }) => policy.retentions[0]?.keepSemver,
      { majors: Number.POSITIVE_INFINITY, minors: 1, patches: 10 },
    ],
    [
      { "keep-semver": "1 major, all minors, all patches each" },
      ({ policy }) => policy.retentions[0]?.keepSemver,
      { majors: 1, minors: Number.POSITIVE_INFINITY, patches: Number.POSITIVE_INFINITY },
    ],
    [{ "keep-prereleases": "2" }, ({ policy }) => policy.retentions[0]?.keepPrereleases, 2],
    [{ "keep-prereleases": "0" }, ({ policy }) => policy.retentions[0]?.keepPrereleases, 0],
    ...(["keep-open-pull-requests", "keep-existing-branches"] as const).map(
      (name): [Given, (inputs: Inputs) => unknown, unknown] => [
        { [name]: " /^x-(.+)$/ " },
        ({ policy: { retentions } }) => {
          const [retention] = retentions;
          const asking =
            retention?.[name === "keep-existing-branches" ? "keepExistingBranches" : "keepOpenPullRequests"];
          return [asking?.answer, asking?.capture.source, asking?.capture.of("x-7"), asking?.capture.of("-x-7")];
        },
        [undefined, "/^x-(.+)$/", { text: "7" }, undefined],
      ],
    ),
    [{ "sort-by": "semver" }, ({ policy }) => policy.retentions[0]?.sortBy, "semver"],
    [
      { "group-by": " ^(.+)-\\d+$ " },
      ({ policy }) => ["main-1", "main"].map((name) => policy.retentions[0]?.groupBy?.of(name)),
      ["main", undefined],
    ],
    [{ "group-by": "/(.+)-\\d+/" }, ({ policy }) => policy.retentions[0]?.groupBy?.of("main-1"), "main"],
    [{ "delete-untagged-after": "2w" }, ({ policy }) => policy.deleteUntaggedAfter, { amount: 2, unit: "w" }],
    [{ "dry-run": "true" }, ({ dryRun }) => dryRun, true],
    [{ "dry-run": "True" }, ({ dryRun }) => dryRun, true],
    [{ "dry-run": "FALSE" }, ({ dryRun }) => dryRun, false],
    [{ "allow-empty": "TRUE" }, ({ policy }) => policy.allowEmpty, true],
    [{ "max-deletions": "0" }, ({ maxDeletions }) => maxDeletions, { count: 0 }],
    [{ "max-deletions": "50" }, ({ maxDeletions }) => maxDeletions, { count: 50 }],
    [{ "max-deletions": "0%" }, ({ maxDeletions }) => maxDeletions, { percent: 0 }],
    [{ "max-deletions": "100%" }, ({ maxDeletions }) => maxDeletions, { percent: 100 }],
    [{ verify: "false" }, ({ verify }) => verify, false],
    [{ "time-budget": "30m" }, ({ timeBudget }) => timeBudget, { amount: 30, unit: "m" }],
    [{ concurrency: "1" }, ({ concurrency }) => concurrency, 1],
    [{ concurrency: "64" }, ({ concurrency }) => concurrency, 64],
    [
      { username: " me ", password: "s3cr3t\n" },
      ({ credentials }) => credentials,
      { username: "me", password: "s3cr3t" },
    ],
    [
      { "azure-tenant-id": " wiredbrain.example ", "azure-client-id": "72f988bf-86f1-41af-91ab-2d7cd011db47" },
      ({ azure }) => azure,
      { tenantId: "wiredbrain.example", clientId: "72f988bf-86f1-41af-91ab-2d7cd011db47", clientSecret: undefined },
    ],
    [
      { "azure-tenant-id": "t", "azure-client-id": "c", "azure-client-secret": "s3 cr~3t\n" },
      ({ azure }) => azure,
      { tenantId: "t", clientId: "c", clientSecret: "s3 cr~3t" },
    ],
    [{ "azure-client-id": "c" }, ({ azure }) => azure, { tenantId: undefined, clientId: "c", clientSecret: undefined }],
    [
      { "protect-digests": `sha256:${hex}\n# why\nacme/web@sha256:${hex}\nweb:v1@sha512:${hex}${hex}` },
      ({ policy }) => [...policy.protectDigests],
      [`sha256:${hex}`, `sha512:${hex}${hex}`],
    ],
    [
      { "protect-referenced-in": " deploy/**/*.yaml\n# what runs\n./running.yaml\n!deploy/old/**\n! ./x\n" },
      ({ referencedIn }) => referencedIn,
      { includes: ["deploy/**/*.yaml", "running.yaml"], excludes: ["deploy/old/**", "x"] },
    ],
  ];
  for (const [given, pick, expected] of scalars) {
    it(`reads ${JSON.stringify(given)}`, () => expect(pick(read(given))).toEqual(expected));
  }
});

describe("time-zone", () => {
  it("is warned of where no rule asks for it", () => {
    const warnings = ["time-zone: is only used by keep-hourly, keep-daily, keep-weekly, keep-monthly, keep-yearly."];
    expect(read({ "time-zone": "Europe/Berlin" }).warnings).toEqual(warnings);
    expect(read({ "time-zone": "UTC" }).warnings).toEqual([]);
    expect(read({ "time-zone": "Europe/Berlin", "keep-daily": "7" }).warnings).toEqual([]);
  });

  it("asks whether minutes are meant, since months look like them", () => {
    const given = { keep: "", "keep-within": "6m", "delete-untagged-after": "1m" };
    expect(read(given).warnings).toEqual([
      'keep-within: "6m" are minutes; months would be 6mo.',
      'delete-untagged-after: "1m" are minutes; months would be 1mo.',
    ]);
    expect(read({ ...given, "keep-within": "6mo", "delete-untagged-after": "90s" }).warnings).toEqual([]);
  });
});

describe("registry", () => {
  const rows: readonly [string, string, string, boolean][] = [
    ["registry.example.com", "https://registry.example.com/", "registry.example.com", false],
    ["registry.example.com/", "https://registry.example.com/", "registry.example.com", false],
    ["registry.example.com:8443", "https://registry.example.com:8443/", "registry.example.com:8443", false],
    ["Registry.Example.COM", "https://registry.example.com/", "Registry.Example.COM", false],
    ["my_registry", "https://my_registry/", "my_registry", false],
    ["10.1.2.3:5000", "https://10.1.2.3:5000/", "10.1.2.3:5000", false],
    ["[2001:db8::1]:5000", "https://[2001:db8::1]:5000/", "[2001:db8::1]:5000", false],
    ["localhost:5000", "http://localhost:5000/", "localhost:5000", false],
    ["localhost", "http://localhost/", "localhost", false],
    ["localhost:443", "http://localhost:443/", "localhost:443", false],
    ["hub.localhost:5000", "https://hub.localhost:5000/", "hub.localhost:5000", false],
    ["127.0.0.1:5000", "http://127.0.0.1:5000/", "127.0.0.1:5000", false],
    ["127.9.9.9", "https://127.9.9.9/", "127.9.9.9", false],
    ["[::1]:5000", "http://[::1]:5000/", "[::1]:5000", false],
    ["https://localhost:5000", "https://localhost:5000/", "localhost:5000", false],
    ["http://localhost:5000/", "http://localhost:5000/", "localhost:5000", false],
    ["https://example.com/base/path/", "https://example.com/base/path/", "example.com/base/path", false],
    ["HTTPS://example.com/base", "https://example.com/base/", "example.com/base", false],
    ["http://registry.internal:5000", "http://registry.internal:5000/", "registry.internal:5000", true],
    ["http://notlocalhost", "http://notlocalhost/", "notlocalhost", true],
    ["http://127.0.0.1.example.com", "http://127.0.0.1.example.com/", "127.0.0.1.example.com", true],
  ];
  for (const [given, url, name, insecure] of rows) {
    it(`understands ${given}`, () => {
      expect(read({ registry: given }).registry).toEqual({ type: "oci", url: new URL(url), name, insecure });
    });
  }

  it("has the type that is asked for, even where the host tells none", () => {
    expect(read({ registry: "eu.vendor.example", "registry-type": "acr" }).registry.type).toBe("acr");
  });

  it("is asked whether there can be such repositories, and not when it is none itself", () => {
    const wrong = { ...minimal, repositories: "acme/web\nnowhere/web\nnowhere/*" };
    expect(() => readInputs(environment(wrong), registries)).toThrow(
      [
        'repositories: "nowhere/web" matches nothing there: there is no such place.',
        'repositories: "nowhere/*" matches nothing there: there is no such place.',
      ].join("\n"),
    );
    expect(() => readInputs(environment({ ...wrong, registry: "" }), registries)).toThrow(
      /^registry: is required[^\n]*$/,
    );
  });

  it("is asked about by its host alone", () => {
    const hosts: string[] = [];
    const typeFor = (host: string) => ({ type: String(hosts.push(host)) });
    const known = { ...registries, types: [], typeFor };
    readInputs(environment({ ...minimal, registry: "https://Example.com:8443/base" }), known);
    expect(hosts).toEqual(["example.com"]);
  });

  it("may be a name that its type knows the address of", () => {
    expect(read({ registry: "wiredbrain", "registry-type": "acr" }).registry).toMatchObject({
      type: "acr",
      url: new URL("https://wiredbrain.vendor.example/"),
      name: "wiredbrain.vendor.example",
    });
    expect(read({ registry: "wiredbrain" }).registry.url.host).toBe("wiredbrain");
  });

  it("warns of an Entra identity that it has no use for", () => {
    const azure = { "azure-tenant-id": "t", "azure-client-id": "c" };
    expect(read(azure).warnings).toEqual([
      "azure-tenant-id: is only used for an Azure Container Registry.",
      "azure-client-id: is only used for an Azure Container Registry.",
    ]);
    expect(read({ ...azure, "registry-type": "acr" }).warnings).toEqual([]);
  });

  it("warns of plain HTTP to another machine, more so with a password", () => {
    expect(read({ registry: "http://registry.internal" }).warnings).toEqual([
      'registry: "http://registry.internal" is plain HTTP to another machine: what travels can be read and changed on the way.',
    ]);
    expect(read({ registry: "http://registry.internal", username: "me", password: "s3cr3t" }).warnings).toEqual([
      'registry: "http://registry.internal" is plain HTTP to another machine: the password travels unencrypted.',
    ]);
    expect(read({ registry: "http://localhost:5000", username: "me", password: "s3cr3t" }).warnings).toEqual([]);
  });
});

describe("repositories", () => {
  const picked = (repositories: string) => {
    const [list] = read({ repositories }).repositories as readonly [PatternList];
    return {
      exact: [...new Set(exactNames(list))],
      includes: list.includes.map(({ source }) => source),
      excludes: list.excludes.map(({ source }) => source),
    };
  };

  it("are names and patterns, one per line", () => {
    expect(picked("  acme/web\r\n\n# the rest\nacme/*\n!acme/tmp-*\n/acme\\/v\\d+/\nweb__a.b-c---d/e")).toEqual({
      exact: ["acme/web", "web__a.b-c---d/e"],
      includes: ["acme/web", "acme/*", "/acme\\/v\\d+/", "web__a.b-c---d/e"],
      excludes: ["acme/tmp-*"],
    });
  });

  it("lose the exact names that are excluded", () => {
    expect(picked("acme/web\nacme/api\n! acme/web")).toMatchObject({ exact: ["acme/api"], excludes: ["acme/web"] });
  });
});

describe("patterns for tags", () => {
  const selected = (given: Given, pick: (inputs: Inputs) => PatternList, tags: readonly string[]) =>
    tags.filter((tag) => selects(pick(read(given)), tag));

  const rows: readonly [string, readonly string[]][] = [
    ["v*", ["v1", "v2-rc"]],
    ["v*\n!*-rc", ["v1"]],
    ["!*-rc", ["latest", "v1", "main"]],
    ["/v\\d/", ["v1"]],
    ["# a note\n/(?i)MAIN/", ["main"]],
    ["v[[:digit:]]", ["v1"]],
    ["{v1,main}", ["v1", "main"]],
  ];
  for (const [pattern, expected] of rows) {
    it(`select by ${JSON.stringify(pattern)}`, () => {
      const given = { "tag-pattern": pattern };
      expect(
        selected(given, ({ policy }) => (policy.retentions[0] as Retention).tagPattern, [
          "latest",
          "v1",
          "v2-rc",
          "main",
        ]),
      ).toEqual(expected);
      expect(read(given).warnings).toEqual([]);
    });
  }

  const protections: readonly [string, readonly string[]][] = [
    ["", ["latest"]],
    ["v*", ["latest", "v1"]],
    ["latest", ["latest"]],
    ["v*\n!latest", ["v1"]],
    ["*\n!latest", ["v1", "lab"]],
    ["*\n!l*", ["latest", "v1"]],
    ["!*", ["latest"]],
    ["! latest", []],
  ];
  for (const [protect, expected] of protections) {
    it(`protect by ${JSON.stringify(protect)}`, () => {
      expect(selected({ protect }, ({ policy }) => policy.protect, ["latest", "v1", "lab"])).toEqual(expected);
    });
  }
});

const everyKeepRule =
  "keep: without a keep rule nothing would be kept, so one of keep, keep-within, keep-hourly, keep-daily, keep-weekly, keep-monthly, keep-yearly is required; keep: 0 means none, on purpose.";
const partialRule = (name: string) =>
  `${name}: is about some tags only, so keep, keep-within or one of keep-hourly to keep-yearly is required beside it: keep: 0 lets all other tags go that tag-pattern selects.`;
const keepSemverSyntax =
  "does not name majors, minors and patches, in this order, each with a whole number from 1 up or all, such as: 2 majors, 3 minors each, 1 patch each.";
const cannotHold = (what: string, character: string) =>
  `can never match: no ${what} holds ${character}. Entries go one per line, without quotes; a regular expression stands between slashes.`;
const digestSyntax = "is not a digest: sha256: and 64, or sha512: and 128, of the digits 0-9 and a-f.";
const durationSyntax =
  "is not a duration: a whole number and one of s, m, h, d, w, mo, y, such as 36h, 14d, 8w, 6mo or 1y.";
const keepSyntax = "is not a whole number from 0 up, such as 10 (0 keeps none, on purpose).";
const periodsSyntax = "is neither a whole number from 1 up, such as 7, nor all; without this input it keeps none.";
const maxDeletionsSyntax = "is neither a whole number from 0 up, such as 50, nor a whole percentage from 0% to 100%.";
const addressSyntax =
  "is not an address. Accepted: a host (registry.example.com), a host with a port (localhost:5000) or a URL (https://example.com/base).";
const nameSyntax =
  'is not the name of a repository: lower-case letters and digits, separated by ".", "_", "__", "-" or "/", at most 255 characters; entries go one per line.';
const notARepository =
  "is not a repository: it names a host with a port, a tag or a digest. Tags are chosen by tag-pattern.";
const neverMatches = "can never match: patterns match the tag, not the repository or the digest.";
const credentialsInAddress =
  "registry: the address holds a user name or a password; they go into username and password.";

describe("what is refused, and how it is said", () => {
  const rows: readonly (readonly [Given, string | readonly string[]])[] = [
    [{ registry: "" }, "registry: is required: a host, a host with a port, or a URL, such as localhost:5000."],
    [
      { repositories: " \n# none\n" },
      "repositories: is required: names or patterns, one per line, such as acme/web or acme/*.",
    ],
    [{ keep: "" }, everyKeepRule],
    ...["keep-hourly", "keep-daily", "keep-weekly", "keep-monthly", "keep-yearly"].map((name): [Given, string] => [
      { [name]: "0" },
      `${name}: "0" ${periodsSyntax}`,
    ]),
    ...["-1", "1.5", "1e3", "unlimited", "All", "7d", "9007199254740993"].map((value): [Given, string] => [
      { "keep-daily": value },
      `keep-daily: "${value}" ${periodsSyntax}`,
    ]),
    [{ keep: "", "keep-daily": "0" }, `keep-daily: "0" ${periodsSyntax}`],
    [{ keep: "", "time-zone": "Europe/Berlin" }, everyKeepRule],
    ...Object.entries({
      "Europe/Berln": "did you mean Europe/Berlin?",
      Berlin: "did you mean Europe/Berlin?",
      "new york": "did you mean America/New_York?",
      Utc: "did you mean UTC?",
      "America/Sao Paulo": "did you mean America/Sao_Paulo?",
      BST: "it is a name such as Europe/Berlin, or UTC.",
      CEST: "it is a name such as Europe/Berlin, or UTC.",
      "+01:00": "it is a name such as Europe/Berlin, or UTC.",
      "Atlantis/Capital": "it is a name such as Europe/Berlin, or UTC.",
    }).map(([zone, advice]): [Given, string] => [
      { "keep-daily": "7", "time-zone": zone },
      `time-zone: "${zone}" is not an IANA time zone; ${advice}`,
    ]),
    [{ keep: "", "keep-open-pull-requests": "pr-(\\d+)" }, partialRule("keep-open-pull-requests")],
    [
      { keep: "", "keep-open-pull-requests": "pr-(\\d+)", "keep-existing-branches": "(.+)-x" },
      partialRule("keep-open-pull-requests"),
    ],
    ...(
      [
        ["pr-\\d+", "`pr-\\d+` captures nothing: put what is to be captured between parentheses"],
        ["/pr-(?:\\d+)/", "`/pr-(?:\\d+)/` captures nothing: put what is to be captured between parentheses"],
        ["(pr|mr)-(\\d+)", "`(pr|mr)-(\\d+)` has 2 groups, of which one may capture: write the others as `(?:…)`"],
        [
          "pr-(\\d+",
          "`pr-(\\d+` is not a regular expression in RE2 syntax: error parsing regexp: missing closing ): `pr-(\\d+`",
        ],
        ["(x)".padEnd(1025, "x"), "the pattern is longer than 1024 characters"],
      ] as const
    ).flatMap(([value, problem]): (readonly [Given, string])[] => [
      [{ "keep-open-pull-requests": value }, `keep-open-pull-requests: ${problem}. An example: pr-(\\d+)`],
      [{ "keep-existing-branches": value }, `keep-existing-branches: ${problem}. An example: ^(.+)-[0-9a-f]{7}$`],
    ]),
    [
      { "keep-open-pull-requests": "pr-(\\d+)\nmr-(\\d+)" },
      "keep-open-pull-requests: is one regular expression, on one line; write either … or … as (?:…|…).",
    ],
    ...Object.entries({
      "dry-run": "false",
      "allow-empty": "false",
      verify: "true",
      "tag-pattern": "*",
      "sort-by": "time",
      "time-zone": "UTC",
      concurrency: "8",
    }).map(([name, value]): readonly [Given, string] => [
      { [name]: " " },
      `${name}: is empty; does its expression name something that exists? Leave it out for ${value}.`,
    ]),
    [{ "tag-pattern": "# pr-*\n" }, "tag-pattern: has no entry; `*` means all tags."],
    [
      { "protect-referenced-in": `/etc/x\n~/x\nc:/x\n../x\n!a/../b\n$HOME/x\n\${{ env.X }}/y\nok` },
      [
        'protect-referenced-in: "/etc/x" is not relative to the workspace; write its path below the root of the checkout.',
        'protect-referenced-in: "~/x" is not relative to the workspace; write its path below the root of the checkout.',
        'protect-referenced-in: "c:/x" is not relative to the workspace; write its path below the root of the checkout.',
        'protect-referenced-in: "../x" leads out of the workspace.',
        'protect-referenced-in: "a/../b" leads out of the workspace.',
        'protect-referenced-in: "$HOME/x" holds a variable that nobody has filled in.',
        `protect-referenced-in: "\${{ env.X }}/y" holds a variable that nobody has filled in.`,
      ],
    ],
    [
      { "protect-referenced-in": "!deploy/**" },
      "protect-referenced-in: has no entry that names files, such as deploy/**/*.yaml.",
    ],
    [{ protect: "stable, prod" }, `protect: "stable, prod" ${cannotHold("tag", '","')}`],
    [{ protect: "stable prod" }, `protect: "stable prod" ${cannotHold("tag", "a blank")}`],
    [{ protect: "- stable" }, `protect: "- stable" ${cannotHold("tag", "a blank")}`],
    [{ protect: '"stable"' }, `protect: ""stable"" ${cannotHold("tag", '"""')}`],
    [{ protect: "^(stable|prod)$" }, `protect: "^(stable|prod)$" ${cannotHold("tag", '"^"')}`],
    [{ protect: "stable|prod" }, `protect: "stable|prod" ${cannotHold("tag", '"|"')}`],
    [{ protect: "v%" }, `protect: "v%" ${cannotHold("tag", '"%"')}`],
    [{ "tag-pattern": "!v*, !stable" }, `tag-pattern: "v*, !stable" ${cannotHold("tag", '","')}`],
    [
      { repositories: "acme/*\n!acme/w*, acme/x*" },
      `repositories: "acme/w*, acme/x*" ${cannotHold("repository", '","')}`,
    ],

    ...["-1", "+1", "1e3", "1.0", "0x10", "ten", "1_000", "9007199254740992", "3,5"].map((keep): [Given, string] => [
      { keep },
      `keep: "${keep}" ${keepSyntax}`,
    ]),
    ...["0", "65", "-1", "8.5", "many"].map((concurrency): [Given, string] => [
      { concurrency },
      `concurrency: "${concurrency}" is not a whole number from 1 to 64.`,
    ]),
    ...["101%", "-1%", "12.5%", "%", "-5", "all"].map((value): [Given, string] => [
      { "max-deletions": value },
      `max-deletions: "${value}" ${maxDeletionsSyntax}`,
    ]),
    [{ "max-deletions": "50 %" }, `max-deletions: "50 %" ${maxDeletionsSyntax} Did you mean 50%?`],
    ...["yes", "on", "1", "tRUE", "treu"].map((value): [Given, string] => [
      { "dry-run": value },
      `dry-run: "${value}" is neither true nor false. Did you mean true?`,
    ]),
    [{ "sort-by": "constructor" }, 'sort-by: "constructor" is not one of time, semver, name.'],
    [{ verify: "0" }, 'verify: "0" is neither true nor false. Did you mean false?'],
    [{ "allow-empty": "no" }, 'allow-empty: "no" is neither true nor false. Did you mean false?'],
    [{ "allow-empty": "never" }, 'allow-empty: "never" is neither true nor false.'],
    ...["-14d", "1.5h", "d", "6M", "3 fortnights", "999999999999999y"].map((value): [Given, string] => [
      { "keep-within": value },
      `keep-within: "${value}" ${durationSyntax}`,
    ]),
    ...Object.entries({
      "14": "14d",
      "14 days": "14d",
      "14days": "14d",
      "14D": "14d",
      P14D: "14d",
      "2 weeks": "2w",
      "6 months": "6mo",
      "1year": "1y",
      "36 hrs": "36h",
      "90 sec": "90s",
    }).map(([value, meant]): [Given, string] => [
      { "keep-within": value },
      `keep-within: "${value}" ${durationSyntax} Did you mean ${meant}?`,
    ]),
    [{ keep: "14d" }, `keep: "14d" ${keepSyntax} Did you mean keep-within: 14d?`],
    [{ keep: "14 days" }, `keep: "14 days" ${keepSyntax} Did you mean keep-within: 14d?`],
    ...[
      "2 majors, 3 minors each",
      "3 minors, 2 majors, 1 patch",
      "0 majors, 3 minors each, 1 patch each",
      "2 majors, -1 minors each, 1 patch each",
      "2 majors, 3 minors each, 1.5 patches each",
      "any majors, 3 minors each, 1 patch each",
      "2 majors 3 minors 1 patch",
      "2majors, 3 minors, 1 patch",
      "2 majors, 3 minors each, 1 patch each, 4 builds",
      "2 majors, 3 minors each, 1 patchs each",
      "9007199254740992 majors, 1 minor, 1 patch",
      "major=2, minor=3, patch=1",
      "2.3.1",
    ].map((value): [Given, string] => [{ "keep-semver": value }, `keep-semver: "${value}" ${keepSemverSyntax}`]),
    ...["-1", "all", "2 each"].map((value): [Given, string] => [
      { "keep-prereleases": value },
      `keep-prereleases: "${value}" ${keepSyntax}`,
    ]),
    [{ keep: "", "keep-semver": "1 major, 1 minor, 1 patch", "keep-prereleases": "1" }, partialRule("keep-semver")],
    [{ keep: "", "keep-prereleases": "1" }, partialRule("keep-prereleases")],
    [{ "delete-untagged-after": "never" }, `delete-untagged-after: "never" ${durationSyntax}`],
    [{ "time-budget": "30min" }, `time-budget: "30min" ${durationSyntax} Did you mean 30m?`],
    [{ "time-budget": "0m" }, 'time-budget: "0m" leaves no time for anything; without this input there is no limit.'],
    [{ "sort-by": "date" }, 'sort-by: "date" is not one of time, semver, name. Did you mean time?'],
    [{ "sort-by": "SemVer" }, 'sort-by: "SemVer" is not one of time, semver, name. Did you mean semver?'],
    [{ "sort-by": "size" }, 'sort-by: "size" is not one of time, semver, name.'],
    [
      { "group-by": ".+-\\d+" },
      'group-by: ".+-\\d+" is refused: `.+-\\d+` has no capture group: what stands in round brackets names the group, as in `(.+)-\\d+`.',
    ],
    [
      { "group-by": "(main" },
      'group-by: "(main" is refused: `(main` is not a regular expression in RE2 syntax: error parsing regexp: missing closing ): `(main`.',
    ],
    [{ "registry-type": "harbor" }, 'registry-type: "harbor" is not one of oci, acr.'],
    [{ "registry-type": "Azure" }, 'registry-type: "Azure" is not one of oci, acr. Did you mean acr?'],
    [{ "registry-type": "ACR" }, 'registry-type: "ACR" is not one of oci, acr. Did you mean acr?'],
    [{ "protect-digests": hex }, `protect-digests: "${hex}" ${digestSyntax} Did you mean sha256:${hex}?`],

    [
      { registry: "eu.vendor.example" },
      'registry: "eu.vendor.example" is not supported: this vendor has an interface of its own, which is not spoken yet.',
    ],
    [{ registry: "ftp://example.com" }, 'registry: "ftp://example.com" is neither an http nor an https URL.'],
    ...[
      "exa mple.com",
      "example.com:99999",
      "example.com:port",
      "a,b",
      "-example.com",
      "example.com.",
      "http://",
      "::1",
      "a\\b",
      "a%41",
      "*",
    ].map((registry): [Given, string] => [{ registry }, `registry: "${registry}" ${addressSyntax}`]),
    [{ registry: "a.example\nb.example" }, `registry: "a.example b.example" ${addressSyntax}`],
    [
      { registry: "registry.example.com/acme" },
      'registry: "registry.example.com/acme" has a path: name the repositories in repositories, not here; a registry that lives below a path is given as a URL: https://registry.example.com/acme',
    ],
    [
      { registry: "https://example.com/base?x=1" },
      'registry: "https://example.com/base?x=1" has a query or a fragment; an address ends with its path.',
    ],
    [
      { registry: "example.com#x" },
      'registry: "example.com#x" has a query or a fragment; an address ends with its path.',
    ],
    [{ registry: "https://me:hunter2@example.com" }, credentialsInAddress],
    [{ registry: "hunter2@example.com:5000" }, credentialsInAddress],

    [
      { repositories: "!acme/*" },
      "repositories: has only exclusions; name what is to be pruned as well, such as acme/*.",
    ],
    [{ repositories: "acme/web\n!acme/*" }, "repositories: excludes everything that it names."],
    [
      { repositories: "other.example.com/acme/web:tag" },
      `repositories: "other.example.com/acme/web:tag" ${notARepository} Write "acme/web".`,
    ],
    [{ repositories: "acme/web:v1" }, `repositories: "acme/web:v1" ${notARepository} Write "acme/web".`],
    [
      { repositories: "localhost:5000/acme/web" },
      `repositories: "localhost:5000/acme/web" ${notARepository} Write "acme/web".`,
    ],
    [{ repositories: `web@sha256:${hex}` }, `repositories: "web@sha256:${hex}" ${notARepository} Write "web".`],
    [{ repositories: "acme/*:v1" }, `repositories: "acme/*:v1" ${notARepository}`],
    [
      { repositories: "registry.example.com/acme/web" },
      'repositories: "registry.example.com/acme/web" repeats the registry; a repository is named without it. Write "acme/web".',
    ],
    [
      { repositories: "registry.example.com/acme/*" },
      'repositories: "registry.example.com/acme/*" repeats the registry; a repository is named without it.',
    ],
    [
      { repositories: "Acme/Web" },
      'repositories: "Acme/Web" can never match: repository names are lower-case. Write "acme/web".',
    ],
    [
      { repositories: "*\n!acme/Prod-*" },
      'repositories: "acme/Prod-*" can never match: repository names are lower-case.',
    ],
    [{ repositories: "/acme/web" }, `repositories: "/acme/web" ${nameSyntax}`],
    ...["acme//web", "acme/web/", "../web", "acme/..", "-web", "web_", "a,b", "a b", "a".repeat(256)].map(
      (name): [Given, string] => [
        { repositories: name },
        `repositories: "${name.length > 80 ? `${name.slice(0, 80)}…` : name}" ${nameSyntax}`,
      ],
    ),
    [
      { repositories: "acme/web\nWeb\nweb:1" },
      [
        'repositories: "Web" can never match: repository names are lower-case. Write "web".',
        `repositories: "web:1" ${notARepository} Write "web".`,
      ],
    ],

    [{ "tag-pattern": "acme/web:v*" }, `tag-pattern: "acme/web:v*" ${neverMatches}`],
    [{ "tag-pattern": "!web:v*" }, `tag-pattern: "web:v*" ${neverMatches}`],
    [
      { "tag-pattern": "/v\\d+/i" },
      `tag-pattern: "/v\\d+/i" ${neverMatches} A regular expression stands between two slashes and takes no flags.`,
    ],
    [{ protect: `sha256:${hex}` }, `protect: "sha256:${hex}" ${neverMatches} Digests go into protect-digests.`],
    [
      { protect: "/v(\\d+/" },
      'protect: "/v(\\d+/" is refused: `/v(\\d+/` is not a regular expression in RE2 syntax: error parsing regexp: missing closing ): `v(\\d+`.',
    ],
    [
      { "tag-pattern": "/(?!v).*/" },
      'tag-pattern: "/(?!v).*/" is refused: `/(?!v).*/` is not a regular expression in RE2 syntax: error parsing regexp: invalid or unsupported Perl syntax: `(?!`. Look-around is not part of RE2 syntax; use an exclusion (`!pattern`) instead.',
    ],
    [{ "tag-pattern": "v*\n!" }, 'tag-pattern: "!" is refused: the pattern is empty.'],
    [
      { protect: "a".repeat(1025) },
      `protect: "${"a".repeat(80)}…" is refused: the pattern is longer than 1024 characters.`,
    ],
    [{ protect: "a\n".repeat(101) }, "protect: 101 patterns are too many; at most 100 are accepted."],
    [
      { "protect-digests": `v1\nsha256:${hex.toUpperCase()}\nsha256:${hex},sha256:${hex}` },
      [
        `protect-digests: "v1" ${digestSyntax}`,
        `protect-digests: "sha256:${hex.toUpperCase()}" ${digestSyntax}`,
        `protect-digests: "${`sha256:${hex},sha256:${hex}`.slice(0, 80)}…" ${digestSyntax}`,
      ],
    ],

    [{ password: "hunter2" }, "username: is missing, although password is given."],
    [
      { username: "me" },
      "password: is missing or empty, although username is given; is the secret set, and visible to this workflow?",
    ],
    [{ dryrun: "true" }, '"dryrun" is not an input of this action; did you mean dry-run?'],
    [{ dry_run: "true" }, '"dry_run" is not an input of this action; did you mean dry-run?'],
    [{ pasword: "hunter2" }, '"pasword" is not an input of this action; did you mean password?'],
    [{ repository: "" }, '"repository" is not an input of this action; did you mean repositories?'],
    [
      { "google-project-id": "x" },
      `"google-project-id" is not an input of this action. Its inputs are ${Object.keys(inputDefaults).join(", ")}.`,
    ],
    [
      { "github-api-url": "http://github.example.com/api/v3" },
      'github-api-url: "http://github.example.com/api/v3" is not an https URL, such as https://api.github.com.',
    ],
    [
      { "github-api-url": "api.github.com" },
      'github-api-url: "api.github.com" is not an https URL, such as https://api.github.com.',
    ],
    [{ "azure-tenant": "x" }, '"azure-tenant" is not an input of this action; did you mean azure-tenant-id?'],
    [{ "azure-tenant-id": "t" }, "azure-client-id: is missing or empty, although azure-tenant-id is given."],
    [
      { "azure-client-secret": "s3cr3t" },
      [
        "azure-client-id: is missing or empty, although azure-client-secret is given.",
        "azure-tenant-id: is missing or empty, although azure-client-secret is given.",
      ],
    ],
    [
      { "azure-client-id": "my app", "azure-tenant-id": "https://example.com" },
      [
        'azure-tenant-id: "https://example.com" is not an ID, such as 72f988bf-86f1-41af-91ab-2d7cd011db47.',
        'azure-client-id: "my app" is not an ID, such as 72f988bf-86f1-41af-91ab-2d7cd011db47.',
      ],
    ],
    [
      { username: "me", password: "s3cr3t", "azure-tenant-id": "t", "azure-client-id": "c" },
      "username: is given as well as azure-tenant-id, azure-client-id; which of them is to sign in?",
    ],
  ];
  for (const [given, expected] of rows) {
    it(`refuses ${JSON.stringify(given).slice(0, 100)}`, () => {
      expect(mistakes(given)).toEqual(typeof expected === "string" ? [expected] : expected);
    });
  }

  it("lists every mistake at once", () => {
    const given = {
      registry: "",
      repositories: "",
      keep: "-1",
      "dry-run": "maybe",
      dryrun: "true",
      concurrency: "0",
      password: "x",
    };
    expect(mistakes(given).map((line) => line.split(" ")[0])).toEqual([
      '"dryrun"',
      "registry:",
      "repositories:",
      "keep:",
      "dry-run:",
      "concurrency:",
      "username:",
    ]);
  });

  it("never repeats a password, wherever it was put", () => {
    const secret = "hunter2-hunter2";
    for (const given of [
      { password: secret, keep: "x" },
      { passwort: secret },
      { registry: `https://me:${secret}@example.com`, username: "me", password: secret },
    ]) {
      expect(mistakes(given)).not.toEqual([]);
      expect(mistakes(given).join("\n")).not.toContain(secret);
    }
  });
});
