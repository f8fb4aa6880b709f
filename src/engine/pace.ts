/** How many steps to hand to the device before waiting for it, so that waiting costs little and pausing is quick. */

/** Time between two waits that is aimed at, in milliseconds. */
const shortest = 120;
const longest = 300;

/** The next burst: doubled while bursts come back sooner than need be, halved when they take too long. */
export function nextBurst(burst: number, milliseconds: number, limit: number): number {
  if (milliseconds < shortest) return Math.min(limit, burst * 2);
  if (milliseconds > longest) return Math.max(1, Math.floor(burst / 2));
  return Math.min(burst, limit);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
