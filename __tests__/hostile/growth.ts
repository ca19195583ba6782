/** Whether something takes linear time, told by itself on a smaller scale: whatever the machine does otherwise. */

/**
 * How much longer `work` takes for `large` than for `small`, by the ratio of the two: 1 is linear, `large / small` is
 * quadratic; caches and garbage add a few. Prints both.
 */
export function growth(work: (size: number) => () => unknown, small: number, large: number): number {
  // The small one so often that it takes long enough to be measured.
  const times = Math.ceil(large / small);
  const few = milliseconds(work(small), times) / times;
  const many = milliseconds(work(large), 1);
  const ratio = many / large / (few / small);
  console.log(`${small}: ${few.toFixed(1)} ms, ${large}: ${many.toFixed(1)} ms; ${ratio.toFixed(2)} times linear`);
  return ratio;
}

/**
 * How long it takes to do `work` so many times, in the time of this thread: a processor that is shared with others makes
 * it no longer. Some systems count in steps of ten milliseconds.
 */
export function milliseconds(work: () => unknown, times: number): number {
  const before = process.threadCpuUsage();
  for (let time = 0; time < times; time++) work();
  // Linux counts the sum, and guesses the parts.
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
