import { describe, expect, it } from "vitest";
import { parsePatterns } from "../../src/prune/pattern.ts";
import { addressOf, misfit, namingOf, registryTypes, typeFor } from "../../src/registries/index.ts";

describe("how images of a registry are written", () => {
  it.each<readonly [string, string, readonly string[], string, boolean]>([
    ["oci", "https://registry.example.com/", ["registry.example.com", "registry.example.com:443"], "", false],
    ["oci", "https://registry.example.com:8443/", ["registry.example.com:8443"], "", false],
    ["oci", "https://example.com/a/b/", ["example.com", "example.com:443"], "a/b/", false],
    ["oci", "http://localhost:5000/", ["localhost:5000", "127.0.0.1:5000", "[::1]:5000"], "", false],
    ["oci", "http://registry.internal/", ["registry.internal", "registry.internal:80"], "", false],
    ["acr", "https://wiredbrain.azurecr.io/", ["wiredbrain.azurecr.io", "wiredbrain.azurecr.io:443"], "", false],
    ["ghcr", "https://ghcr.io/", ["ghcr.io", "ghcr.io:443", "docker.pkg.github.com"], "", false],
  ])("of type %s at %s", (type, url, hosts, basePath, isDefault) => {
    expect(namingOf(type, new URL(url))).toEqual({ hosts, basePath, isDefault });
  });

  it("at Docker Hub by any of its names, or by none", () => {
    const { hosts, isDefault } = namingOf("dockerhub", new URL("https://hub.docker.com/"));
    expect(hosts[0]).toBe("docker.io");
    expect(isDefault).toBe(true);
    expect(hosts.map((host) => typeFor(host))).toEqual(hosts.map(() => ({ type: "dockerhub" })));
  });
});

describe("the type of a registry", () => {
  it.each(["wiredbrain.azurecr.io", "WiredBrain.azurecr.us", "wiredbrain.azurecr.cn", "w.westeurope.geo.azurecr.io"])(
    "is acr for %s",
    (host) => expect(typeFor(host)).toEqual({ type: "acr" }),
  );

  it.each(["registry.example.com", "localhost", "azurecr.io", "wiredbrain.azurecr.io.example.com"])(
    "is oci for %s",
    (host) => expect(typeFor(host)).toEqual({ type: "oci" }),
  );

  it.each(["quay.io", "public.ecr.aws", "wiredbrain.azurecr.de"])("is none for %s", (host) =>
    expect(typeFor(host)).toHaveProperty("unsupported"),
  );

  it.each(["docker.io", "Docker.io", "index.docker.io", "registry-1.docker.io", "hub.docker.com"])(
    "is dockerhub for %s",
    (host) => {
      expect(typeFor(host)).toEqual({ type: "dockerhub" });
      expect(typeFor(host, "dockerhub")).toEqual({ type: "dockerhub" });
      expect(typeFor(host, "oci")).toHaveProperty("unsupported");
    },
  );

  it.each(["registry.example.com", "docker.io.example.com", "mydocker.io"])("is never dockerhub for %s", (host) => {
    expect(typeFor(host)).toEqual({ type: "oci" });
    expect(typeFor(host, "dockerhub")).toHaveProperty("unsupported");
  });

  it.each(["ghcr.io", "GHCR.io", "containers.octo.ghe.com"])("is ghcr for %s", (host) => {
    expect(typeFor(host)).toEqual({ type: "ghcr" });
    expect(typeFor(host, "ghcr")).toEqual({ type: "ghcr" });
    expect(typeFor(host, "oci")).toHaveProperty("unsupported");
  });

  it("is ghcr for an Enterprise Server where that is given", () =>
    expect(typeFor("containers.github.example.com", "ghcr")).toEqual({ type: "ghcr" }));

  it.each(["oci", "acr"])("is what is given where the host does not tell: %s", (given) =>
    expect(typeFor("registry.example.com", given)).toEqual({ type: given }),
  );

  it("is not oci for a host whose registry has an API of its own, also when that is given", () => {
    expect(typeFor("quay.io", "oci")).toHaveProperty("unsupported");
    expect(typeFor("quay.io", "acr")).toEqual({ type: "acr" });
  });

  it.each([
    ["docker.example.com", "dockerhub", "Docker Hub is at `docker.io` alone."],
    ["docker.io", "oci", "Docker Hub has an API of its own: leave `registry-type` out, or write `dockerhub`."],
    ["ghcr.io", "oci", "GitHub deletes by an API of its own: leave `registry-type` out, or write `ghcr`."],
    [
      "old.azurecr.de",
      "",
      "Azure Container Registry in Germany, which has closed, is not supported yet; the generic adapter could delete more there than it was asked to.",
    ],
    [
      "europe-docker.pkg.dev",
      "",
      "Google Artifact Registry is not supported yet; the generic adapter could delete more there than it was asked to.",
    ],
  ])("is none, for a reason: %s as %j", (host, given, why) =>
    expect(typeFor(host, given)).toEqual({ unsupported: why }),
  );

  it("is one of those that can be given", () => expect(registryTypes).toEqual(["oci", "acr", "dockerhub", "ghcr"]));
});

describe("what can be a repository", () => {
  const problem = (type: string, written: string) => misfit(type, parsePatterns([written]).includes[0] as never);

  it.each(["acme/web", "acme/*", "acme/**", "{acme,other}/web-*"])("at Docker Hub: %s", (written) =>
    expect(problem("dockerhub", written)).toBeUndefined(),
  );

  it.each([
    ["nginx", "Docker Hub names repositories as `acme/web`."],
    ["acme/team/web", "Docker Hub names repositories as `acme/web`."],
    ["*", "Docker Hub lists repositories by their namespace: write it in clear, as in `acme/*`."],
    ["*/web", "Docker Hub lists repositories by their namespace: write it in clear, as in `acme/*`."],
    ["/acme\\/.*/", "Docker Hub lists repositories by their namespace: write it in clear, as in `acme/*`."],
  ])("and what not: %s", (written, why) => expect(problem("dockerhub", written)).toBe(why));

  it.each([
    ["my-org/tools/builder", undefined],
    ["my-org/**", undefined],
    ["web", "GitHub names repositories as `my-org/web`."],
    ["**", "GitHub lists repositories by their namespace: write it in clear, as in `my-org/*`."],
  ])("at GitHub: %s", (written, why) => expect(problem("ghcr", written)).toBe(why));

  it("is anything where repositories have no namespace", () => expect(problem("oci", "*")).toBeUndefined());
});

describe("the address of an Azure Container Registry", () => {
  it.each([
    ["wiredbrain", "https://wiredbrain.azurecr.io"],
    ["wiredbrain-a1b2", "https://wiredbrain-a1b2.azurecr.io"],
    ["wiredbrain.azurecr.us", "https://wiredbrain.azurecr.us"],
    ["localhost:8443", "https://localhost:8443"],
    ["localhost", "https://localhost"],
    ["http://localhost:8443", "http://localhost:8443"],
    ["wiredbrain.azurecr.io/acme", "wiredbrain.azurecr.io/acme"],
  ])("%s is %s", (written, address) => expect(addressOf("acr", written)).toBe(address));

  it("is nobody else's", () => expect(addressOf("", "wiredbrain")).toBe("wiredbrain"));
});
