/** The least that a client can do: sends the requests in a file, eight at a time, reads the answers, thinks nothing. */
import { readFileSync } from "node:fs";
import { Agent, request } from "undici";
import type { CountedRequest } from "./counting-proxy.ts";

const [registry = "", file = ""] = process.argv.slice(2);
const requests: CountedRequest[] = JSON.parse(readFileSync(file, "utf8"));
const dispatcher = new Agent({ connections: 8 });
const waiting = requests.values();

async function work(): Promise<void> {
  for (const { method, path, accept } of waiting) {
    const { body } = await request(new URL(path, registry), {
      dispatcher,
      method: method as "GET",
      headers: accept === undefined ? {} : { accept },
    });
    await body.arrayBuffer();
  }
}

await Promise.all(Array.from({ length: 8 }, work));
await dispatcher.close();
