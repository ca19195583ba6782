/** Registries to measure against, each in a process of its own, with one repository. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { findDockerRegistry, startDockerRegistry } from "../__tests__/support/docker-registry.ts";
import { pusher } from "../__tests__/support/registry/client.ts";
import { release, repository } from "./release.ts";

export interface BenchRegistry {
  readonly name: string;
  readonly url: string;
  readonly host: string;
  close(): Promise<void>;
}

/** The real registry with `tags` tags on images of their own; the embedded one where it is not installed. */
export async function openRegistry(tags: number): Promise<BenchRegistry> {
  const binary = findDockerRegistry();
  if (binary === undefined) return embeddedRegistry(tags);
  const registry = await startDockerRegistry({ storage: "memory" });
  const { push } = pusher(registry.url, { concurrency: 8 });
  await Promise.all(Array.from({ length: tags }, (_, at) => push(repository, release(at), [`v${at}`])));
  return { ...registry, name: binary };
}

/** The registry of the tests, filled without a request. */
export async function embeddedRegistry(tags: number): Promise<BenchRegistry> {
  const worker = fileURLToPath(new URL("registry-worker.ts", import.meta.url));
  const child: ChildProcess = fork(worker, [String(tags)]);
  const ended = once(child, "exit");
  const [url] = await Promise.race([
    once(child, "message"),
    ended.then(() => Promise.reject(new Error("the embedded registry ended"))),
  ]);
  return {
    name: "the embedded registry",
    url,
    host: new URL(url).host,
    async close() {
      child.disconnect();
      await ended;
    },
  };
}
