/** What all servers of the fake have in common: every request is written down, and may be struck by a fault. */
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener } from "node:http";
import type { Answer } from "./registry/answer.ts";
import { createFaults, type FaultRule } from "./registry/fault.ts";
import { bodyOf, respond } from "./registry/wire.ts";

/** One request, in the order of arrival. */
export interface RecordedRequest<Role extends string> {
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
  /** What the answer carries for the support of the registry, where the server has such a thing. */
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
  readonly correlationId?: string | undefined;
  /** What it may do, for the log; called when the body is there. */
  scope?(body: Buffer): string | undefined;
  answer(body: Buffer): Answer;
}

export interface Recorder<Role extends string> {
  readonly log: readonly RecordedRequest<Role>[];
  /** Returns what takes the fault away. */
  fault(rule: FaultRule, role: Role): () => void;
  /** Without a role nothing is written down, and no fault strikes. */
  listener(role: Role | undefined, reply: (request: Request) => Reply): RequestListener;
}

/** `json`: the content type of JSON in answers that do not say themselves. */
export function createRecorder<Role extends string>(json: string): Recorder<Role> {
  const log: RecordedRequest<Role>[] = [];
  const faults = new Map<Role, ReturnType<typeof createFaults>>();
  const faultsOf = (role: Role) => {
    const found = faults.get(role) ?? createFaults();
    faults.set(role, found);
    return found;
  };
  return {
    log,
    fault: (rule, role) => faultsOf(role).add(rule),
    listener: (role, reply) => (message, response) => {
      const { method = "GET", url = "/", headers: sent } = message;
      const [, path = "", search = ""] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
      const query = new URLSearchParams(search);
      const answering = reply({ method, path, query, headers: sent });
      const { headers = {}, repository, reference, correlationId, scope, answer } = answering;
      const entry = { method, path, query: search, repository, reference, correlationId };
      const written: RecordedRequest<Role> | undefined = role && {
        ...entry,
        role,
        scope: undefined,
        status: undefined,
      };
      if (written !== undefined) log.push(written);
      const request = { method, path, query, repository, reference };
      respond(response, {
        request,
        headers,
        json,
        fault: role && faultsOf(role).strike(request),
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
