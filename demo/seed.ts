/** What the demo prunes: a registry as a team leaves it behind after forty days of one release a day. */
import { attestation, type Content, image, index, layer, signature } from "../__tests__/support/images.ts";
import { pusher } from "../__tests__/support/registry/client.ts";

export interface SeededRepository {
  readonly name: string;
  /** The versions, newest first; `latest` is on the first of them. */
  readonly versions: readonly string[];
  /** An old version that is signed: its signature has to go with it. */
  readonly signed?: { readonly version: string; readonly signature: string } | undefined;
}

const day = 24 * 60 * 60 * 1000;
const versions = Array.from({ length: 40 }, (_, at) => 40 - at);
const arm64 = { architecture: "arm64", os: "linux" };
/** All images stand on it, in every repository, so pruning frees it in none. */
const base = layer(256 * 1024, "base");

/** Pushes everything over HTTP to the empty registry at `baseUrl`. `now`: when the newest version was built. */
export async function seedRegistry(baseUrl: string, now: number): Promise<readonly SeededRepository[]> {
  const { push } = pusher(baseUrl, { concurrency: 8 });

  async function seedRepository(
    name: string,
    options: { readonly multiArch?: boolean; readonly signed?: number },
  ): Promise<SeededRepository> {
    const contents = versions.map((version) => {
      const created = new Date(now - (40 - version) * day).toISOString();
      return {
        version,
        content: release(`${name}:v${version}`, created, options.multiArch === true && isEven(version)),
      };
    });
    await Promise.all(
      contents.map(({ version, content }) => push(name, content, version === 40 ? ["v40", "latest"] : [`v${version}`])),
    );
    const signed = contents.find(({ version }) => version === options.signed);
    const sealed = signed && signature(signed.content, "cosign-tag");
    if (sealed) await push(name, sealed.content, sealed.tags);
    return {
      name,
      versions: versions.map((version) => `v${version}`),
      signed: sealed && { version: `v${options.signed}`, signature: sealed.content.digest },
    };
  }

  return Promise.all([
    seedRepository("wiredbrain/api", { multiArch: true }),
    seedRepository("wiredbrain/db", {}),
    seedRepository("wiredbrain/web", { signed: 20 }),
  ]);
}

function release(seed: string, created: string, multiArch: boolean): Content {
  const amd64 = image({ seed, created, layers: [base, 32 * 1024] });
  if (!multiArch) return amd64;
  return index([
    amd64,
    image({ seed: `${seed}/arm64`, created, layers: [base, 32 * 1024], platform: arm64 }),
    attestation(amd64),
  ]);
}

function isEven(version: number): boolean {
  return version % 2 === 0;
}
