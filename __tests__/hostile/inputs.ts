/** Inputs as a workflow gives them, read as `main` reads them. */
import { InputError, type Inputs, readInputs } from "../../src/inputs.ts";
import { addressOf, misfit, otherNames, registryTypes, typeFor } from "../../src/registries/index.ts";

type Given = Readonly<Record<string, string>>;

const minimal: Given = { registry: "registry.example.com", repositories: "acme/web", keep: "3" };

/** Throws `InputError`. */
export function inputsOf(given: Given): Inputs {
  const variables = Object.entries({ ...minimal, ...given }).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  return readInputs(Object.fromEntries(variables), { types: registryTypes, otherNames, typeFor, addressOf, misfit });
}

/** The lines of the error that `given`, besides what is required, leads to; none when there is none. */
export function mistakesIn(given: Given): readonly string[] {
  try {
    inputsOf(given);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.message.split("\n");
    throw error;
  }
}
