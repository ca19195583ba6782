/** Answers that are broken in themselves, and servers that are down; what else can go wrong is in `fault.ts`. */
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Answer } from "./answer.ts";
import { type Fault, hang, withHeaders } from "./fault.ts";

/** Changes the bytes of the registry's own answer. */
function withBody(change: (body: Buffer) => Pick<Answer, "body" | "headers">): Fault {
  return async ({ handle, send }) => {
    const { status, headers, ...real } = await handle();
    const body = Buffer.from(real.json === undefined ? (real.body ?? "") : JSON.stringify(real.json));
    const changed = change(body);
    send({ status, body: changed.body ?? body, headers: { ...headers, ...changed.headers } });
  };
}

/** Half of the body, announced as all of it. */
export const cutShort = withBody((body) => ({ body: body.subarray(0, body.length >> 1) }));

/** The same JSON in other bytes, which have another digest. */
export const otherBytes = withBody((body) => ({
  body: body.length === 0 ? body : Buffer.concat([body, Buffer.from(" ")]),
}));

/** What nobody asked for, and would fill the memory of who unpacks it. */
export const gzipBomb = withBody(() => ({
  body: gzipSync(Buffer.alloc(1024 * 1024)),
  headers: { "Content-Encoding": "gzip" },
}));

export const plainText = withHeaders({ "Content-Type": "text/plain" });

/** The registry's own answer as the beginning of one that is larger than anybody accepts. */
export const oversized: Fault = async ({ request, handle, send, sendHead, response }) => {
  const real = await handle();
  if (request.method === "HEAD" || real.status === 204) return send(real);
  const length = 1024 ** 3;
  sendHead({
    ...real,
    headers: { ...real.headers, "Content-Length": String(length), "Content-Type": "application/json" },
  });
  response.write(Buffer.alloc(1024, " "));
};

/** The request is handled; half of its answer comes, and then nothing. */
export const stalled: Fault = async (exchange) => {
  const real = await exchange.handle();
  const isEmpty = real.json === undefined && (real.body ?? "").length === 0;
  if (isEmpty || exchange.request.method === "HEAD") return hang(exchange);
  const body = exchange.sendHead(real);
  exchange.response.write(body.subarray(0, body.length >> 1));
};

/** The registry's own refusal of a request without credentials, or a plain one; the request is not handled. */
export const signedOut: Fault = async ({ response, handle, send }) => {
  delete response.req.headers.authorization;
  const real = await handle();
  send(real.status === 401 ? real : { status: 401, json: { message: "unauthorized" } });
};

/** A server that is asked goes down before it answers, and refuses connections until `end`. */
export function outage(): { readonly fault: Fault; end(): Promise<void> } {
  const down = new Map<Server, number>();
  return {
    fault({ response }) {
      const { server } = response.socket as Socket & { readonly server: Server };
      const address = server.address() as AddressInfo | null;
      if (address !== null) down.set(server, address.port);
      server.close();
      server.closeAllConnections();
    },
    async end() {
      for (const [server, port] of down) await listenAgain(server, port);
      down.clear();
    },
  };
}

/** Tries until it listens: for a moment a connection of somebody else may have the port. */
async function listenAgain(server: Server, port: number): Promise<void> {
  for (let isListening = false; !isListening; ) {
    server.listen(port, "127.0.0.1");
    isListening = await once(server, "listening").then(
      () => true,
      () => setTimeout(5, false),
    );
  }
}
