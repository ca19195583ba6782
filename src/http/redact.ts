/** URLs as they may be shown: in errors, logs and reports. */

/** Query parameters that tell a reader something and never carry a secret. */
const shown: ReadonlySet<string> = new Set([
  "n",
  "last",
  "page",
  "page_size",
  "per_page",
  "orderby",
  "scope",
  "service",
  "artifactType",
  "digest",
  "tag",
]);

/**
 * `url` without user name, password and fragment, and with `***` for the values of all query parameters but a few known
 * ones: the query of a signed storage URL is a credential. What is not a URL is not shown at all.
 */
export function redact(url: URL | string): string {
  const copy = URL.parse(String(url));
  if (!copy) return "(not a URL)";
  copy.username = "";
  copy.password = "";
  copy.hash = "";
  const query = [...copy.searchParams].map(([name, value]) => {
    if (shown.has(name)) return `${name}=${encodeURIComponent(value)}`;
    // A name without a value may itself be the secret.
    return value === "" ? "***" : `${encodeURIComponent(name)}=***`;
  });
  copy.search = query.join("&");
  return copy.href;
}
