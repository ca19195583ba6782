/** Tokens of one issuer: JWTs of three parts that nobody signed. What was not issued here is worth nothing. */
import { randomUUID } from "node:crypto";

export type Claims = Readonly<Record<string, unknown>>;

export interface Mint {
  /** Every token issued so far. */
  readonly tokens: readonly string[];
  issue(claims: Claims): string;
  /** The claims of a token of this issuer, also when it has expired. */
  claimsOf(token: string): Claims | undefined;
  /** The claims of a token that is good now. */
  accept(token: string): Claims | undefined;
}

/** Tokens are good for `life` seconds of the real clock, because clients read it too. */
export function createMint(life: number): Mint {
  const issued = new Map<string, Claims>();
  const seconds = () => Math.floor(Date.now() / 1000);
  return {
    get tokens() {
      return [...issued.keys()];
    },
    issue(claims) {
      const from = seconds();
      const whole = { jti: randomUUID(), iat: from, nbf: from, exp: from + life, ...claims };
      const token = [{ alg: "RS256", typ: "JWT" }, whole, "unsigned"].map(encoded).join(".");
      issued.set(token, whole);
      return token;
    },
    claimsOf: (token) => issued.get(token),
    accept(token) {
      const claims = issued.get(token);
      return claims !== undefined && isCurrent(claims) ? claims : undefined;
    },
  };
}

export function isCurrent({ exp }: Claims): boolean {
  return Number(exp) * 1000 > Date.now();
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
