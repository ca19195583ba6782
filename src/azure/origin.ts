/** Credentials go to the registry and nowhere else. */
import { redact } from "../http/redact.ts";
import { RegistryError } from "../prune/errors.ts";

/** Throws `RegistryError` "unexpected" when `url` is not at `registry`. */
export function assertAtRegistry(url: string, registry: URL): void {
  if (URL.parse(url)?.origin === registry.origin) return;
  const shown = redact(url);
  throw new RegistryError("unexpected", `${shown} is not at ${registry.host}; nothing was sent there`, { url: shown });
}
