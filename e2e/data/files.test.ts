import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { declarationText } from './declaration.ts';
import { dataFiles } from './files.ts';
import { packageFolder } from './packages.ts';

const folder = new URL('../../public/data/', import.meta.url);

describe('files of public/data', () => {
  const inPlace = dataFiles.map((file) => ({
    ...file,
    missing: file.from.filter((name) => packageFolder(name) === null),
  }));
  for (const { name, make, missing } of inPlace) {
    test.skipIf(missing.length > 0)(`${name} is what the script makes`, () => {
      expect(make() === readFileSync(new URL(name, folder), 'utf8')).toBe(true);
    });
  }

  test('each is named with its licence in SOURCES.md', () => {
    const sources = readFileSync(new URL('SOURCES.md', folder), 'utf8');
    for (const { name } of dataFiles)
      expect(sources).toMatch(new RegExp(`^\\| \`${name}\` \\|.*\\|.*\\|.+\\|$`, 'm'));
  });
});

test('a page becomes its headings and paragraphs, articles parted by empty lines', () => {
  const page = `<!doctype html><title>Not this</title><h1>Declaration</h1>
    <article><h3>Article&#39;s one</h3><ol><li><p>All <b>human</b>
      beings &amp; co\u2010operation.</p></li><li><p>Free.</p></li></ol></article>`;
  expect(declarationText(page)).toBe(
    "Declaration\n\nArticle's one\nAll human beings & co-operation.\nFree.\n",
  );
});
