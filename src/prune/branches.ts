/** Names of branches as tags spell them, which can hold few of the characters that branches can. */

export interface Branches {
  /** The name of a branch that `text`, a part of a tag, may stand for. */
  named(text: string): string | undefined;
}

/** Who writes names into tags may cut them off: seen are 53 (Helm), 63 (DNS) and 128 characters (tags). */
const shortestCut = 40;

/**
 * `names`: all that exist. Builders put a `-` for each run of characters that a tag cannot hold (docker/metadata-action),
 * or for each character, or a `_`, or nothing; some write all in lower case, without accents, or cut long names off. So
 * only letters and digits are compared, without regard to case. Two names can be the same that way; what is doubtful is
 * taken to exist.
 */
export function branchesNamed(names: Iterable<string>): Branches {
  const bySpelling = new Map<string, string>();
  for (const name of names) {
    for (const spelling of [lettersIn(name), lettersIn(name.normalize("NFKD"))])
      if (spelling !== "" && !bySpelling.has(spelling)) bySpelling.set(spelling, name);
  }
  const sorted = [...bySpelling.keys()].sort();

  /** Of the spellings that begin with `beginning` the first. */
  function longer(beginning: string): string | undefined {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle] as string) < beginning) from = middle + 1;
      else to = middle;
    }
    const found = sorted[from];
    return found?.startsWith(beginning) ? bySpelling.get(found) : undefined;
  }

  return {
    named(text) {
      const spelling = lettersIn(text);
      return bySpelling.get(spelling) ?? (text.length >= shortestCut ? longer(spelling) : undefined);
    },
  };
}

/** Empty when there are none: such a text names nothing. */
export function lettersIn(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}
