/**
 * Makes the texts of `data/` and the engine's WebAssembly small in the built site: compressed where they lie, under the
 * same name, since a plain static host compresses nothing and the whole site is kept for use without a network.
 * `src/data/unpacked.ts` reads them, packed or not.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Bytes from which a file is worth unpacking. */
const worthPacking = 8000;

export function packedDataPlugin(): Plugin {
  let folder = '';
  return {
    name: 'unroll:packed-data',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      folder = join(root, outDir);
    },
    // Before the list of files for offline use is written, which holds what is in them.
    closeBundle: {
      order: 'pre',
      sequential: true,
      handler() {
        for (const file of ['data', 'assets'].flatMap((part) => filesOf(join(folder, part)))) {
          if (!/\.(txt|csv|wasm)$/.test(file) || statSync(file).size < worthPacking) continue;
          writeFileSync(file, deflateSync(readFileSync(file), { level: 9 }));
        }
      },
    },
  };
}

const filesOf = (folder: string) => readdirSync(folder).map((name) => join(folder, name));
