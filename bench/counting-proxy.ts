/** Stands between a client and a registry and writes down what is asked for: counted by neither of the two. */
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface CountedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly accept: string | undefined;
}

export interface CountingProxy {
  readonly host: string;
  /** In the order of arrival. */
  readonly requests: readonly CountedRequest[];
  close(): void;
}

/** Passes everything on to the server at `target`. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const requests: CountedRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = "GET", url: path = "/", headers } = incoming;
    requests.push({ method, path, accept: headers.accept });
    const passed = request(new URL(path, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", (error) => outgoing.destroy(error));
    incoming.pipe(passed);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
