/** What all servers of the fake have in common: every request is written down, and may be struck by a fault. */
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener } from "node:http";
import type { Answer } from "../registry/answer.ts";
import { createFaults, type FaultRule } from "../registry/fault.ts";
import { bodyOf, respond } from "../registry/wire.ts";

export type Role = "registry" | "entra" | "github";

/** One request, in the order of arrival. */
export interface AzureLogEntry {
  /** Which of the servers it came to. */
  readonly role: Role;
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** Decoded. */
  readonly repository: string | undefined;
  /** Tag or digest, decoded. */
  readonly reference: string | undefined;
  /**
   * What the token that came with it is good for, e.g. `repository:a/b:pull,delete`, several with a blank between; `Basic`
   * instead of a token; at the token endpoint of the registry, what is asked for. Absent where there is none.
   */
  scope: string | undefined;
  /** Of the answer; absent while there is none. */
  status: number | undefined;
  /** What the answer carries for the support of the registry; only the registry has one. */
  readonly correlationId: string | undefined;
}

export interface Request {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
}

export interface Reply {
  readonly headers?: OutgoingHttpHeaders;
  readonly repository?: string | undefined;
  readonly reference?: string | undefined;
  /** What it may do, for the log; called when the body is there. */
  scope?(body: Buffer): string | undefined;
  answer(body: Buffer): Answer;
}

export interface Recorder {
  readonly log: readonly AzureLogEntry[];
  /** Returns what takes the fault away. */
  fault(rule: FaultRule, role: Role): () => void;
  /** Without a role nothing is written down, and no fault strikes. */
  listener(role: Role | undefined, reply: (request: Request) => Reply): RequestListener;
}

export function createRecorder(): Recorder {
  const log: AzureLogEntry[] = [];
  const faults = { registry: createFaults(), entra: createFaults(), github: createFaults() };
  return {
    log,
    fault: (rule, role) => faults[role].add(rule),
    listener: (role, reply) => (message, response) => {
      const { method = "GET", url = "/", headers: sent } = message;
      const [, path = "", search = ""] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
      const query = new URLSearchParams(search);
      const { headers = {}, repository, reference, scope, answer } = reply({ method, path, query, headers: sent });
      const correlationId = headers["X-Ms-Correlation-Request-Id"]?.toString();
      const entry = { method, path, query: search, repository, reference, correlationId };
      const written: AzureLogEntry | undefined = role && { ...entry, role, scope: undefined, status: undefined };
      if (written !== undefined) log.push(written);
      const request = { method, path, query, repository, reference };
      respond(response, {
        request,
        headers,
        json: "application/json; charset=utf-8",
        fault: role && faults[role].strike(request),
        async answerTo() {
          const body = await bodyOf(message);
          if (written !== undefined) written.scope = scope?.(body);
          return answer(body);
        },
        onAnswer({ status }) {
          if (written !== undefined) written.status = status;
        },
      });
    },
  };
}
