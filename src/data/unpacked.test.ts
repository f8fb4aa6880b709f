import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpacked } from './unpacked.ts';

const bytesOf = (buffer: Uint8Array) => new Uint8Array(buffer).buffer;

describe('a file of the site', () => {
  const original = new TextEncoder().encode('Call me Ishmael. '.repeat(50));

  it('that zlib packed at its best level comes back as it was', async () => {
    const packed = deflateSync(original, { level: 9 });
    expect(packed.length).toBeLessThan(original.length / 4);
    expect(new Uint8Array(await unpacked(bytesOf(packed)))).toEqual(original);
  });

  it('that is not packed is left alone, were it empty', async () => {
    expect(new Uint8Array(await unpacked(bytesOf(original)))).toEqual(original);
    expect((await unpacked(new ArrayBuffer(0))).byteLength).toBe(0);
  });

  it('that is damaged is refused', async () => {
    const damaged = deflateSync(original, { level: 9 }).fill(255, 6);
    await expect(unpacked(bytesOf(damaged))).rejects.toThrow(/./);
  });
});
