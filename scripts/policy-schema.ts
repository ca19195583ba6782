/** The JSON Schema of a policy file, out of what reads it (src/inputs/retention.ts) and action.yml's descriptions. */
import { listSchema, retentionFields, ruleKeys, totalRules } from "../src/inputs/retention.ts";

/** The schema as a text, formatted like the rest of the project. `describe` gives the description of an input. */
export function policySchema(describe: (input: string) => string): string {
  const schemaOf = (key: (typeof ruleKeys)[number]) =>
    key === "repositories" ? listSchema : retentionFields[key].schema;
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Policy of prune-container-registry",
    description:
      "What the input policy-file names: a list of rules. Of each tag the first rule decides whose repositories and tag-pattern match; what no rule matches stays.",
    type: "object",
    additionalProperties: false,
    required: ["rules"],
    properties: {
      rules: {
        type: "array",
        minItems: 1,
        items: {
          type: "object",
          additionalProperties: false,
          required: ["repositories"],
          anyOf: totalRules.map((rule) => ({ required: [rule] })),
          properties: Object.fromEntries(
            ruleKeys.map((key) => [key, { description: describe(key), ...schemaOf(key) }] as const),
          ),
        },
      },
    },
  };
  const onOneLine = (_: string, entries: string) => `[${entries.replace(/\s*\n\s*/g, " ")}]`;
  return `${JSON.stringify(schema, null, 2).replace(/\[\s+([^[\]{}]*?)\s+\]/g, onOneLine)}\n`;
}
