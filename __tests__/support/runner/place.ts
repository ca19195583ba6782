/** Where a step runs: its directories, its command files and its environment. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What is read of an action.yml. */
export interface ActionFile {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly runs: { readonly main: string };
}

export interface Place {
  readonly root: string;
  readonly home: string;
  readonly workspace: string;
  readonly temp: string;
  readonly event: string;
  /** Paths of the command files by their variable, without `GITHUB_`. */
  readonly files: Readonly<Record<"OUTPUT" | "STATE" | "ENV" | "PATH" | "STEP_SUMMARY", string>>;
}

/** Makes the directories of a step below `root`, which exists. */
export function layOut(root: string): Place {
  const commands = join(root, "temp", "_runner_file_commands");
  const place: Place = {
    root,
    home: join(root, "home"),
    workspace: join(root, "workspace"),
    temp: join(root, "temp"),
    event: join(root, "event.json"),
    files: {
      OUTPUT: join(commands, "set_output"),
      STATE: join(commands, "save_state"),
      ENV: join(commands, "set_env"),
      PATH: join(commands, "add_path"),
      STEP_SUMMARY: join(commands, "step_summary"),
    },
  };
  for (const directory of [place.home, place.workspace, commands]) mkdirSync(directory, { recursive: true });
  for (const file of Object.values(place.files)) writeFileSync(file, "");
  writeFileSync(place.event, "{}");
  return place;
}

/** A clean environment: nothing of the machine but PATH. The servers that it names do not exist. */
export function environment(place: Place): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: place.home,
    TMPDIR: place.temp,
    LANG: "C.UTF-8",
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTOR: "octocat",
    GITHUB_API_URL: "https://api.github.invalid",
    GITHUB_EVENT_NAME: "schedule",
    GITHUB_EVENT_PATH: place.event,
    GITHUB_JOB: "prune",
    GITHUB_REF: "refs/heads/main",
    GITHUB_REPOSITORY: "octo-org/octo-repo",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "1",
    GITHUB_SERVER_URL: "https://github.invalid",
    GITHUB_SHA: "0".repeat(40),
    GITHUB_WORKFLOW: "prune",
    GITHUB_WORKSPACE: place.workspace,
    RUNNER_ARCH: "X64",
    RUNNER_OS: "Linux",
    RUNNER_TEMP: place.temp,
    RUNNER_TOOL_CACHE: join(place.root, "tools"),
    ...Object.fromEntries(Object.entries(place.files).map(([name, path]) => [`GITHUB_${name}`, path])),
  };
}

/** `github.token`, unless something else is given. */
export const emulatedToken = "emulated-github-token";

/** Every declared input is there, with `""` when it has no default; unknown ones are handed over as well. */
export function inputVariables(
  action: ActionFile,
  given: Readonly<Record<string, string>>,
  /** `github.api_url`. */
  apiUrl: string,
): Record<string, string> {
  const defaults = Object.entries(action.inputs ?? {}).map(([name, input]) => [name, String(input?.default ?? "")]);
  const byVariable = [...defaults, ...Object.entries(given)].map(([name = "", value = ""]) => [
    `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
    value.replace(/\$\{\{\s*github\.token\s*\}\}/g, emulatedToken).replace(/\$\{\{\s*github\.api_url\s*\}\}/g, apiUrl),
  ]);
  return Object.fromEntries(byVariable);
}

/** Absolute paths of all files, sorted. */
export function filesBelow(directory: string): string[] {
  const paths = readdirSync(directory, { recursive: true, encoding: "utf8" }).map((name) => join(directory, name));
  return paths.filter((path) => statSync(path).isFile()).sort();
}
