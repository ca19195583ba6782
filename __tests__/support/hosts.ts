/**
 * Hosts of the internet, played on loopback under their own names: a proxy, to which the environment leads, connects each
 * to a TLS server and refuses all others. So nothing under test is told that it is not the real thing. Needs no test runner.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certificate } from "./certificate.ts";
import { listen } from "./registry/wire.ts";

export interface Hosts {
  /** For a process that starts with it: the way to these hosts, and the file of their certificate. */
  readonly env: Readonly<Record<"HTTPS_PROXY" | "NODE_EXTRA_CA_CERTS", string>>;
  /** What else somebody wanted to connect to, `host:port` each: nothing may go there. */
  readonly strangers: readonly string[];
  /** Also ends the connections that still wait for something. */
  close(): Promise<void>;
}

/** Plays the hosts that `players` names, on port 443: by a listener, or by a TLS server that has a port already. */
export async function playHosts(players: Readonly<Record<string, RequestListener | number>>): Promise<Hosts> {
  const { key, cert } = certificate();
  const directory = await mkdtemp(join(tmpdir(), "hosts-"));
  const caFile = join(directory, "ca.pem");
  await writeFile(caFile, cert);
  const servers = await Promise.all(
    Object.entries(players).map(
      async ([host, player]) =>
        [
          `${host}:443`,
          typeof player === "number"
            ? { port: player, close: async () => {} }
            : await listen(createTlsServer({ key, cert }, player)),
        ] as const,
    ),
  );
  const ports: ReadonlyMap<string, number> = new Map(servers.map(([host, { port }]) => [host, port]));
  const strangers: string[] = [];
  const sockets = new Set<Socket>();

  const proxy = createServer((_, response) => response.writeHead(403).end());
  proxy.on("connect", ({ url = "" }, client: Socket) => {
    const port = ports.get(url);
    if (port === undefined) {
      strangers.push(url);
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const server = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      server.pipe(client).pipe(server);
    });
    for (const [end, other] of [
      [server, client],
      [client, server],
    ] as const) {
      sockets.add(end);
      // A reset on one side is one on the other.
      end.on("error", () => other.destroy()).on("close", () => sockets.delete(end) && other.end());
    }
  });
  const { port, close } = await listen(proxy);
  return {
    env: { HTTPS_PROXY: `http://127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: caFile },
    strangers,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([close(), ...servers.map(([, server]) => server.close())]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
