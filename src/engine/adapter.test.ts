import { describe, expect, it } from 'vitest';
import { probeAdapter } from './adapter.ts';

/** A `navigator.gpu` whose adapter has this info; the rest of the interface is not asked for. */
function gpuWith(info: Partial<GPUAdapterInfo> | null): GPU {
  const whole = {
    vendor: '',
    architecture: '',
    device: '',
    description: '',
    isFallbackAdapter: false,
    ...info,
  };
  return { requestAdapter: async () => (info ? { info: whole } : null) } as unknown as GPU;
}

describe('probeAdapter', () => {
  it('takes a graphics card for hardware, and describes it', async () => {
    const probe = await probeAdapter(gpuWith({ vendor: 'apple', architecture: 'metal-3' }));
    expect(probe).toEqual({ kind: 'hardware', description: 'apple metal-3' });
  });

  it.each<Partial<GPUAdapterInfo>>([
    { vendor: 'google', architecture: 'swiftshader' },
    { vendor: 'mesa', description: 'llvmpipe (LLVM 19.1, 256 bits)' },
    { vendor: 'microsoft', description: 'Microsoft Basic Render Driver' },
    { vendor: 'acme', isFallbackAdapter: true },
  ])('takes %o for software', async (info) => {
    expect((await probeAdapter(gpuWith(info))).kind).toBe('software');
  });

  it('says why there is none', async () => {
    expect(await probeAdapter(undefined)).toEqual({ kind: 'none', detail: 'the browser has no WebGPU' });
    expect(await probeAdapter(gpuWith(null))).toEqual({
      kind: 'none',
      detail: 'the browser gives no adapter',
    });
    const failing = { requestAdapter: () => Promise.reject(new Error('blocked')) } as unknown as GPU;
    expect(await probeAdapter(failing)).toEqual({ kind: 'none', detail: 'blocked' });
  });
});
