/** Whether something takes linear time, told by itself on a smaller scale: whatever the machine does otherwise. */

/**
 * How much longer `work` takes for `large` than for `small`, by the ratio of the two: 1 is linear, `large / small` is
 * quadratic; caches and garbage add a few. Counted is what this thread computes, so that a busy machine does not. Prints both.
 */
export function growth(work: (size: number) => () => unknown, small: number, large: number): number {
  const [few, many] = [computing(work(small)), computing(work(large))];
  const ratio = many / large / (few / small);
  console.log(`${small}: ${few.toFixed(1)} ms, ${large}: ${many.toFixed(1)} ms; ${ratio.toFixed(2)} times linear`);
  return ratio;
}

/** Milliseconds that this thread computes for `work`, once warm; the clock for that is a coarse one, so it is done often. */
function computing(work: () => unknown): number {
  work();
  const before = process.threadCpuUsage();
  for (let times = 1; ; times++) {
    work();
    const { user, system } = process.threadCpuUsage(before);
    if (user + system >= 100_000) return (user + system) / 1000 / times;
  }
}
