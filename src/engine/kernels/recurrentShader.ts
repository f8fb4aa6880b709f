/** What the recurrent WGSL programs share. */

/**
 * Threads of a workgroup: one per unit, at most the 256 that every WebGPU device allows; with more units than that a
 * thread takes several.
 */
export function recurrentWorkgroupSize(H: number): number {
  return Math.min(256, Math.ceil(H / 32) * 32);
}
