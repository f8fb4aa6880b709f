/** What the engine opens when a WebGPU adapter passes for hardware and computes nothing. */
import { openBackend } from '#engine/backends';
import type { BackendReport } from '#rnn/backends';
import { selfTestCases } from '#worker/selfTestCases';

export function run(_request: null): Promise<BackendReport> {
  Object.defineProperty(GPUAdapter.prototype, 'info', {
    get: () => ({
      vendor: 'acme',
      architecture: 'broken',
      device: '',
      description: '',
      isFallbackAdapter: false,
    }),
  });
  Object.defineProperty(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', { value: () => undefined });
  return openBackend({ force: null, exclude: [], tests: selfTestCases(), onDeviceLost: () => {} });
}
