/** The generic adapter on the servers that it is for. */

import { seed } from "../support/images.ts";
import type { DialectName } from "../support/registry/dialect.ts";
import { startRegistry } from "../support/registry/server.ts";
import type { Subject } from "./cell.ts";
import { describeMatrix } from "./matrix.ts";

const account = { username: "pruner", password: "the-password-of-the-pruner" };

function subject(dialect: DialectName, more: Pick<Subject, "never" | "referrers" | "leaves">): Subject {
  return {
    name: dialect,
    registryType: "oci",
    namespace: "team",
    listsUntagged: false,
    roles: ["registry"],
    ...more,
    never: {
      "sign-in": "the registry, or its token server, takes the password itself",
      owner: "names have no owner",
      repository: "the API knows nothing of repositories",
      push: "nothing is pushed",
      ...more.never,
    },
    async start({ now }) {
      const fake = await startRegistry({ dialect, auth: { kind: "token", ...account }, maxTagsPerPage: 4, now });
      const { store, log, url } = fake;
      return {
        store,
        log,
        push: (repository, content, tags) => void seed(store, repository, content, tags),
        connection: { url: new URL(url), credentials: account },
        secrets: () => [account.password, Buffer.from(`${account.username}:${account.password}`).toString("base64")],
        strays: () => [],
        origins: [new URL(url).origin],
        fault: fake.fault,
        close: fake.close,
      };
    },
    resourceOf({ path, query }) {
      if (path === "/token") return "token";
      if (path.endsWith("/_catalog")) return "catalog";
      if (path.endsWith("/tags/list")) return query.has("last") ? "next page" : "listing";
      if (path.includes("/blobs/")) return "config";
      if (path.includes("/referrers/")) return "referrers";
      return path.includes("/manifests/sha256:") ? "manifest" : "tag";
    },
  };
}

describeMatrix(
  subject("distribution-2.8", {
    never: { "next page": "it knows no pages", "delete tag": "it cannot remove one tag of several" },
    referrers: false,
    leaves: ["v3"],
  }),
);
describeMatrix(subject("distribution-3.1", { never: {}, referrers: false, leaves: [] }));
describeMatrix(subject("zot", { never: {}, referrers: true, leaves: [] }));
