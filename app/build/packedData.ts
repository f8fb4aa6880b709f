/**
 * Makes the large texts of `data/` small in the built site: compressed where they lie, under the same name, since a plain
 * static host compresses nothing and the whole site is kept for use without a network. `app/state/dataText.ts` reads
 * them, packed or not.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Bytes from which a text is worth unpacking. */
const worthPacking = 100_000;

export function packedDataPlugin(): Plugin {
  let folder = '';
  return {
    name: 'unroll:packed-data',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      folder = join(root, outDir, 'data');
    },
    // Before the list of files for offline use is written, which holds what is in them.
    closeBundle: {
      order: 'pre',
      sequential: true,
      handler() {
        for (const name of readdirSync(folder)) {
          const file = join(folder, name);
          if (!/\.(txt|csv)$/.test(name) || statSync(file).size < worthPacking) continue;
          writeFileSync(file, deflateSync(readFileSync(file), { level: 9 }));
        }
      },
    },
  };
}
