import { pruner } from "../support/hub/accounts.ts";
import { startHub } from "../support/hub/hub.ts";
import { credentialsOf, fast } from "../support/hub-harness.ts";
import { trustCertificate } from "../support/trust.ts";
import { describeMatrix } from "./matrix.ts";

const roles = ["hub", "auth", "registry"] as const;

trustCertificate();
describeMatrix({
  name: "dockerhub",
  registryType: "dockerhub",
  namespace: pruner.username,
  roles,
  never: {
    owner: "the namespace is asked for its repositories, and for nothing else",
    manifest: "the list tells what leads where",
    config: "the list tells the times",
    referrers: "Docker Hub has no such API",
    push: "nothing is pushed",
  },
  // Until then a look before the first delete serves for all.
  provoked: { look: "delete tag" },
  referrers: false,
  listsUntagged: false,
  fills: "tags",
  leaves: [],
  async start(clock) {
    const fake = await startHub({ now: clock.now, rateLimit: fast });
    const { store, log } = fake;
    const { username, password } = credentialsOf(pruner);
    return {
      ...{ store, log },
      push: (repository, content, tags, at) => void store.push(repository, content, tags, at),
      connection: { url: new URL("https://docker.io/"), env: fake.env, credentials: { username, password } },
      secrets: () => [password, Buffer.from(`${username}:${password}`).toString("base64"), ...fake.tokens],
      strays: () => [...fake.strangers, ...fake.breaches],
      origins: ["https://hub.docker.com", "https://auth.docker.io", "https://registry-1.docker.io"],
      fault: (rule, role) =>
        void fake.fault(
          rule,
          roles.find((one) => one === role),
        ),
      close: fake.close,
    };
  },
  resourceOf({ role, path, query }) {
    if (role === "auth") return "token";
    if (path === "/v2/auth/token") return "sign-in";
    if (role === "registry") return "manifest";
    if (path.endsWith("/repositories")) return "catalog";
    if (path.endsWith("/tags")) return query.get("page") === "1" ? "listing" : "next page";
    return /\/tags\/[^/]+$/.test(path) ? "tag" : "repository";
  },
});
