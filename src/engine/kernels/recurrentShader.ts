/** What the recurrent WGSL programs share. */

/** Threads of a workgroup: one per packed gate row, at most the 256 that every WebGPU device allows. */
export function recurrentWorkgroupSize(H: number): number {
  return Math.min(256, Math.ceil((4 * H) / 32) * 32);
}

/** Adds `term(k)` for `k` from 0 to `length − 1` to the variable `sum`, four terms to a turn of the loop. */
export function dotWgsl(sum: string, length: number, term: (k: string) => string): string {
  const tiled = length - (length % 4);
  const rest = Array.from({ length: length - tiled }, (_, j) => `${sum} += ${term(`${tiled + j}`)};`);
  return `
      for (var k = 0; k < ${tiled}; k += 4) {
        ${sum} += ${term('k')} + ${term('k + 1')} + ${term('k + 2')} + ${term('k + 3')};
      }
      ${rest.join('\n      ')}`;
}
