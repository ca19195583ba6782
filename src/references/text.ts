/** The text of a file, whatever wrote it. */
import { ReferenceFilesError } from "./error.ts";

/**
 * The lines of `bytes`, the content of `path`: UTF-8, in which what is wrong is passed over, or UTF-16 with its mark, as
 * PowerShell writes it. Throws `ReferenceFilesError` for what is no text: something may stand in it that nobody sees.
 */
export function linesOf(path: string, bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (text.includes("\0")) {
    throw new ReferenceFilesError(
      `${path} is not a text file; exclude it with \`!${path}\` if no image is named in it`,
    );
  }
  return text.split(/\r\n|\n|\r/);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
