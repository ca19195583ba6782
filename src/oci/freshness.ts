/** In milliseconds: however long looking takes, it is not relied on for longer. */
const lastsAtMost = 60_000;

/**
 * Returns what `look` found, and looks again when that is too old: after `lasts` milliseconds, or where looking takes long,
 * after ten times as long as it took, but no more than a minute. All who ask meanwhile share one look.
 */
export function keptFresh<View>(look: () => Promise<View>, now: () => number, lasts = 2_000): () => Promise<View> {
  let view: Promise<View> | undefined;
  let until = Number.POSITIVE_INFINITY;
  return () => {
    if (view === undefined || now() > until) {
      const began = now();
      until = Number.POSITIVE_INFINITY;
      view = look().finally(() => {
        until = now() + Math.max(lasts, Math.min(10 * (now() - began), lastsAtMost));
      });
    }
    return view;
  };
}
