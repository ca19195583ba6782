/** The inputs by name. The runner hands them over as `INPUT_<NAME>`: upper-cased, only blanks become `_`. */
import { quote } from "./mistake.ts";
import { nearest } from "./nearest.ts";

/** Every input and its default, as in `action.yml`. An empty value is the same as none. */
export const inputDefaults = {
  registry: "",
  "registry-type": "",
  repositories: "",
  "policy-file": "",
  "tag-pattern": "*",
  keep: "",
  "keep-within": "",
  "keep-hourly": "",
  "keep-daily": "",
  "keep-weekly": "",
  "keep-monthly": "",
  "keep-yearly": "",
  "time-zone": "UTC",
  "keep-semver": "",
  "keep-prereleases": "",
  "keep-open-pull-requests": "",
  "keep-existing-branches": "",
  protect: "",
  "protect-digests": "",
  "protect-referenced-in": "",
  "sort-by": "time",
  "group-by": "",
  "delete-untagged-after": "",
  "dry-run": "false",
  "allow-empty": "false",
  "max-deletions": "",
  verify: "true",
  "time-budget": "",
  concurrency: "8",
  username: "",
  password: "",
  "azure-tenant-id": "",
  "azure-client-id": "",
  "azure-client-secret": "",
  // The runner makes the defaults of these out of its own context.
  token: "",
  "github-api-url": "",
} as const satisfies Record<string, string>;

export type InputName = keyof typeof inputDefaults;

const inputNames = Object.keys(inputDefaults) as InputName[];

const variable = (name: string) => `INPUT_${name.toUpperCase()}`;

/** The value of `name`, trimmed, or its default. */
export function inputText(env: NodeJS.ProcessEnv, name: InputName): string {
  return env[variable(name)]?.trim() || inputDefaults[name];
}

/**
 * The inputs that have a default and were set to nothing. The runner fills in the default of what is left out, so an
 * empty value comes from an expression that named nothing, as `inputs.dry-run` does on a schedule; the default would then
 * be a guess in the direction of deleting.
 */
export function emptiedInputs(env: NodeJS.ProcessEnv): readonly InputName[] {
  return inputNames.filter((name) => inputDefaults[name] !== "" && env[variable(name)]?.trim() === "");
}

/**
 * A sentence for every input that the action does not know. Their values are not repeated: a misspelled `password` is one
 * of them.
 */
export function unknownInputs(env: NodeJS.ProcessEnv): readonly string[] {
  const known = new Set(inputNames.map(variable));
  return Object.keys(env)
    .filter((key) => key.startsWith("INPUT_") && !known.has(key))
    .sort()
    .map((key) => {
      const name = key.slice("INPUT_".length).toLowerCase();
      const meant = nearest(name, inputNames, 1 / 2);
      return meant !== undefined
        ? `${quote(name)} is not an input of this action; did you mean ${meant}?`
        : `${quote(name)} is not an input of this action. Its inputs are ${inputNames.join(", ")}.`;
    });
}
