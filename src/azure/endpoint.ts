/**
 * The operations of a registry, sent by the SDK over the project's HTTP stack. The SDK makes the requests and signs in;
 * what comes back is the raw exchange, because the SDK drops fields, and takes wrong answers for empty ones.
 */
import {
  ContainerRegistryClient,
  ContainerRegistryContentClient,
  type GetManifestOptions,
} from "@azure/container-registry";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import type { Http } from "../http/client.ts";
import { malformed } from "../oci/answer.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { AuthError, messageOf, RegistryError } from "../prune/errors.ts";
import { checked, isDigest, isReference, isRepositoryName } from "../prune/names.ts";
import type { Digest } from "../prune/snapshot.ts";
import { createHttpClient } from "./http-client.ts";
import { createPageCheck } from "./page.ts";

type Page = ReturnType<ReturnType<typeof createPageCheck>>;
/** What every operation of the SDK takes. */
type Options = Pick<GetManifestOptions, "onResponse">;
type OnResponse = NonNullable<Options["onResponse"]>;

/** Every method throws `RegistryError` or `AuthError` when nothing came back, and for names that must not reach a URL. */
export interface AzureEndpoint {
  /** Pages are read as they are asked for; one that is not what it should be throws. */
  repositories(): AsyncIterable<Page>;
  /** Latest change first. */
  tags(repository: string): AsyncIterable<Page>;
  /** Latest change first. */
  manifests(repository: string): AsyncIterable<Page>;
  /** The others return the answer whatever its status. */
  repository(repository: string): Promise<Exchange>;
  tag(repository: string, name: string): Promise<Exchange>;
  manifest(repository: string, digest: Digest): Promise<Exchange>;
  /** The manifest itself, checked against `digest`. `accept`: media types. */
  content(repository: string, digest: Digest, accept: string): Promise<Exchange>;
  deleteTag(repository: string, name: string): Promise<Exchange>;
  deleteManifest(repository: string, digest: Digest): Promise<Exchange>;
}

export interface EndpointOptions {
  readonly registry: URL;
  readonly http: Pick<Http, "send">;
  /** Absent: `policy` signs in. */
  readonly credential?: TokenCredential | undefined;
  /** Sees every request right before it is sent. */
  readonly policy: PipelinePolicy;
}

/** The registry cuts larger pages down to this without a word. */
const pageSize = 1000;
/** Large catalogs are slow, and answered 502 when much is asked for at once. */
const catalogPageSize = 100;

export function createEndpoint({ registry, http, credential, policy }: EndpointOptions): AzureEndpoint {
  const { httpClient, exchangeOf } = createHttpClient(http);
  const options = {
    httpClient,
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [{ policy, position: "perRetry" as const }],
  };
  const client = credential
    ? new ContainerRegistryClient(registry.origin, credential, options)
    : new ContainerRegistryClient(registry.origin, options);
  const contents = new Map<string, ContainerRegistryContentClient>();

  /** The SDK's client for content serves one repository. */
  function contentOf(repository: string): ContainerRegistryContentClient {
    // Anonymous for the SDK, though its types do not say so: the policy signs in then.
    const found =
      contents.get(repository) ??
      new ContainerRegistryContentClient(registry.origin, repository, credential as TokenCredential, options);
    contents.set(repository, found);
    return found;
  }

  async function exchange(send: (options: Options) => Promise<unknown>): Promise<Exchange> {
    let answer: Exchange | undefined;
    const onResponse: OnResponse = ({ request }) => {
      answer = exchangeOf(request);
    };
    try {
      await send({ onResponse });
    } catch (error) {
      // A status that the SDK did not hope for, or a body that it could not read: both are judged by who asked.
      if (answer === undefined || !isRestError(error)) throw translated(error, answer);
    }
    if (answer === undefined) throw new Error("the SDK answered without a request");
    return answer;
  }

  async function* pages(
    what: string,
    key: Parameters<typeof createPageCheck>[1],
    size: number,
    list: (options: Options) => { byPage(settings: { maxPageSize: number }): AsyncIterable<unknown> },
  ): AsyncGenerator<Page> {
    const check = createPageCheck(what, key);
    let read: Page[] = [];
    // Throws from within the SDK, before it follows a Link.
    const onResponse: OnResponse = ({ request }) => {
      const answer = exchangeOf(request);
      if (answer !== undefined) read.push(check(answer));
    };
    const take = () => {
      const taken = read;
      read = [];
      return taken;
    };
    try {
      for await (const _ of list({ onResponse }).byPage({ maxPageSize: size })) yield* take();
      // The SDK skips pages without entries.
      yield* take();
    } catch (error) {
      throw translated(error, undefined);
    }
  }

  const order = "LastUpdatedOnDescending";
  const artifact = (repository: string, reference: string) =>
    client.getArtifact(checked(repository, isRepositoryName), checked(reference, isReference));
  return {
    repositories: () =>
      pages("the catalog", "repositories", catalogPageSize, (options) => client.listRepositoryNames(options)),
    // The tag given here does not matter: the SDK lists all tags of the repository.
    tags: (repository) =>
      pages(`the tags of ${repository}`, "tags", pageSize, (options) =>
        artifact(repository, "any").listTagProperties({ ...options, order }),
      ),
    manifests: (repository) =>
      pages(`the manifests of ${repository}`, "manifests", pageSize, (options) =>
        client.getRepository(checked(repository, isRepositoryName)).listManifestProperties({ ...options, order }),
      ),
    repository: (repository) =>
      exchange((options) => client.getRepository(checked(repository, isRepositoryName)).getProperties(options)),
    tag: (repository, name) => exchange((options) => artifact(repository, name).getTagProperties(name, options)),
    manifest: (repository, digest) =>
      exchange((options) => artifact(repository, checked(digest, isDigest)).getManifestProperties(options)),
    content: (repository, digest, accept) =>
      exchange((options) => {
        // Passed on as it is, though the types do not know it; the SDK's own list lacks the types of artifacts.
        const accepting: GetManifestOptions & { readonly accept: string } = { ...options, accept };
        return contentOf(checked(repository, isRepositoryName)).getManifest(checked(digest, isDigest), accepting);
      }),
    deleteTag: (repository, name) => exchange((options) => artifact(repository, name).deleteTag(name, options)),
    deleteManifest: (repository, digest) =>
      exchange((options) => artifact(repository, checked(digest, isDigest)).delete(options)),
  };
}

function isRestError(error: unknown): boolean {
  return error instanceof Error && error.name === "RestError";
}

/** What the SDK throws beside our own errors: an answer that it could not work with, or a sign-in that gave nothing. */
function translated(error: unknown, answer: Exchange | undefined): unknown {
  if (error instanceof RegistryError || error instanceof AuthError || !(error instanceof Error)) return error;
  if (answer !== undefined)
    return malformed(answer.request, answer.response, `the SDK cannot use it: ${error.message}`);
  if (/^(?:Failed to (?:retrieve|exchange)|Invalid JWT)/.test(error.message)) {
    return new AuthError(`the registry's token service gave no usable answer: ${messageOf(error)}`, { cause: error });
  }
  return error;
}
