import { classic } from "../support/github/accounts.ts";
import { startGithub } from "../support/github/github.ts";
import { trustCertificate } from "../support/trust.ts";
import { describeMatrix } from "./matrix.ts";

const roles = ["api", "registry"] as const;

trustCertificate();
describeMatrix({
  name: "ghcr",
  registryType: "ghcr",
  namespace: "acme",
  roles,
  never: {
    "sign-in": "GitHub takes the token itself",
    repository: "a package is known by its versions",
    config: "the list tells the times",
    referrers: "GitHub does not have that API",
    proof: "what may be deleted shows when it is",
    "delete tag": "a tag is pushed to a marker, whose version is deleted",
  },
  referrers: true,
  listsUntagged: true,
  fills: "children",
  leaves: [],
  async start({ now }) {
    const fake = await startGithub({ accounts: [classic], now });
    const { store, log } = fake;
    return {
      ...{ store, log },
      push: (repository, content, tags, at) => void store.push(repository, content, tags, at),
      connection: {
        url: new URL(fake.registryUrl),
        env: fake.env,
        github: { token: classic.secret, apiUrl: new URL(fake.apiUrl) },
      },
      secrets: () => [classic.secret, Buffer.from(classic.secret).toString("base64"), ...fake.tokens],
      strays: () => [...fake.strangers, ...fake.violations],
      origins: [fake.apiUrl, fake.registryUrl],
      fault: (rule, role) =>
        void fake.fault(
          rule,
          roles.find((one) => one === role),
        ),
      close: fake.close,
    };
  },
  resourceOf({ role, path, query }) {
    if (role === "registry") return path === "/token" ? "token" : "manifest";
    if (/^\/users?(?:\/[^/]+)?$/.test(path)) return "owner";
    if (path.endsWith("/packages")) return "catalog";
    return path.endsWith("/versions") ? (query.get("page") === "1" ? "listing" : "next page") : "manifest";
  },
});
