/** What kind of WebGPU adapter the browser has. */

export type AdapterProbe =
  | { readonly kind: 'none'; readonly detail: string }
  | { readonly kind: 'hardware' | 'software'; readonly description: string };

/** Asked before tfjs asks, which does not expect that there may be none. */
export async function probeAdapter(gpu: GPU | undefined): Promise<AdapterProbe> {
  if (!gpu) return { kind: 'none', detail: 'the browser has no WebGPU' };
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return { kind: 'none', detail: 'the browser gives no adapter' };
    return { kind: isSoftware(adapter) ? 'software' : 'hardware', description: describe(adapter.info) };
  } catch (error) {
    return { kind: 'none', detail: error instanceof Error ? error.message : String(error) };
  }
}

const softwareNames = /swiftshader|llvmpipe|lavapipe|microsoft basic render|\bwarp\b/i;

function isSoftware(adapter: GPUAdapter): boolean {
  // Browsers before mid-2025 have the flag on the adapter, later ones on its info.
  const { isFallbackAdapter = false } = adapter as { readonly isFallbackAdapter?: boolean };
  return isFallbackAdapter || adapter.info.isFallbackAdapter || softwareNames.test(describe(adapter.info));
}

function describe({ vendor, architecture, device, description }: GPUAdapterInfo): string {
  return [vendor, architecture, device, description].filter((part) => part !== '').join(' ');
}
