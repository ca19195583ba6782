/** What the parts of a GitHub are called. */

export interface ServerNames {
  readonly api: string;
  /** What stands before every path of the API. */
  readonly root: "" | "/api/v3";
  readonly registry: string;
  /** Where the registry has its blobs. */
  readonly storage: string;
  readonly web: string;
}

export function namesOf(api: string): ServerNames {
  if (api === "api.github.com") {
    return { api, root: "", registry: "ghcr.io", storage: "pkg-containers.githubusercontent.com", web: "github.com" };
  }
  const web = api.replace(/^api\./, "");
  // Where the others have their blobs is not documented.
  const others = { registry: `containers.${web}`, storage: `media.${web}`, web };
  return { api, root: web === api ? "/api/v3" : "", ...others };
}
