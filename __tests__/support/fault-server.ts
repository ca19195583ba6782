/** A real HTTP server on loopback that answers by script, right or wrong, down to the bytes on the socket. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";
import { createHttp, type Http, type HttpOptions } from "../../src/http/client.ts";

/** Answers one request, or does not. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => void;

/** By path, without the query: one fault for all requests, or one for each, the last for all that come after it. */
export type Script = Readonly<Record<string, Fault | readonly Fault[]>>;

export interface Recorded {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
}

export interface FaultServer {
  readonly url: URL;
  readonly requests: readonly Recorded[];
  /** How many connections were opened. */
  connections(): number;
}

/** Starts a server that ends with the test. Unknown paths are answered by 404. */
export async function startFaultServer(script: Script): Promise<FaultServer> {
  const hits = new Map<string, number>();
  return listen("http", createServer(), (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const hit = hits.get(path) ?? 0;
    hits.set(path, hit + 1);
    const faults = [script[path] ?? answer(404)].flat();
    faults[Math.min(hit, faults.length - 1)]?.(request, response);
  });
}

/** A TLS server with a certificate that nobody trusts. */
export async function startUntrustedServer(): Promise<FaultServer> {
  const pem = execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"].concat([
      "-subj",
      "/CN=localhost",
      "-days",
      "1",
      "-keyout",
      "-",
      "-out",
      "-",
    ]),
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  return listen("https", createTlsServer({ key: pem, cert: pem }), answer(200));
}

async function listen(scheme: string, server: Server, listener: RequestListener): Promise<FaultServer> {
  const requests: Recorded[] = [];
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  server.on("request", (request, response) => {
    requests.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers });
    listener(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`${scheme}://127.0.0.1:${port}/`), requests, connections: () => sockets.size };
}

/** A plain answer. */
export function answer(status: number, headers: Record<string, string> = {}, body = ""): Fault {
  return (_, response) => {
    response.writeHead(status, headers).end(body);
  };
}

export function json(value: unknown): Fault {
  return answer(200, { "content-type": "application/json" }, JSON.stringify(value));
}

/** Whatever stands in `bytes`, and then the end of the connection: in order, or as a reset. */
export function raw(bytes: string, end: "close" | "reset" = "close"): Fault {
  return (_, { socket }) => {
    if (end === "close") socket?.end(bytes);
    else socket?.write(bytes, () => socket.resetAndDestroy());
  };
}

/** A reset before the head. */
export const reset: Fault = (_, { socket }) => {
  socket?.resetAndDestroy();
};

/** Never an answer. */
export const hang: Fault = () => {};

/** A body that begins and never ends, a byte at a time. */
export const drip: Fault = (_, response) => {
  response.writeHead(200, { "content-length": "1000" });
  const timer = setInterval(() => response.write("."), 5);
  response.on("close", () => clearInterval(timer));
};

/** A stack that ends with the test, and does not wait between its attempts but records how long it would have. */
export function openHttp(options: Partial<HttpOptions> = {}): { http: Http; waits: number[]; now: () => number } {
  const waits: number[] = [];
  // Servers date their answers, and a stack whose clock is another refuses them.
  const openedAt = Date.now();
  const now = () => openedAt;
  const sleep = async (milliseconds: number) => void waits.push(milliseconds);
  const http = createHttp({
    concurrency: 8,
    userAgent: "prune/test",
    env: {},
    random: () => 0.5,
    clock: { now, sleep },
    ...options,
  });
  onTestFinished(async () => {
    http.abort(new Error("the test is over"));
    await http.close();
  });
  return { http, waits, now };
}
