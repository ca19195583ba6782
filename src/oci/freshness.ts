/** A look serves for so long, in milliseconds, and where looking takes long, for ten times as long as it took. */
const lasts = 2_000;

/** Returns what `look` found, and looks again when that is too old. All who ask meanwhile share one look. */
export function keptFresh<View>(look: () => Promise<View>, now: () => number): () => Promise<View> {
  let view: Promise<View> | undefined;
  let until = Number.POSITIVE_INFINITY;
  return () => {
    if (view === undefined || now() > until) {
      const began = now();
      until = Number.POSITIVE_INFINITY;
      view = look().finally(() => {
        until = now() + Math.max(lasts, 10 * (now() - began));
      });
    }
    return view;
  };
}
