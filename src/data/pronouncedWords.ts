/** The file of pronounced words: letters, and the sounds that they stand for. */
import { dataProblem, fileLines } from './dataFile.ts';
import type { Loaded } from './task.ts';

export const pronouncedFile = 'data/pronunciation.txt';

export interface PronouncedWord {
  /** Letters `a` to `z`. */
  readonly letters: readonly string[];
  /** Sounds of the ARPAbet without stress, such as `AH`. */
  readonly sounds: readonly string[];
}

/** One word a line: its letters, then its sounds. */
export function parsePronounced(text: string): Loaded<readonly PronouncedWord[]> {
  const lines = fileLines(text);
  if ('kind' in lines) return lines;
  const words: PronouncedWord[] = [];
  for (const [index, line] of lines.entries()) {
    if (!/^[a-z]+( [A-Z]{1,2})+$/.test(line))
      return dataProblem(index + 1, 'a word and its sounds, such as “whale W EY L”', line);
    const [word, ...sounds] = line.split(' ');
    words.push({ letters: [...word], sounds });
  }
  return words.length > 1
    ? { kind: 'loaded', content: words }
    : dataProblem(null, 'at least 2 words', `${words.length}`);
}
