/** Builds the site once before the tests, unless whoever started them has just done so (UNROLL_BUILT=1). */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export default async function buildSite(): Promise<void> {
  if (process.env['UNROLL_BUILT'] === '1') return;
  await build({ root: fileURLToPath(new URL('..', import.meta.url)), logLevel: 'error' });
}
