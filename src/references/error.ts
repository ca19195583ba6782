/** The files that `protect-referenced-in` names give no answer. Says which, and what to change. */
export class ReferenceFilesError extends Error {
  override readonly name = "ReferenceFilesError";
}
