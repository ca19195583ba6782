/** What the action costs before it does anything: from its start to its first request. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Figure } from "./figure.ts";
import { type Command, dryRun, inTurn } from "./process.ts";
import { repository } from "./release.ts";

/** Less the time of a script that is empty, which is Node's own. */
export async function benchStart(temp: string): Promise<readonly Figure[]> {
  let askedAt = Number.NaN;
  const server = createServer((_, response) => {
    askedAt = performance.now();
    // The action is refused and ends at once.
    response.writeHead(403).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const empty = join(temp, "empty.mjs");
  writeFileSync(empty, "");

  const run = async ({ args, env = process.env }: Command) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, args, { env, stdio: "ignore" });
    await once(child, "exit");
    return { startedAt, endedAt: performance.now() };
  };
  const [action = Number.NaN, nothing = Number.NaN] = await inTurn(
    15,
    [
      async () => {
        const { startedAt } = await run(dryRun(temp, host, repository));
        return askedAt - startedAt;
      },
      async () => {
        const { startedAt, endedAt } = await run({ args: [empty] });
        return endedAt - startedAt;
      },
    ],
    Math.min,
  );
  server.close();
  return [
    {
      name: "start to first request, less an empty script",
      value: action - nothing,
      target: 90,
      unit: "ms",
      from: `${action.toFixed(1)} ms less ${nothing.toFixed(1)} ms, best of 15`,
    },
  ];
}
