/** Between the sockets and the answers of a fake server. */
import { once } from "node:events";
import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, plainText } from "./answer.ts";
import type { Fault, FaultRequest } from "./fault.ts";

export interface Reply {
  readonly request: FaultRequest;
  answerTo(): Promise<Answer>;
  /** What answers instead. */
  readonly fault: Fault | undefined;
  /** Content type of JSON. */
  readonly json: string;
  /** Of every answer, unless it has its own. */
  readonly headers: OutgoingHttpHeaders;
  /** Told what is about to be sent. */
  onAnswer(answer: Answer): void;
}

/** Answers one request, or lets the fault do it. */
export function respond(response: ServerResponse, reply: Reply): void {
  const { request, answerTo, fault, json, headers, onAnswer } = reply;
  const sendHead = (answer: Answer): Buffer => {
    onAnswer(answer);
    return writeHead(response, answer, json, headers);
  };
  const send = (answer: Answer): void => {
    response.end(sendHead(answer));
  };
  const answered = async (): Promise<void> => {
    if (fault === undefined) send(await answerTo());
    else await fault({ request, response, handle: answerTo, send, sendHead });
  };
  // A mistake in the fake, or in a test's own hook, must not look like a slow registry.
  answered().catch((mistake: unknown) => {
    if (response.headersSent) response.destroy();
    else send(plainText(500, mistake instanceof Error ? (mistake.stack ?? mistake.message) : String(mistake)));
  });
}

/** Sends the head and returns the body that it announces. */
function writeHead(response: ServerResponse, answer: Answer, json: string, headers: OutgoingHttpHeaders): Buffer {
  const text = answer.json === undefined ? (answer.body ?? "") : `${JSON.stringify(answer.json)}\n`;
  const body = typeof text === "string" ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.length);
  const bodiless = answer.status === 204 || answer.status === 304;
  response.writeHead(
    answer.status,
    merged(
      headers,
      answer.json === undefined ? {} : { "Content-Type": json },
      bodiless ? {} : { "Content-Length": body.length },
      answer.headers ?? {},
    ),
  );
  return body;
}

/** The later wins, however it writes the name: else both would be sent. */
function merged(...all: readonly OutgoingHttpHeaders[]): OutgoingHttpHeaders {
  const byName = new Map(all.flatMap(Object.entries).map((entry) => [entry[0].toLowerCase(), entry]));
  return Object.fromEntries(byName.values());
}

export async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A path without its percent signs, or as it is where they make no sense. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export interface Listening {
  readonly port: number;
  /** Also ends the connections that still wait for something. */
  close(): Promise<void>;
}

/** Resolves when `server` listens on 127.0.0.1. It dates nothing by itself: tests live at times of their own. */
export async function listen(server: Server): Promise<Listening> {
  server.prependListener("request", (_, response) => {
    response.sendDate = false;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
