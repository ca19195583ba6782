import { createRequire as createRequireOfBundle } from "node:module";
const require = createRequireOfBundle(import.meta.url);

// src/references/variables.ts
var unknown = "\uE000";
var deepest = 4;
function createUnknowns(hosts) {
  const host = hosts.map((name) => RegExp.escape(name)).join("|");
  const forms = [
    String.raw`\$?\{\{[^{}]{0,400}\}\}`,
    String.raw`[$#]\{[^{}]{0,400}\}#?`,
    String.raw`\$\([^()]{0,400}\)`,
    // Not as far as the name of this registry.
    String.raw`\$(?!(?:${host})\/)[A-Za-z_](?:\w{0,100}?(?=(?:${host})\/)|\w{0,100})`,
    String.raw`%[A-Za-z_]\w{0,60}%`,
    String.raw`%\(\w{1,60}\)[sd]`,
    "(?<=[:/@])%[sdv]",
    String.raw`\{[\w.-]{1,60}\}`,
    String.raw`<[A-Za-z_][\w .-]{0,60}>`
  ];
  const variable = new RegExp(forms.join("|"), "gi");
  const isHost = new RegExp(`(?:(?<![A-Za-z0-9.-])|(?<=:-))(?:${host})(?=["' ]*[})]+$)`, "i");
  return (text) => {
    const held = [];
    let current = text;
    for (let depth = 0; depth < deepest && /[$#{%<]/.test(current); depth++) {
      const next = current.replace(variable, (found) => {
        const known = isHost.exec(found)?.[0];
        if (known !== void 0) return known;
        if (/[/:]/.test(found)) held.push(found.replace(/^[$#{(%<]+(?:\w+:?[-=?+])?|[})#]+$/g, " "));
        return unknown;
      });
      if (next === current) break;
      current = next;
    }
    return held.length > 0 ? `${current} ${held.join(" ")}` : current;
  };
}

export {
  unknown,
  createUnknowns
};
