/** The outputs of the step: counts and a path, all as text. A dry run gives the numbers of its plan. */
import type { RunResult } from "../prune/result.ts";
import { totals } from "./totals.ts";

/** By the names in `action.yml`. `report` is the path of the report file, empty when there is none. */
export function outputsOf(result: RunResult, report: string): Readonly<Record<string, string>> {
  const { tagsDeleted, tagsRetained, imagesDeleted, bytesReclaimed, failures, remaining } = totals(result);
  return {
    "tags-deleted": String(tagsDeleted),
    "tags-retained": String(tagsRetained),
    "images-deleted": String(imagesDeleted),
    "bytes-reclaimed": bytesReclaimed === undefined ? "" : String(bytesReclaimed),
    failures: String(failures),
    remaining: String(remaining),
    report,
  };
}
