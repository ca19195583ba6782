/** How GitHub's runner hides secrets: by exact match of the value and of what its encoders make of it. */

/** The runner's `ValueEncoders`. Three shifts of base64 find a secret inside a longer encoded text, but only in part. */
const encoders: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => base64(value, 0),
  (value) => base64(value, 1),
  (value) => base64(value, 2),
  (value) => value.replaceAll('"', '\\"'),
  (value) => value.replaceAll("'", "''"),
  (value) => JSON.stringify(value).slice(1, -1),
  (value) =>
    encodeURIComponent(value).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
  (value) =>
    value
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&apos;"),
];

function base64(value: string, shift: number): string {
  const bytes = Buffer.from(value);
  return bytes.subarray(bytes.length > shift ? shift : 0).toString("base64");
}

export interface Masker {
  add(value: string): void;
  /** `text` with every secret, and every run of overlapping ones, replaced by `***`. */
  mask(text: string): string;
  values(): readonly string[];
}

export function createMasker(): Masker {
  const added = new Set<string>();
  const hidden = new Set<string>();
  return {
    add(value) {
      if (value.trim() === "") return;
      added.add(value);
      for (const part of [value, ...value.split(/[\r\n]+/)].filter((line) => line !== "")) {
        for (const encode of encoders) hidden.add(encode(part));
      }
    },
    mask(text) {
      const ranges = [...hidden].flatMap((secret) => occurrences(text, secret)).sort((a, b) => a.from - b.from);
      let masked = "";
      let end = 0;
      for (const { from, to } of ranges) {
        if (from > end || masked === "") masked += `${text.slice(end, from)}***`;
        end = Math.max(end, to);
      }
      return masked + text.slice(end);
    },
    values: () => [...added],
  };
}

function occurrences(text: string, secret: string): { from: number; to: number }[] {
  const found = [];
  for (let from = text.indexOf(secret); from >= 0; from = text.indexOf(secret, from + 1)) {
    found.push({ from, to: from + secret.length });
  }
  return found;
}
