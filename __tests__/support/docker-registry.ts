/** The real registry, as a process on loopback: distribution as Linux distributions package it. */
import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Account } from "./registry/client.ts";

/** Path or name of a binary that can `serve`, or `undefined` where none is installed. */
export function findDockerRegistry(): string | undefined {
  return ["docker-registry", "registry"].find((binary) => {
    const { status, stdout } = spawnSync(binary, ["serve", "--help"], { encoding: "utf8" });
    return status === 0 && stdout.includes("serve <config>");
  });
}

/** The only user of a registry that was started with `htpasswd`. */
export const registryAccount: Account = { username: "robot", password: "correct-horse" };
const htpasswd = `${registryAccount.username}:$2b$04$YPRmjjUVEUPOBxH429YEGOg9CC2Pqps4JzeFYeU.Z0g/cXo8lL8fu\n`;

export interface DockerRegistryOptions {
  /** `memory`, or the directory to keep everything in: only there garbage can be collected. */
  readonly storage: "memory" | { readonly directory: string };
  /** Default enabled. */
  readonly deletion?: "enabled" | "disabled";
  readonly readOnly?: boolean;
  /** Lets `registryAccount` in and nobody else. */
  readonly htpasswd?: boolean;
  /** Further settings, e.g. `REGISTRY_HTTP_PREFIX`. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface DockerRegistry {
  /** Without a slash at the end. */
  readonly url: string;
  readonly host: string;
  /**
   * Runs the registry's own collector beside the server, which must not be pushed to meanwhile.
   * Returns the bytes that it freed. Throws for storage in memory.
   */
  garbageCollect(): Promise<number>;
  /** Ends the process; the storage directory stays. */
  close(): Promise<void>;
}

const run = promisify(execFile);
const config = "/dev/stdin <<'YAML'\nversion: 0.1\nYAML\n";

// The shell becomes the registry, so that its process id is known. A watcher beside it waits for the end of our pipe, and
// that comes however we end: the registry never outlives us.
const serve = `exec 3<&0; { read -r _; kill -9 $$; } <&3 >/dev/null 2>&1 & exec "$0" serve 3<&- ${config}`;

/**
 * Resolves when the registry listens. Throws, with what it said, when it ends instead. What it says goes through this
 * process, so one that blocks (`spawnSync`) stops the registry too.
 */
export async function startDockerRegistry(options: DockerRegistryOptions): Promise<DockerRegistry> {
  const binary = findDockerRegistry();
  if (binary === undefined) throw new Error("docker-registry is not installed");
  const directory = options.storage === "memory" ? undefined : options.storage.directory;
  const secrets = options.htpasswd ? await mkdtemp(join(tmpdir(), "docker-registry-")) : undefined;
  const env = {
    ...process.env,
    ...settings(options, directory),
    ...(secrets && (await passwordFile(secrets))),
    ...options.env,
  };

  const child = spawn("/bin/sh", ["-c", serve, binary], { env, stdio: ["pipe", "ignore", "pipe"] });
  const ended = once(child, "exit");
  let said = "";
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const listening = /listening on ([^\s"]+:\d+)/.exec(said)?.[1];
      if (listening !== undefined) resolve(listening);
    });
    ended.then(() => reject(new Error(`docker-registry ended: ${said}`)), reject);
  });
  child.stderr.removeAllListeners("data").resume();

  return {
    url: `http://${address}`,
    host: address,
    async garbageCollect() {
      if (directory === undefined) throw new Error("only a registry with a storage directory can collect garbage");
      const before = await blobBytes(directory);
      await run("/bin/sh", ["-c", `exec "$0" garbage-collect ${config}`, binary], { env });
      return before - (await blobBytes(directory));
    },
    async close() {
      child.stdin.end();
      await ended;
      if (secrets !== undefined) await rm(secrets, { recursive: true });
    },
  };
}

function settings(options: DockerRegistryOptions, directory: string | undefined): Readonly<Record<string, string>> {
  return {
    REGISTRY_HTTP_ADDR: "127.0.0.1:0",
    // The packaged configuration asks for passwords.
    REGISTRY_AUTH: "{}",
    REGISTRY_STORAGE_DELETE_ENABLED: String(options.deletion !== "disabled"),
    // "listening on" is said at the level info.
    REGISTRY_LOG_LEVEL: "info",
    REGISTRY_LOG_ACCESSLOG_DISABLED: "true",
    OTEL_TRACES_EXPORTER: "none",
    ...(directory === undefined
      ? { REGISTRY_STORAGE: "inmemory" }
      : { REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY: directory }),
    ...(options.readOnly && { REGISTRY_STORAGE_MAINTENANCE: '{"readonly":{"enabled":true}}' }),
  };
}

async function passwordFile(directory: string): Promise<Readonly<Record<string, string>>> {
  const path = join(directory, "htpasswd");
  await writeFile(path, htpasswd);
  return {
    REGISTRY_AUTH: "htpasswd",
    REGISTRY_AUTH_HTPASSWD_REALM: "basic-realm",
    REGISTRY_AUTH_HTPASSWD_PATH: path,
  };
}

/** What all blobs take on the disk, shared ones once. */
async function blobBytes(directory: string): Promise<number> {
  const blobs = join(directory, "docker/registry/v2/blobs");
  const files = (await readdir(blobs, { recursive: true })).filter((path) => path.endsWith("data"));
  const sizes = await Promise.all(files.map(async (path) => (await stat(join(blobs, path))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
