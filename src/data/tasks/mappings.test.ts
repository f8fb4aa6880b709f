import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assertExamples, type Examples } from '../examples.ts';
import { nameLanguages } from '../nameList.ts';
import type { Split } from '../task.ts';
import { monthLanguages, monthNames, monthNamesOf } from './monthNames.ts';
import { nameLanguage, namesOfOneLanguage } from './nameLanguage.ts';

describe('name to language', () => {
  const result = nameLanguage.parse(
    readFileSync(new URL(`../../../public/${nameLanguage.file}`, import.meta.url), 'utf8'),
  );
  const list = result.kind === 'loaded' ? result.content : null;
  if (!list) throw new Error(JSON.stringify(result));
  const told = (split: Split, part: Examples) =>
    Array.from({ length: part.count }, (_, row) =>
      nameLanguage.describe(split, part, row).map(({ text }) => text),
    );

  test('a name that several languages have is in no example, and the others are in the file so', () => {
    const own = namesOfOneLanguage(list);
    const all = nameLanguages.flatMap((language) => own[language]);
    expect(new Set(all).size).toBe(all.length);
    expect(list.en).toContain('Anna');
    expect(own.en).not.toContain('Anna');
    const split = nameLanguage.examples(list);
    for (const [name, language] of [...told(split, split.train), ...told(split, split.validation)]) {
      expect(nameLanguages.filter((other) => list[other].includes(name))).toEqual([language]);
    }
  });

  test('at most 400 names of a language, dealt out so that no name is in both parts', () => {
    const split = nameLanguage.examples(list);
    const names = [...told(split, split.train), ...told(split, split.validation)];
    expect(new Set(names.map(([name]) => name)).size).toBe(names.length);
    for (const language of nameLanguages) {
      const count = names.filter(([, other]) => other === language).length;
      expect(count).toBe(Math.min(400, namesOfOneLanguage(list)[language].length));
    }
    assertExamples(split.train);
    assertExamples(split.validation);
    // Standard error of a share of an eighth over 603: 0.013; four of them.
    const [chance, most] = nameLanguage.baselines.map(({ of }) => of(split));
    expect(chance).toBe(1 / 8);
    expect(Math.abs(most - 400 / names.length)).toBeLessThan(0.054);
  });

  test('padding stands before a name, so that the last step reads its last letter', () => {
    const split = nameLanguage.examples(list);
    const { inputs } = split.train;
    if (inputs.kind !== 'codes' || split.inputs.kind !== 'codes') throw new Error('expected codes');
    const { symbols } = split.inputs;
    told(split, split.train).forEach(([name], row) => {
      const read = inputs.codes.subarray(row * inputs.T, (row + 1) * inputs.T);
      expect([...read].map((code) => symbols[code]).join('')).toBe(name.padStart(inputs.T, '\u2400'));
    });
  });

  test('the same seed gives the same examples, another seed others', () => {
    expect(nameLanguage.examples(list)).toEqual(nameLanguage.examples(list));
    expect(nameLanguage.examples(list, { seed: 2 }).train).not.toEqual(nameLanguage.examples(list).train);
  });
});

describe('month to its name', () => {
  test.for(monthLanguages.map((language) => [language] as const))(
    'the names in %s are those of the Unicode locale data',
    ([language]) => {
      const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
      expect(monthNamesOf(language)).toEqual(
        Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 15))),
      );
    },
  );

  test('a month is read as a symbol or as two digits, and its name is the answer', () => {
    for (const input of ['symbol', 'digits'] as const) {
      for (const language of monthLanguages) {
        const split = monthNames.examples({ language, input });
        assertExamples(split.train);
        // There is nothing else to validate with, and the task says so.
        expect(split.validation).toBe(split.train);
        const told = Array.from({ length: 12 }, (_, row) => monthNames.describe(split, split.train, row));
        expect(told.map(([reads]) => reads.text)).toEqual(
          Array.from({ length: 12 }, (_, month) =>
            String(month + 1).padStart(input === 'digits' ? 2 : 1, '0'),
          ),
        );
        expect(told.map(([, answers]) => answers.text)).toEqual(monthNamesOf(language));
      }
    }
  });

  test('always saying the most frequent letter is right as often as the letter occurs', () => {
    const letters = monthNamesOf('en').flatMap((name) => Array.from(`${name}.`));
    const count = Math.max(...letters.map((letter) => letters.filter((other) => other === letter).length));
    const [{ of }] = monthNames.baselines;
    expect(of(monthNames.examples())).toBeCloseTo(count / letters.length, 12);
  });

  test('a language without names is refused', () => {
    const fromOutside = JSON.parse('{ "language": "toString" }');
    expect(() => monthNames.examples(fromOutside)).toThrow('got toString');
  });
});
