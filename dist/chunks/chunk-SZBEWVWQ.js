import { createRequire as createRequireOfBundle } from "node:module";
const require = createRequireOfBundle(import.meta.url);

// src/prune/branches.ts
var shortestCut = 40;
function branchesNamed(names) {
  const bySpelling = /* @__PURE__ */ new Map();
  for (const name of names) {
    for (const spelling of [lettersIn(name), lettersIn(name.normalize("NFKD"))])
      if (spelling !== "" && !bySpelling.has(spelling)) bySpelling.set(spelling, name);
  }
  const sorted = [...bySpelling.keys()].sort();
  function longer(beginning) {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = from + to >> 1;
      if (sorted[middle] < beginning) from = middle + 1;
      else to = middle;
    }
    const found = sorted[from];
    return found?.startsWith(beginning) ? bySpelling.get(found) : void 0;
  }
  return {
    named(text) {
      const spelling = lettersIn(text);
      return bySpelling.get(spelling) ?? (text.length >= shortestCut ? longer(spelling) : void 0);
    }
  };
}
function lettersIn(text) {
  return text.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

export {
  branchesNamed,
  lettersIn
};
