/** Counts compute dispatches of the page, whoever makes them. */

let count = 0;

if (typeof GPUComputePassEncoder !== 'undefined') {
  for (const method of ['dispatchWorkgroups', 'dispatchWorkgroupsIndirect'] as const) {
    const original = GPUComputePassEncoder.prototype[method] as (...sizes: unknown[]) => undefined;
    Object.defineProperty(GPUComputePassEncoder.prototype, method, {
      value(this: GPUComputePassEncoder, ...sizes: unknown[]) {
        count += 1;
        return original.apply(this, sizes);
      },
    });
  }
}

/** Dispatches since the page was opened. */
export function dispatchCount(): number {
  return count;
}
