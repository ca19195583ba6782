/** What Entra's refusals mean to the person who set the inputs. */
import { AuthError } from "../prune/errors.ts";

/** Who wanted to sign in. */
export interface Claimant {
  readonly tenantId?: string | undefined;
  readonly clientId?: string | undefined;
  /** The subject of GitHub's ID token, when one was sent. */
  readonly subject?: string | undefined;
  /** What that token was made out to. */
  readonly audience?: string | undefined;
}

interface Known {
  readonly codes: readonly number[];
  sentence(claimant: Claimant): string;
}

/** Codes: Microsoft Entra, "Authentication and authorization error codes". */
const known: readonly Known[] = [
  {
    codes: [70021, 70025, 700211, 700212, 700213],
    sentence: ({ clientId, subject, audience }) =>
      `no federated credential of ${clientId} matches this workflow. GitHub sent the subject \`${subject ?? "(unknown)"}\`: add a federated credential with exactly this subject, the issuer \`https://token.actions.githubusercontent.com\` and the audience \`${audience ?? "api://AzureADTokenExchange"}\``,
  },
  {
    codes: [700016, 7000229],
    sentence: ({ tenantId, clientId }) =>
      `${clientId} is not an application or identity of the tenant ${tenantId}; check \`azure-client-id\` (the client ID, not the object ID) and \`azure-tenant-id\``,
  },
  {
    codes: [90002, 900023],
    sentence: ({ tenantId }) => `there is no tenant ${tenantId}; check \`azure-tenant-id\``,
  },
  {
    codes: [7000215],
    sentence: () =>
      "the client secret is wrong; set `azure-client-secret` to the secret's value, which is not its ID, or sign in without a secret by OIDC",
  },
  {
    codes: [7000222],
    sentence: () =>
      "the client secret has expired; make a new one for `azure-client-secret`, or sign in without a secret by OIDC",
  },
  {
    codes: [700024],
    sentence: () => "the ID token is not valid at this moment; check the clock of the runner",
  },
  {
    codes: [53003, 530034],
    sentence: () => "a Conditional Access policy does not let this identity sign in from this runner",
  },
];

/** `text`: all that is known of the refusal: the answer of Entra, or the message of the library. */
export function entraError(text: string, claimant: Claimant, cause?: unknown): AuthError {
  const code = /AADSTS(\d+)/.exec(text)?.[1];
  const found = known.find(({ codes }) => codes.includes(Number(code)));
  const told = found?.sentence(claimant) ?? firstLine(text);
  return new AuthError(`Entra refused to sign in${code === undefined ? "" : ` (AADSTS${code})`}: ${told}`, { cause });
}

function firstLine(text: string): string {
  const described = /"error_description"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text;
  return described.split(/\\r|\\n|[\r\n]/, 1)[0]?.slice(0, 300) ?? "";
}
