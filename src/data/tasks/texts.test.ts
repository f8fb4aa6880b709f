import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assertExamples, notCounted } from '../examples.ts';
import { parseOwnText } from '../ownText.ts';
import { decode } from '../text.ts';
import { textExamples, textParts, type LetterText } from '../textExamples.ts';
import {
  declarationChinese,
  declarationEnglish,
  declarationIndonesian,
  declarationKorean,
} from './declaration.ts';
import { givenNames } from './givenNames.ts';
import { mobyDick } from './mobyDick.ts';
import { ownText } from './ownText.ts';

const fileText = (file: string) => readFileSync(new URL(`../../../public/${file}`, import.meta.url), 'utf8');

function load(task: typeof mobyDick): LetterText {
  const result = task.parse(fileText(task.file));
  if (result.kind === 'problem') throw new Error(JSON.stringify(result));
  return result.content;
}

const texts = [mobyDick, declarationEnglish, declarationIndonesian, declarationKorean, declarationChinese];

describe('texts', () => {
  test.for(texts.map((task) => [task.name, task] as const))(
    '%s: windows in order give the training part, then the validation part, back',
    ([, task]) => {
      const text = load(task);
      const split = task.examples(text, { T: 50 });
      const parts = textParts(text, 0.05);
      expect(parts.train.length + parts.validation.length).toBe(text.codes.length);
      expect(parts.validation).toHaveLength(Math.round(text.codes.length * 0.05));
      for (const part of ['train', 'validation'] as const) {
        const { inputs, targets, count } = split[part];
        if (inputs.kind !== 'codes' || targets.kind !== 'codes') throw new Error('expected codes');
        expect(count).toBe(Math.floor((parts[part].length - 1) / 50));
        // Compared here and not by the matcher, which takes seconds for a million letters.
        const codes = parts[part];
        expect([inputs.codes.length, targets.codes.length]).toEqual([count * 50, count * 50]);
        expect(inputs.codes.every((code, place) => code === codes[place])).toBe(true);
        expect(targets.codes.every((code, place) => code === codes[place + 1])).toBe(true);
      }
      expect(decode(parts.validation, text.vocabulary).length).toBeGreaterThan(100);
    },
  );

  test('the Declaration speaks of the same in its four scripts', () => {
    const starts = [declarationEnglish, declarationIndonesian, declarationKorean, declarationChinese].map(
      (task) => fileText(task.file).split('\n')[0],
    );
    expect(starts).toEqual([
      'Universal Declaration of Human Rights',
      'Pernyataan Umum tentang Hak-Hak Asasi Manusia',
      '세 계 인 권 선 언',
      '世界人权宣言',
    ]);
    const articles = (task: typeof mobyDick) => fileText(task.file).split('\n\n').length;
    // A title, a preamble and thirty articles; the Chinese preamble has a line less, not an article.
    for (const task of texts.slice(1)) expect(articles(task)).toBe(32);
  });

  test('letter frequencies of English need 4.0 to 4.6 bits, and never less than the entropy of what is asked', () => {
    for (const task of [mobyDick, declarationEnglish]) {
      const split = task.examples(load(task));
      const [frequency, entropy] = task.baselines.map(({ of }) => of(split));
      // Shannon 1951 has 4.03 bits for 27 symbols; capitals and punctuation add to it.
      expect(frequency).toBeGreaterThan(4);
      expect(frequency).toBeLessThan(4.6);
      expect(entropy).toBeLessThanOrEqual(frequency);
    }
  });

  test('a text of equally frequent letters needs the logarithm of their number, in bits', () => {
    const text = {
      vocabulary: ['a', 'b', 'c', 'd'],
      codes: Int32Array.from({ length: 4000 }, (_, k) => k % 4),
    };
    const result = textExamples(text, { T: 10, validationShare: 0.5 });
    if (result.kind !== 'split') throw new Error('expected a split');
    // Oracle: log₂ 4; windows leave out a few letters, which moves frequencies by less than 0.01.
    for (const { of } of mobyDick.baselines) expect(of(result.split)).toBeCloseTo(2, 3);
  });

  test('a file that is no text is a problem, and so is one letter repeated', () => {
    expect(mobyDick.parse('')).toMatchObject({ kind: 'problem', found: 'an empty file' });
    expect(mobyDick.parse('<!DOCTYPE html>')).toMatchObject({ kind: 'problem', line: 1 });
    expect(mobyDick.parse('aaaa')).toMatchObject({ kind: 'problem', found: 'oneCharacter' });
    expect(mobyDick.parse('a\u0000b')).toMatchObject({ kind: 'problem', found: 'binary' });
  });

  test('an own text gives examples, or says how many letters it lacks', () => {
    const text = parseOwnText('abcabd'.repeat(20));
    if (text.kind !== 'text') throw new Error(text.kind);
    expect(ownText.examples(text, { T: 5 })).toMatchObject({
      kind: 'split',
      split: { train: { count: 22 } },
    });
    expect(ownText.examples(text, { T: 6 })).toEqual({
      kind: 'tooShort',
      part: 'validation',
      needed: 7,
      letters: 6,
    });
    expect(() => ownText.examples(text, { T: 0 })).toThrow('T: expected');
  });
});

describe('given names', () => {
  const result = givenNames.parse(fileText(givenNames.file));
  const list = result.kind === 'loaded' ? result.content : null;
  if (!list) throw new Error(JSON.stringify(result));

  test('every name of the language is in one of the parts, once', () => {
    for (const language of ['en', 'id', 'tr'] as const) {
      const split = givenNames.examples(list, { language });
      const names = [split.train, split.validation].flatMap((part) =>
        Array.from({ length: part.count }, (_, row) => givenNames.describe(split, part, row)[1].text),
      );
      expect(names.sort()).toEqual([...list[language]].sort());
      expect(split.validation.count).toBe(Math.round(list[language].length / 10));
      assertExamples(split.train);
    }
  });

  test('a name is read from the start symbol on and ends with the end symbol', () => {
    const split = givenNames.examples({ ...list, pl: ['Ewa', 'Iga'] }, { language: 'pl' });
    const { inputs, targets } = split.train;
    if (inputs.kind !== 'codes' || targets.kind !== 'codes') throw new Error('expected codes');
    const symbols = split.inputs.kind === 'codes' ? split.inputs.symbols : [];
    expect(symbols.slice(0, 2)).toEqual(['\u2402', '\u2403']);
    expect([...inputs.codes].map((code) => symbols[code]).join('')).toMatch(/^\u2402(Ewa|Iga)$/);
    expect([...targets.codes].map((code) => symbols[code]).join('')).toMatch(/^(Ewa|Iga)\u2403$/);
    expect(targets.codes.includes(notCounted)).toBe(false);
  });

  test('a damaged list is a problem that says where', () => {
    expect(givenNames.parse('language,name\nxx,Ada\n')).toEqual({
      kind: 'problem',
      line: 2,
      expected: 'a language of cs, de, en, fr, id, it, pl, tr',
      found: 'xx',
    });
    expect(givenNames.parse('language,name\nen,Ada 2\n')).toMatchObject({ line: 2, found: 'Ada 2' });
    expect(givenNames.parse('language,name\nen,Ada\nen,Eve\n')).toMatchObject({
      line: null,
      expected: 'at least 2 names of cs',
      found: '0',
    });
  });
});
