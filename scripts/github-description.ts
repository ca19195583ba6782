/**
 * Takes the part that the tests need out of GitHub's published OpenAPI description:
 * `node scripts/github-description.ts path/to/api.github.com.json`, which is part of the npm package `@octokit/openapi`
 * (too large for a dependency). Texts and examples stay behind. Format the result with `npm run format`.
 */
import { readFileSync, writeFileSync } from "node:fs";

type Node = { readonly [key: string]: unknown };

const target = new URL("../__tests__/support/github/description.json", import.meta.url);

const packageMethods: readonly (readonly [rest: string, methods: readonly string[]])[] = [
  ["", ["get"]],
  ["/{package_type}/{package_name}", ["get", "delete"]],
  ["/{package_type}/{package_name}/restore", ["post"]],
  ["/{package_type}/{package_name}/versions", ["get"]],
  ["/{package_type}/{package_name}/versions/{package_version_id}", ["get", "delete"]],
  ["/{package_type}/{package_name}/versions/{package_version_id}/restore", ["post"]],
];

const wanted: readonly (readonly [path: string, methods: readonly string[]])[] = [
  ...["/orgs/{org}", "/users/{username}", "/user"].flatMap((base) =>
    packageMethods.map(([rest, methods]) => [`${base}/packages${rest}`, methods] as const),
  ),
  ["/users/{username}", ["get"]],
  ["/user", ["get"]],
  ["/rate_limit", ["get"]],
  ["/repos/{owner}/{repo}/pulls", ["get"]],
  ["/repos/{owner}/{repo}/branches", ["get"]],
];

const texts = ["description", "summary", "example", "examples", "externalDocs", "title", "tags", "deprecated"];
/** Keys whose own keys are names, which may be the same as those of texts. */
const maps = ["properties", "paths", "schemas", "responses", "headers", "parameters", "content"];

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error("Say where api.github.com.json is.");
const source = JSON.parse(readFileSync(path, "utf8")) as Node;
const version = at(source, "#/info/version");

const paths = Object.fromEntries(
  wanted.map(([name, methods]) => {
    const item = at(source, `#/paths/${escaped(name)}`) as Node;
    return [name, Object.fromEntries(methods.map((method) => [method, withoutTexts(item[method])]))];
  }),
);
const components: Record<string, Record<string, unknown>> = {};
collect(paths);
writeFileSync(target, `${JSON.stringify({ openapi: source.openapi, info: { version }, paths, components })}\n`);

/** Adds what `node` refers to, and what that refers to. */
function collect(node: unknown): void {
  if (node === null || typeof node !== "object") return;
  const { $ref } = node as { readonly $ref?: unknown };
  if (typeof $ref === "string") {
    const [, , kind = "", name = ""] = $ref.split("/");
    components[kind] ??= {};
    const known = components[kind];
    if (name in known) return;
    known[name] = withoutTexts(at(source, $ref));
    collect(known[name]);
  } else for (const child of Object.values(node)) collect(child);
}

function withoutTexts(node: unknown, areNames = false): unknown {
  if (Array.isArray(node)) return node.map((child) => withoutTexts(child));
  if (node === null || typeof node !== "object") return node;
  const kept = Object.entries(node).filter(
    ([key]) => areNames || !(texts.includes(key) || (key.startsWith("x-") && key !== "x-ratelimit-limit")),
  );
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutTexts(child, !areNames && maps.includes(key))]));
}

function at(root: Node, reference: string): unknown {
  const keys = reference.split("/").slice(1);
  return keys.reduce<unknown>((node, key) => {
    const found = (node as Node | undefined)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")];
    if (found === undefined) throw new Error(`The description has no ${reference}.`);
    return found;
  }, root);
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
