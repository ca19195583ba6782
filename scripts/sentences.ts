/** The sentences in the sources, found by TypeScript's own parser: what the action can say, and what tests expect of it. */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Node, type SourceFile, SyntaxKind } from "typescript/unstable/ast";
import {
  isBinaryExpression,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isRegularExpressionLiteral,
  isStringLiteral,
  isTemplateExpression,
} from "typescript/unstable/ast/is";
import { API } from "typescript/unstable/sync";

export interface Sentence {
  /** Relative to the root of the repository. */
  readonly file: string;
  /** What is filled in at run time is `…`. */
  readonly text: string;
  /** It stands in the making of an error. */
  readonly isThrown: boolean;
  /** It is what a regular expression matches, not what is said. */
  readonly isPattern: boolean;
}

const root = fileURLToPath(new URL("../", import.meta.url));

/** Stands for whatever is filled in. */
export const hole = "…";

/** Every text of the sources below `directory`, such as `src/`, in the order of files and lines. */
export function sentencesIn(directory: string): readonly Sentence[] {
  const api = new API({ cwd: root });
  try {
    const [project] = api.updateSnapshot({ openProjects: [`${root}tsconfig.json`] }).getProjects();
    if (project === undefined) throw new Error("tsconfig.json makes no project");
    const { program } = project;
    return program
      .getSourceFileNames()
      .map((path) => ({ path, file: relative(root, path) }))
      .filter(({ file }) => file.startsWith(directory))
      .sort((one, other) => (one.file < other.file ? -1 : 1))
      .flatMap(({ path, file }) => textsOf(program.getSourceFile(path) as SourceFile, file));
  } finally {
    api.close();
  }
}

function textsOf(source: SourceFile, file: string): readonly Sentence[] {
  const found: Sentence[] = [];
  const visit = (node: Node, isThrown: boolean): void => {
    if (node.kind === SyntaxKind.ImportDeclaration || node.kind === SyntaxKind.LiteralType) return;
    const text = textOf(node);
    const isPattern = isRegularExpressionLiteral(node);
    if (text !== undefined) found.push({ file, text: text.replaceAll(/…+/g, hole), isThrown, isPattern });
    const makes = isThrown || (isNewExpression(node) && /(?:Error|Mistake)$/.test(node.expression.getText(source)));
    // What is filled in may be a sentence itself; the pieces of one that is put together are not.
    const within = isSum(node) ? partsOf(node).filter((part) => textOf(part) === undefined) : [node];
    for (const part of within) part.forEachChild((child) => void visit(child, makes));
  };
  visit(source, false);
  return found;
}

/** The text that `node` is, as far as it is written there. */
function textOf(node: Node): string | undefined {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => hole + literal.text).join("");
  if (isRegularExpressionLiteral(node)) return textOfPattern(node.text);
  return isSum(node)
    ? partsOf(node)
        .map((part) => textOf(part) ?? hole)
        .join("")
    : undefined;
}

/** `"…" + "…"`: one text on several lines. */
function isSum(node: Node): boolean {
  return (
    isBinaryExpression(node) &&
    node.operatorToken.kind === SyntaxKind.PlusToken &&
    partsOf(node).some((part) => isStringLiteral(part) || isTemplateExpression(part))
  );
}

function partsOf(node: Node): readonly Node[] {
  return isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.PlusToken
    ? [...partsOf(node.left), ...partsOf(node.right)]
    : [node];
}

/** What a regular expression expects literally. */
function textOfPattern(literal: string): string {
  return literal
    .slice(1, literal.lastIndexOf("/"))
    .replaceAll(/\\[dwsDWSb][*+?]*|\[[^\]]*\][*+?]*|\.[*+?]+|\(\?[:=!]|[()^$|]|\{\d+,?\d*\}/g, hole)
    .replaceAll(/\\(.)/g, "$1");
}
