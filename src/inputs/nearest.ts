/** What somebody may have meant who wrote something that is not known. */
import { closest, distance } from "fastest-levenshtein";

/** The one of `known` that is spelled most like `text`, or nothing where more than `share` of it would have to change. */
export function nearest<Name extends string>(text: string, known: readonly Name[], share = 1 / 3): Name | undefined {
  const found = closest(text, known as readonly string[] as string[]) as Name;
  return distance(text, found) <= found.length * share ? found : undefined;
}
