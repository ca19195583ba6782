/** Reads a document as its users do: pastes every block of YAML, and tells what would go wrong. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { parseDocument } from "yaml";
import schema from "../../schema/policy.schema.json" with { type: "json" };
import { InputError, readInputs } from "../../src/inputs.ts";
import { addressOf, misfit, otherNames, registryTypes, typeFor } from "../../src/registries/index.ts";
import { type Block, blocksOf, workflowOf } from "./blocks.ts";
import { isOwn, problemsIn } from "./language-service.ts";
import { breaches } from "./rules.ts";
import { type Step, stepsOf } from "./workflow.ts";

const isPolicy = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** What expressions may stand for where the action wants something of a certain form. */
const samples: Readonly<Record<string, string>> = {
  "dry-run": "true",
  "protect-digests": `sha256:${"0".repeat(64)}`,
};

/** Lines such as `README.md:51: Invalid action input 'dryrun'`. */
export async function proofRead(markdown: string, document: string): Promise<readonly string[]> {
  const blocks = blocksOf(markdown, document);
  const [policy] = blocks.filter(({ kind }) => kind === "policy");
  const found = await Promise.all(blocks.map((block) => problemsOf(block, policy?.text ?? "", document)));
  return found.flat();
}

async function problemsOf(block: Block, policy: string, document: string): Promise<readonly string[]> {
  const at = (message: string) => `${block.place}: ${message}`;
  if (block.kind === "unknown") return [at("is of no kind that blocks.ts knows")];
  if (block.kind === "policy") {
    const inputs = { registry: "registry.example.com", "policy-file": "policy.yml" };
    return [...schemaMistakes(block.text), ...mistakesIn(inputs, block.text)].map(at);
  }
  const { text, shift } = workflowOf(block);
  const problems = await problemsIn(text);
  const steps = stepsOf(parseDocument(text).toJS()).filter(({ uses }) => uses !== undefined && isOwn(uses));
  return [
    ...problems.map(({ line, message }) => `${document}:${block.line + line - 1 - shift}: ${message}`),
    ...(problems.length > 0 ? [] : breaches(text).map(at)),
    ...steps.flatMap((step) => mistakesIn(inputsOf(step), policy)).map(at),
  ];
}

function schemaMistakes(text: string): readonly string[] {
  if (isPolicy(parseDocument(text).toJS())) return [];
  return (isPolicy.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** As the runner would give them. */
function inputsOf({ with: given = {} }: Step): Readonly<Record<string, string>> {
  const filled = Object.entries(given).map(([name, value]) => {
    const sample = () => samples[name] ?? "sample";
    return [name, String(value).replaceAll(/\$\{\{.*?\}\}/g, sample)] as const;
  });
  return Object.fromEntries(filled);
}

/** What the action itself would say of `inputs`, with `policy` as the file that they name. */
function mistakesIn(inputs: Readonly<Record<string, string>>, policy: string): readonly string[] {
  const workspace = mkdtempSync(join(tmpdir(), "prune-documents-"));
  const file = inputs["policy-file"];
  if (file !== undefined) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true });
    writeFileSync(join(workspace, file), policy);
  }
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const env = { GITHUB_WORKSPACE: workspace, ...Object.fromEntries(variables) };
  try {
    readInputs(env, { types: registryTypes, otherNames, typeFor, addressOf, misfit });
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.message.split("\n");
    throw error;
  } finally {
    rmSync(workspace, { recursive: true });
  }
}
