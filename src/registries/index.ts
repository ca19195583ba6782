/** One line for each registry that can be pruned. */
import { loopbackHosts } from "../http/address.ts";
import { isExact, type Pattern } from "../prune/pattern.ts";
import type { Registry } from "../prune/registry.ts";
import type { Connection } from "./connection.ts";
import { dockerhub } from "./dockerhub.ts";
import { oci } from "./oci.ts";

type Adapter = (connection: Connection) => Registry | Promise<Registry>;

const adapters: ReadonlyMap<string, Adapter> = new Map<string, Adapter>([
  ["oci", oci],
  // The SDK is half of the bundle: other registries do without it.
  ["acr", async (connection) => (await import("./acr.ts")).acr(connection)],
  ["dockerhub", dockerhub],
  // Octokit is only for this.
  ["ghcr", async (connection) => (await import("./ghcr.ts")).ghcr(connection)],
]);

/**
 * Hosts whose registries answer the OCI API in ways of their own, where the generic adapter could remove more than it
 * was asked to.
 */
const unsupported: readonly { readonly host: RegExp; readonly name: string }[] = [
  { host: /\.azurecr\.de$/, name: "Azure Container Registry in Germany, which has closed," },
  { host: /\.dkr[.-]ecr[.-].+\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$|^public\.ecr\.aws$/, name: "Amazon ECR" },
  { host: /(?:^|[.-])(?:gcr\.io|pkg\.dev)$/, name: "Google Artifact Registry" },
  { host: /^quay\.io$/, name: "Quay" },
  { host: /^registry\.gitlab\.com$/, name: "GitLab" },
];

/** The values of `registry-type`. */
export const registryTypes: readonly string[] = [...adapters.keys()];

/** What people call these registries, in lower case, and the value that they mean. */
export const otherNames: Readonly<Record<string, string>> = {
  azure: "acr",
  "azure-container-registry": "acr",
  docker: "dockerhub",
  "docker-hub": "dockerhub",
  "docker.io": "dockerhub",
  github: "ghcr",
  "ghcr.io": "ghcr",
  generic: "oci",
  distribution: "oci",
  "docker-registry": "oci",
  zot: "oci",
};

/** All the names of Docker Hub, those of its registry in the settings of old clients included. */
const hubNames = [
  ...["docker.io", "index.docker.io", "registry.docker.io", "registry-1.docker.io"],
  ...["hub.docker.io", "hub.docker.com", "registry.hub.docker.com"],
];

/** The type that serves `host` (without port) where the user says `given`, or nothing; or a sentence why none does. */
export function typeFor(host: string, given = ""): { readonly type: string } | { readonly unsupported: string } {
  const isHub = hubNames.includes(host.toLowerCase());
  if (given === "dockerhub" && !isHub) return { unsupported: "Docker Hub is at `docker.io` alone." };
  if (isHub && given !== "" && given !== "dockerhub")
    return { unsupported: "Docker Hub has an API of its own: leave `registry-type` out, or write `dockerhub`." };
  if (isHub) return { type: "dockerhub" };
  const isGhcr = /^ghcr\.io$|^containers\..+\.ghe\.com$/i.test(host);
  if (isGhcr && given !== "" && given !== "ghcr")
    return { unsupported: "GitHub deletes by an API of its own: leave `registry-type` out, or write `ghcr`." };
  if (isGhcr) return { type: "ghcr" };
  if (given === "" && /\.azurecr\.(?:io|cn|us)$/i.test(host)) return { type: "acr" };
  const product = unsupported.find((known) => known.host.test(host.toLowerCase()));
  return product === undefined || (given !== "" && given !== "oci")
    ? { type: given || "oci" }
    : {
        unsupported: `${product.name} is not supported yet; the generic adapter could delete more there than it was asked to.`,
      };
}

/** Registries that list repositories by the namespace that their names begin with, by type. */
const namespaced: ReadonlyMap<string, { readonly name: string; readonly form: RegExp; readonly example: string }> =
  new Map([
    ["dockerhub", { name: "Docker Hub", form: /^[^/]+\/[^/]+$/, example: "acme" }],
    ["ghcr", { name: "GitHub", form: /^[^/]+\/.+$/, example: "my-org" }],
  ]);

/** Why `pattern` cannot stand for any repository in a registry of `type`; `undefined` when it can. */
export function misfit(type: string, { source, namespaces }: Pattern): string | undefined {
  const registry = namespaced.get(type);
  if (registry === undefined) return undefined;
  const { name, form, example } = registry;
  if (isExact(source)) return form.test(source) ? undefined : `${name} names repositories as \`${example}/web\`.`;
  return namespaces === undefined
    ? `${name} lists repositories by their namespace: write it in clear, as in \`${example}/*\`.`
    : undefined;
}

/**
 * How images of the registry at `url`, which is of `type`, are written in files: every spelling of its host, the usual one
 * first; what can stand between host and repository; and whether a name without a host is one of its own.
 */
export function namingOf(type: string, url: URL) {
  if (type === "dockerhub") return { hosts: hubNames, basePath: "", isDefault: true };
  const port = url.protocol === "https:" ? "443" : "80";
  const hosts = loopbackHosts.includes(url.hostname) ? [url.hostname, ...loopbackHosts] : [url.hostname];
  const written = hosts.flatMap((host) => (url.port === "" ? [host, `${host}:${port}`] : [`${host}:${url.port}`]));
  // What GitHub Packages held before moved there, and is still pulled by its old name.
  const before = url.hostname === "ghcr.io" ? ["docker.pkg.github.com"] : [];
  return { hosts: [...new Set([...written, ...before])], basePath: url.pathname.slice(1), isDefault: false };
}

/** Throws when there is no such type, which inputs have ruled out. */
export async function connect(type: string, connection: Connection): Promise<Registry> {
  const adapter = adapters.get(type);
  if (adapter === undefined) throw new Error(`no adapter for registry type ${type}`);
  return adapter(connection);
}

/**
 * The address that `registry` stands for where the user says that it is of `type`: the name of an Azure Container Registry
 * is enough, and it is always reached by https.
 */
export function addressOf(type: string, registry: string): string {
  if (type !== "acr" || registry.includes("/")) return registry;
  const isName = /^[a-z0-9-]+$/i.test(registry) && registry !== "localhost";
  return `https://${registry}${isName ? ".azurecr.io" : ""}`;
}
