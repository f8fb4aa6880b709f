/** Loads tfjs's wasm backend with the one binary that we ship: SIMD, single thread. */
import { env } from '@tensorflow/tfjs-core';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { unpacked } from '#data/unpacked';
import simdBinary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

/** @throws Error when the browser's WebAssembly has no SIMD, or the binary cannot be fetched */
export async function loadWasmBackend(): Promise<void> {
  // Threads need response headers that a static host cannot set, and a second binary.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new Error('the browser’s WebAssembly has no SIMD instructions');
  }
  const address = await binaryAddress();
  setThreadsCount(1);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': address,
    'tfjs-backend-wasm-simd.wasm': address,
    'tfjs-backend-wasm-threaded-simd.wasm': address,
  });
}

/** Of the binary as tfjs fetches it: the site has it packed (`app/build/packedData.ts`). */
async function binaryAddress(): Promise<string> {
  const response = await fetch(new URL(simdBinary, import.meta.url));
  if (!response.ok) throw new Error(`the WebAssembly binary could not be fetched: HTTP ${response.status}`);
  const binary = await unpacked(await response.arrayBuffer());
  return URL.createObjectURL(new Blob([binary], { type: 'application/wasm' }));
}
