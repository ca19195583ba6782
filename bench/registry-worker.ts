/** The embedded registry as a process: tells its parent its URL, and ends with it. */
import { seed } from "../__tests__/support/images.ts";
import { startRegistry } from "../__tests__/support/registry/server.ts";
import { release, repository } from "./release.ts";

const registry = await startRegistry({ dialect: "distribution-3.1" });
for (let at = 0; at < Number(process.argv[2]); at++) seed(registry.store, repository, release(at), [`v${at}`]);
process.on("disconnect", () => process.exit());
process.send?.(registry.url);
