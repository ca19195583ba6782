/** Which path means what, and which rights it takes. Grammar of distribution 2.8, which 3.x and zot share. */

export interface Access {
  readonly type: "repository" | "registry";
  readonly name: string;
  readonly action: string;
}

export interface Route {
  readonly kind: "base" | "catalog" | "tags" | "referrers" | "manifest" | "blob" | "upload";
  /** Empty for `base` and `catalog`. */
  readonly repository: string;
  /** Tag, digest or upload id; empty where there is none. */
  readonly reference: string;
}

const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const digestLike = "[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+";
const path = new RegExp(
  `^(${component}(?:/${component})*)/(?:` +
    `(?<tags>tags/list)|referrers/(?<referrers>${digestLike})|manifests/(?<manifest>\\w[\\w.-]{0,127}|${digestLike})|` +
    `blobs/uploads/(?<upload>[\\w.=-]*)|blobs/(?<blob>${digestLike}))$`,
);
const kinds = ["manifest", "blob", "tags", "upload", "referrers"] as const;

/** `rest` is what follows `/v2/`, decoded. `undefined` is the router's own 404. */
export function routeOf(rest: string): Route | undefined {
  if (rest === "") return { kind: "base", repository: "", reference: "" };
  if (rest === "_catalog") return { kind: "catalog", repository: "", reference: "" };
  const match = path.exec(rest);
  const kind = kinds.find((name) => match?.groups?.[name] !== undefined);
  if (match === null || kind === undefined) return undefined;
  const reference = kind === "tags" ? "" : (match.groups?.[kind] ?? "");
  return { kind, repository: match[1] ?? "", reference };
}

const hexLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** Whether a reference is a well-formed digest; everything else is a tag, however strange. */
export function isDigest(reference: string): boolean {
  const [algorithm = "", hex = ""] = reference.split(":");
  return hexLengths[algorithm] === hex.length && /^[0-9a-f]+$/.test(hex);
}

const allMethods = ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"];
const methods: Readonly<Record<Exclude<Route["kind"], "base">, readonly string[]>> = {
  catalog: ["GET"],
  tags: ["GET"],
  referrers: ["GET"],
  manifest: ["DELETE", "GET", "HEAD", "PUT"],
  blob: ["DELETE", "GET", "HEAD"],
  upload: allMethods,
};

/** The methods of a route, as `Allow` lists them. */
export function methodsOf(route: Route, readOnly: boolean): readonly string[] {
  if (route.kind === "base") return allMethods;
  const own = methods[route.kind];
  return readOnly ? own.filter((method) => method === "GET" || method === "HEAD") : own;
}

const actions: Readonly<Record<string, readonly string[]>> = {
  GET: ["pull"],
  HEAD: ["pull"],
  PUT: ["pull", "push"],
  POST: ["pull", "push"],
  PATCH: ["pull", "push"],
  DELETE: ["delete"],
};

/** The rights that a request takes, in the order of the challenge. A DELETE takes `delete` alone. */
export function accessFor(route: Route, method: string, query: URLSearchParams): readonly Access[] {
  if (route.kind === "base") return [];
  if (route.kind === "catalog") return [{ type: "registry", name: "catalog", action: "*" }];
  const own = (actions[method] ?? []).map(
    (action) => ({ type: "repository", name: route.repository, action }) as const,
  );
  const from = route.kind === "upload" && query.has("mount") ? query.get("from") : null;
  return from === null ? own : [...own, { type: "repository", name: from, action: "pull" }];
}
