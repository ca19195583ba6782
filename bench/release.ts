/** What the measured repositories hold. */
import { type Content, image, layer } from "../__tests__/support/images.ts";

export const repository = "bench/app";

const base = layer(64, "base");
const newest = Date.UTC(2026, 0, 1);

/** An image with a config of its own, `at` minutes older than the newest. */
export function release(at: number): Content {
  return image({ seed: `release ${at}`, created: new Date(newest - at * 60_000).toISOString(), layers: [base] });
}
