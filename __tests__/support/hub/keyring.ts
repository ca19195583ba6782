/** Tokens that expire by the clock of the fake, each with what it stands for. */
import { type Claims, createMint } from "../mint.ts";

export interface Keyring<Grant> {
  /** Every token issued so far. */
  readonly tokens: readonly string[];
  /** Claims are for everybody to read; `grant` never leaves the fake. `life` in seconds; default that of the keyring. */
  issue(claims: Claims, grant: Grant, life?: number): string;
  /** What a token of this keyring stands for that is good now. */
  accept(token: string): Grant | undefined;
}

/** `now` is milliseconds since the epoch. */
export function createKeyring<Grant>(life: number, now: () => number): Keyring<Grant> {
  const mint = createMint(life);
  const grants = new Map<string, Grant>();
  return {
    get tokens() {
      return mint.tokens;
    },
    issue(claims, grant, ownLife = life) {
      const from = Math.floor(now() / 1000);
      const token = mint.issue({ iat: from, nbf: from, exp: from + ownLife, ...claims });
      grants.set(token, grant);
      return token;
    },
    accept(token) {
      const exp = mint.claimsOf(token)?.exp;
      return Number(exp) * 1000 > now() ? grants.get(token) : undefined;
    },
  };
}

/** The token of an `Authorization` header. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
}
