/** The log of a step: what its lines command, and what people see of them. */
import { type Command, toCommand } from "./commands.ts";
import { createMasker, type Masker } from "./masks.ts";

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly title?: string | undefined;
}

export interface Console {
  readonly masker: Masker;
  readonly annotations: Annotation[];
  /** Set by the old command; the file wins. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
  /** Masked. */
  readonly log: readonly string[];
  /** Not masked, without the commands that set masks. */
  readonly raw: readonly string[];
  /** Takes the next line of either stream, does what it commands, and returns the lines that appear in the log. */
  take(line: string): string[];
}

const annotationLevels = ["error", "warning", "notice"] as const;

/** `declared` are the inputs of action.yml, `given` those under `with:`; unknown ones are only warned of. */
export function createConsole(declared: readonly string[], given: readonly string[]): Console {
  const masker = createMasker();
  const annotations: Annotation[] = [];
  const outputs: Record<string, string> = {};
  const groups: string[] = [];
  const log: string[] = [];
  const raw: string[] = [];
  let stopToken: string | undefined;

  const annotate = (level: Annotation["level"], message: string, title?: string) => {
    if (annotations.filter((other) => other.level === level).length >= 10) return;
    annotations.push({ level, message: masker.mask(message).slice(0, 4096), title });
  };
  const show = (line: string): string[] => {
    const lines = masker.mask(line).split("\n");
    log.push(...lines);
    return lines;
  };
  const obey = ({ name, properties, data }: Command): string[] => {
    const level = annotationLevels.find((other) => other === name);
    if (level) {
      annotate(level, data, properties.title);
      return show(`##[${level}]${data}`);
    }
    if (name === "add-mask") masker.add(data);
    else if (name === "set-output") outputs[properties.name ?? ""] = data;
    else if (name === "stop-commands") stopToken = data;
    else if (name === "group") groups.push(masker.mask(data));
    return name === "group" || name === "endgroup" ? show(`##[${name}]${data}`) : [];
  };

  const known = declared.map((name) => name.toLowerCase());
  const unexpected = given.filter((name) => !known.includes(name.toLowerCase()));
  if (unexpected.length > 0) {
    const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(", ");
    annotate("warning", `Unexpected input(s) ${list(unexpected)}, valid inputs are [${list(declared)}]`);
  }
  return {
    masker,
    annotations,
    outputs,
    groups,
    log,
    raw,
    take(line: string): string[] {
      const command = toCommand(line, stopToken);
      if (command?.name !== "add-mask") raw.push(line);
      if (!command) return show(line);
      if (stopToken === undefined) return obey(command);
      stopToken = undefined;
      return [];
    },
  };
}
