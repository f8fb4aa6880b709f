/** Where the packages lie that data are taken from. They are needed to make the files of public/data, not to use them. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The folder of an installed package, whatever its `exports` hide; null where it is not installed. */
export function packageFolder(name: string): string | null {
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return places.map((place) => join(place, name)).find((folder) => existsSync(folder)) ?? null;
}

/** @throws Error when the package is not installed */
export function packageFile(name: string, path: string): string {
  const folder = packageFolder(name);
  if (folder === null) throw new Error(`${name} is not installed: run npm install`);
  return join(folder, path);
}
