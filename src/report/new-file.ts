/** Files that never overwrite one another: a job may use the action twice, and a machine may run two jobs. */
import fs from "node:fs";
import path from "node:path";

/** So much text, in UTF-16 units, goes into one write. */
const chunk = 1 << 16;

/**
 * Writes `pieces`, synchronously, to the first of `name.ext`, `name-2.ext`, … that does not exist in `directory`, and
 * returns its path. When that fails, no part of a file stays.
 */
export function writeNewFile(directory: string, name: string, extension: string, pieces: Iterable<string>): string {
  const { file, descriptor } = create(directory, name, extension, 1);
  try {
    let pending = "";
    for (const piece of pieces) {
      pending += piece;
      if (pending.length < chunk) continue;
      fs.appendFileSync(descriptor, pending);
      pending = "";
    }
    fs.appendFileSync(descriptor, pending);
  } catch (error) {
    fs.rmSync(file, { force: true });
    throw error;
  } finally {
    fs.closeSync(descriptor);
  }
  return file;
}

function create(
  directory: string,
  name: string,
  extension: string,
  attempt: number,
): { file: string; descriptor: number } {
  const file = path.join(directory, `${name}${attempt === 1 ? "" : `-${attempt}`}${extension}`);
  try {
    // Exclusive, so that a link that somebody left there is not followed either.
    return { file, descriptor: fs.openSync(file, "wx") };
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!taken || attempt === 1000) throw error;
    return create(directory, name, extension, attempt + 1);
  }
}
