/** How many requests a dry run needs, how near it comes to the speed of those requests alone, and what memory it takes. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startCountingProxy } from "./counting-proxy.ts";
import type { Figure } from "./figure.ts";
import { bundled, dryRun, inTurn, measure } from "./process.ts";
import { embeddedRegistry, openRegistry } from "./registry.ts";
import { repository } from "./release.ts";

const tags = 1_000;
const manyTags = 20_000;

/** Over 1,000 tags with as many configs. */
export async function benchRequests(temp: string): Promise<readonly Figure[]> {
  const registry = await openRegistry(tags);
  try {
    const proxy = await startCountingProxy(registry.url);
    await measure(dryRun(temp, proxy.host, repository));
    proxy.close();
    const list = join(temp, "requests.json");
    writeFileSync(list, JSON.stringify(proxy.requests));

    const bareLoop = await bundled(temp, new URL("bare-loop.ts", import.meta.url));
    const [action = Number.NaN, bare = Number.NaN] = await inTurn(
      5,
      [
        async () => (await measure(dryRun(temp, registry.host, repository))).milliseconds,
        async () => (await measure({ args: [bareLoop, registry.url, list] })).milliseconds,
      ],
      Math.min,
    );
    const pages = 1;
    return [
      {
        name: `dry run over ${tags.toLocaleString("en-US")} tags, requests`,
        value: proxy.requests.length,
        target: pages + tags + tags + 3,
        unit: "",
        from: `page + tags + configs + 3; ${registry.name}`,
        exact: true,
      },
      {
        name: "the same, time by that of its requests alone",
        value: action / bare,
        target: 1.3,
        unit: "",
        from: `${Math.round(action)} ms by ${Math.round(bare)} ms, best of 5; ${registry.name}`,
      },
    ];
  } finally {
    await registry.close();
  }
}

/** Over 20,000 tags with as many configs. */
export async function benchMemory(temp: string): Promise<readonly Figure[]> {
  const registry = await embeddedRegistry(manyTags);
  try {
    const { peakMegabytes, milliseconds } = await measure(dryRun(temp, registry.host, repository));
    return [
      {
        name: `dry run over ${manyTags.toLocaleString("en-US")} tags, peak memory`,
        value: peakMegabytes,
        target: 250,
        unit: "MB",
        from: `in ${(milliseconds / 1000).toFixed(1)} s; ${registry.name}`,
      },
    ];
  } finally {
    await registry.close();
  }
}
