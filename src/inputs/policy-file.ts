/**
 * The input `policy-file`: a YAML file with a list of rules for many repositories. What a rule may say has the names of the
 * inputs and is read by the same parsers; every scalar is taken as the text that stands there.
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit, type YAMLMap } from "yaml";
import type { PatternList } from "../prune/pattern.ts";
import type { Retention } from "../prune/policy.ts";
import { Mistake, quote } from "./mistake.ts";
import { inputDefaults } from "./names.ts";
import { nearest } from "./nearest.ts";
import { createReader } from "./reader.ts";
import { type RuleKey, readRetention, ruleKeys } from "./retention.ts";

/** More rules are a mistake: every tag is tried on all of them. */
const mostRules = 1000;

/** Notes what is wrong at a place of the file. */
type Note = (at: Node | number, problem: string) => void;

/**
 * The rules of the file at `path` that holds `text`, in their order, each named by file and line. Throws `Mistake` with
 * every problem, each with file, line and column.
 */
export function parsePolicyFile(
  text: string,
  path: string,
  parseRepositories: (value: string) => PatternList,
): readonly Retention[] {
  const lines = new LineCounter();
  const problems: string[] = [];
  const place = (at: Node | number) => lines.linePos(typeof at === "number" ? at : (at.range?.[0] ?? 0));
  const note: Note = (at, problem) => {
    const { line, col } = place(at);
    problems.push(`${path}:${line}:${col}: ${problem}`);
  };
  const known = <T>(value: T): T => {
    if (problems.length > 0) throw new Mistake(...problems);
    return value;
  };

  const top = known(parseYaml(text, lines, note));
  const items = known(rulesIn(top, note));
  const rules = items.map((item) =>
    isMap(item)
      ? readRule(item, note, parseRepositories)
      : note(item, "is not a rule: a rule has repositories, tag-pattern and keep rules."),
  );
  return known(rules).flatMap((rule, at) =>
    rule ? [{ name: `${path}:${place(items[at] as Node).line}`, ...rule() }] : [],
  );
}

/** What the parser says by these codes, for people who write no YAML otherwise; its "tags" are not those of images. */
const plainly: ReadonlyMap<string, string> = new Map([
  ["MULTIPLE_DOCS", "holds more than one document"],
  ["BAD_ALIAS", "is no text: in YAML, * begins an alias"],
  ["TAG_RESOLVE_FAILED", "is no text: in YAML, ! begins a type"],
]);

/** The content of the only document in `text`: scalars are texts, and nothing in it refers to anything else. */
function parseYaml(text: string, lineCounter: LineCounter, note: Note): Node | null {
  const document = parseDocument(text, { schema: "failsafe", lineCounter, prettyErrors: false });
  for (const { pos, code, message } of [...document.errors, ...document.warnings]) {
    const what = plainly.get(code) ?? message.replace(/[.:]*(\n.*)?$/s, "");
    note(pos[0], `${what}.${adviceFor(text.slice(pos[0]))}`);
  }
  visit(document, {
    Alias(_, alias) {
      if (alias.source !== "") note(alias, `${plainly.get("BAD_ALIAS")}.${adviceFor("*")}`);
    },
  });
  return document.contents;
}

/** `*` and `!` mean something in YAML: in front of a pattern they are the likeliest mistake. */
function adviceFor(rest: string): string {
  return /^[!*]/.test(rest) ? ` A pattern that begins with ${rest[0]} stands in quotes: '${rest[0]}…'.` : "";
}

function rulesIn(top: Node | null, note: Note): readonly Node[] {
  const rules = isMap(top) ? top.get("rules", true) : undefined;
  if (!isMap(top) || !isSeq<Node>(rules) || rules.items.length === 0) {
    note(top ?? 0, "is not a policy: it has one key, `rules`, with a list of rules.");
    return [];
  }
  if (rules.items.length > mostRules) {
    note(rules, `${rules.items.length} rules are too many; at most ${mostRules} are accepted.`);
  }
  for (const { key } of top.items as { key: Node }[]) {
    if (nameOf(key) !== "rules") note(key, `${quote(nameOf(key))} is not known; a policy has rules.`);
  }
  return rules.items;
}

function readRule(rule: YAMLMap, note: Note, parseRepositories: (value: string) => PatternList): () => Retention {
  const places = new Map<string, Node>();
  const texts = new Map<string, string>();
  for (const { key, value } of rule.items as { key: Node; value: Node | null }[]) {
    const name = nameOf(key);
    const text = textOf(value);
    if (!isRuleKey(name)) note(key, unknownKey(name));
    else if (text === undefined) note(value ?? key, `${name}: is neither a value nor a list of values.`);
    else if (text === "") note(value ?? key, `${name}: has no value.`);
    places.set(name, value ?? key);
    texts.set(name, text ?? "");
  }
  const reader = createReader<RuleKey>(
    (name) => texts.get(name) || (name === "repositories" ? "" : inputDefaults[name]),
    (name, problem) => note(places.get(name) ?? rule, `${name}: ${problem}`),
  );
  const repositories = reader.read("repositories", parseRepositories);
  const retention = readRetention(reader);
  return () => ({ ...retention(), repositories: repositories() });
}

function unknownKey(name: string): string {
  const meant = nearest(name, ruleKeys, 1);
  return meant === undefined
    ? `${quote(name)} is not known in a rule. It has ${ruleKeys.join(", ")}.`
    : `${quote(name)} is not known in a rule; did you mean ${meant}?`;
}

const isRuleKey = (name: string): name is RuleKey => (ruleKeys as readonly string[]).includes(name);

function nameOf(key: Node): string {
  return isScalar(key) ? String(key.value) : "";
}

/** A scalar as it is written; the entries of a list one per line, as an input has them. */
function textOf(node: Node | null): string | undefined {
  if (node === null) return "";
  if (isScalar(node)) return String(node.value ?? "").trim();
  if (!isSeq<Node>(node) || !node.items.every((item) => isScalar(item))) return undefined;
  return node.items.map(textOf).join("\n");
}
