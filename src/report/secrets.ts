/**
 * Secrets, kept out of everything that is written. The runner hides what it was told to in its log and on the page, but
 * not in the report file, and not where a text was cut in the middle of a secret.
 */

export interface Secrets {
  /** From now on `hide` knows `secret`. What is shorter than four characters is no secret, and would blank out every text. */
  add(secret: string): void;
  /**
   * `text` with `***` for every secret in it, as it is or as URLs, JSON or base64 write it; and for what is left where one
   * was cut off, if that is long.
   */
  hide(text: string): string;
}

const shortest = 4;
/** So much of the beginning of a secret is hidden without the rest; less may be an ordinary word. */
const telling = 16;

export function createSecrets(): Secrets {
  /** By their first characters, of which every secret has as many. */
  const known = new Map<string, Set<string>>();
  /** By UTF-16 unit, whether a secret begins with it: texts by the hundred thousand pass through here. */
  const firsts = new Uint8Array(65_536);

  /** How many characters of `text` from `at` on belong to a secret; the longest counts. */
  function hiddenAt(text: string, at: number): number {
    if (firsts[text.charCodeAt(at)] === 0) return 0;
    let most = 0;
    for (const secret of known.get(text.slice(at, at + shortest)) ?? []) {
      const length = common(secret, text, at);
      if (length > most && (length === secret.length || length >= telling)) most = length;
    }
    return most;
  }

  return {
    add(secret) {
      for (const written of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64(secret)]) {
        if (secret.length < shortest) continue;
        const start = written.slice(0, shortest);
        firsts[start.charCodeAt(0)] = 1;
        known.set(start, (known.get(start) ?? new Set()).add(written));
      }
    },
    hide(text) {
      const shown: string[] = [];
      let from = 0;
      for (let at = 0; at < text.length; ) {
        const length = hiddenAt(text, at);
        if (length === 0) at++;
        else {
          shown.push(text.slice(from, at), "***");
          at += length;
          from = at;
        }
      }
      return from === 0 ? text : shown.join("") + text.slice(from);
    },
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** How many characters `secret` and `text`, from `at` on, have in common. */
function common(secret: string, text: string, at: number): number {
  let length = 0;
  while (length < secret.length && secret.charCodeAt(length) === text.charCodeAt(at + length)) length++;
  return length;
}

/** `value`, a thing of arrays and plain objects, with every string as `change` makes it. What stays the same is shared. */
export function withStrings<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const changed = value.map((item) => withStrings(item, change));
    return changed.every((item, at) => item === value[at]) ? value : (changed as T);
  }
  let copy: T | undefined;
  for (const key in value) {
    const changed = withStrings(value[key], change);
    if (changed === value[key]) continue;
    copy ??= { ...value };
    copy[key] = changed;
  }
  return copy ?? value;
}
