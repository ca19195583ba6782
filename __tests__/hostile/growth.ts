/** Whether something takes linear time, told by itself on a smaller scale: whatever the machine does otherwise. */

/**
 * How much longer `work` takes for `large` than for `small`, by the ratio of the two: 1 is linear, `large / small` is
 * quadratic; caches and garbage add a few. The best of several counts, so that a busy machine does not. Prints both.
 */
export function growth(work: (size: number) => () => unknown, small: number, large: number): number {
  const [few, many] = [best(work(small), 5), best(work(large), 2)];
  const ratio = many / large / (few / small);
  console.log(`${small}: ${few.toFixed(1)} ms, ${large}: ${many.toFixed(1)} ms; ${ratio.toFixed(2)} times linear`);
  return ratio;
}

function best(work: () => unknown, times: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) {
    const startedAt = performance.now();
    work();
    least = Math.min(least, performance.now() - startedAt);
  }
  return least;
}
