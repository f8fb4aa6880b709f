/** Writes the data sets in public/data from the packages they come in: `node e2e/launch.mjs extract-data`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dataFiles } from '../data/files.ts';

const folder = fileURLToPath(new URL('../../public/data/', import.meta.url));

export async function main(): Promise<number> {
  mkdirSync(folder, { recursive: true });
  for (const { name, make } of dataFiles) {
    const text = make();
    writeFileSync(`${folder}${name}`, text);
    const lines = text.split('\n').length - 1;
    console.log(`public/data/${name}: ${Buffer.byteLength(text)} bytes, ${lines} lines`);
  }
  return 0;
}
