import { env, startAzure } from "../support/azure/azure.ts";
import { pruner } from "../support/azure/identity.ts";
import { idToken } from "../support/azure/sdk.ts";
import { trustCertificate } from "../support/trust.ts";
import { describeMatrix } from "./matrix.ts";

trustCertificate();
describeMatrix({
  name: "acr",
  registryType: "acr",
  namespace: "team",
  roles: ["registry", "entra"],
  never: {
    owner: "names have no owner",
    config: "the lists tell the times",
    referrers: "the manifests that have a subject are read themselves",
    push: "nothing is pushed",
  },
  referrers: true,
  listsUntagged: true,
  leaves: [],
  async start({ now }) {
    const fake = await startAzure({ now, pageCap: 4 });
    const { store, log, url } = fake;
    return {
      ...{ store, log },
      push: (repository, content, tags, at) => void store.push(repository, content, tags, at),
      connection: {
        url: new URL(url),
        env: env(fake),
        azure: { tenantId: fake.tenantId, clientId: pruner.clientId },
        idToken: (audience) => idToken(fake, audience),
      },
      secrets: () => [pruner.secret ?? "", fake.idTokenRequestToken, ...fake.tokens],
      strays: () => [],
      origins: [new URL(url).origin, new URL(fake.authorityHost).origin],
      fault: (rule, role) => void fake.fault(rule, role === "entra" ? "entra" : "registry"),
      close: fake.close,
    };
  },
  resourceOf({ role, path, query }) {
    if (role === "entra") return "sign-in";
    if (path.startsWith("/oauth2/")) return "token";
    if (path.endsWith("/_catalog")) return "catalog";
    if (/\/_(?:tags|manifests)$/.test(path)) return query.has("last") ? "next page" : "listing";
    if (path.includes("/_tags/")) return "tag";
    return /^\/acr\/v1\/.*\/_|^\/v2\//.test(path) ? "manifest" : "repository";
  },
});
