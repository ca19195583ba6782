/** What a person should know about references: those to what does not exist, and those that keep more than they name. */
import type { Plan } from "./decision.ts";
import { fits, isVague, listed, type Reference, type References, referencesIn } from "./reference.ts";

/** More would hide the other warnings. */
const most = 20;

/** Speaks of repositories alone that were read, and read completely. */
export function warningsOfReferences(plans: readonly Plan[], references: References | undefined): readonly string[] {
  if (references === undefined) return [];
  const found = plans.flatMap((plan) => warningsIn(plan, referencesIn(references, plan.snapshot.repository)));
  const warnings = [...found, ...idleDigests(plans, references)];
  const shown = warnings.slice(0, most);
  const more = warnings.length - shown.length;
  const all = more > 0 ? [...shown, `there is more to say about ${more} other references`] : shown;
  return all.map((warning) => `\`protect-referenced-in\`: ${warning}`);
}

function warningsIn({ snapshot, tags }: Plan, { list }: References): readonly string[] {
  const { repository, manifests, incomplete } = snapshot;
  const names = tags.map(({ tag }) => tag.name);
  const known = new Set(names);
  const isMissing = ({ tag, digest, guessed, repository: named }: Reference): boolean => {
    if (guessed || incomplete !== undefined || named !== repository) return false;
    // Where there is a digest, that is what is pulled.
    if (digest !== undefined) return !isVague(digest) && !manifests.has(digest);
    return tag !== undefined && !isVague(tag) && !known.has(tag);
  };
  const keeps = ({ tag = "", digest = "" }: Reference): boolean =>
    (isVague(tag) && names.some((name) => fits(tag, name))) ||
    (isVague(digest) && [...manifests.keys()].some((name) => fits(digest, name)));
  return [
    ...byImage(list.filter(isMissing)).map(([image, same]) => `${naming(same)} ${image}, which does not exist`),
    ...byImage(list)
      .filter(([, [first]]) => first !== undefined && keeps(first))
      .map(([image, same]) => `${naming(same)} an image that cannot be told, so all that fits \`${image}\` stays`),
  ];

  function byImage(some: readonly Reference[]): readonly (readonly [string, readonly Reference[]])[] {
    return [...Map.groupBy(some, (reference) => written(repository, reference))];
  }
}

/** `deploy/app.yaml:12 names`. */
function naming(references: readonly Reference[]): string {
  const places = [...new Set(references.map(({ place }) => place))];
  return `${listed(places)} ${places.length > 1 ? "name" : "names"}`;
}

function written(repository: string, { tag, digest }: Reference): string {
  return `${repository}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
}

/** Digests without a repository can be those of anything; but where nothing else is named, one of them has to be here. */
function idleDigests(plans: readonly Plan[], { list }: References): readonly string[] {
  const isFound = ({ digest = "" }: Reference) => plans.some(({ snapshot }) => snapshot.manifests.has(digest));
  if (list.some((reference) => reference.repository !== undefined || isFound(reference))) return [];
  return [`${naming(list)} digests alone, none of which was found`];
}
