/** Reads the list of so many tags from a server in the same process, and prints how long that took, and what memory. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createHttp } from "../src/http/client.ts";
import { createSignIn } from "../src/oci/auth.ts";
import { createEndpoint } from "../src/oci/endpoint.ts";
import { list } from "../src/oci/listing.ts";
import type { PlanTiming } from "./plan-worker.ts";

const count = Number(process.argv[2]);
const pageSize = 1000;
/** As long as a tag may be. */
const nameOf = (at: number): string => String(at).padStart(128, "v1.0.0-nightly.");

const server = createServer(({ url = "" }, response) => {
  const query = new URL(url, "http://localhost").searchParams;
  const n = Math.min(Number(query.get("n")), pageSize);
  const from = Number(query.get("from") ?? 0);
  const tags = Array.from({ length: Math.min(n, count - from) }, (_, at) => nameOf(from + at));
  const next = from + n < count ? { link: `</v2/bench/tags/list?n=${n}&from=${from + n}>; rel="next"` } : {};
  response.writeHead(200, { "content-type": "application/json", ...next }).end(JSON.stringify({ name: "bench", tags }));
}).listen(0, "127.0.0.1");
await once(server, "listening");

const registry = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
const http = createHttp({ concurrency: 8, userAgent: "bench" });
const endpoint = createEndpoint(registry, createSignIn({ http, registry, mask: () => {}, now: Date.now }));
const startedAt = performance.now();
const { names, incomplete } = await list(endpoint, endpoint.tags("bench"), "tags", "the tags");
const milliseconds = performance.now() - startedAt;
if (names.length !== count || incomplete !== undefined) throw new Error(`${names.length} tags: ${incomplete}`);
const timing: PlanTiming = { milliseconds, peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6 };
console.log(JSON.stringify(timing));
await http.close();
server.close();
