import { describe, expect, it } from 'vitest';
import type { SearchRecord } from '#lesson/searchRecords';
import { lessonRecords } from '#lesson/searchRecords';
import { excerptOf, markedPieces } from './excerpt.ts';
import { indexOf, openIndex } from './searchIndex.ts';

const lesson = `---
title: A memory
number: 6
minutes: 14
question: What if it could choose?
---

::figure{name=cell word=hello}

The cell $\\cell{t}$ opens the lesson.

## Gates that multiply

A gate works by multiplication.

::::predict{check=farthestFromZero}
Which state goes farther?

::choice[the first]{when=cellState}
::choice[the second]{when=hiddenState}

:::reason
Because of the conveyor.
:::
::::

### Peepholes

See the memory.
`;
const records: readonly SearchRecord[] = [
  ...lessonRecords('06-lstm', { title: 'A memory', question: 'What if it could choose?' }, lesson),
  { kind: 'term', key: 'gate', title: 'gate', text: 'A list of numbers between 0 and 1.' },
];
const index = openIndex(JSON.stringify(indexOf(records)), [
  { kind: 'figure', figure: 'surgery', title: 'Surgery on a model', text: '' },
]);
const titles = (query: string) => index.find(query, 10).map(({ record }) => record.title);

describe('records of a lesson', () => {
  it('are its opening under its title, and its sections with their places', () => {
    expect(records.slice(0, 3)).toEqual([
      {
        kind: 'section',
        lesson: '06-lstm',
        lessonTitle: 'A memory',
        section: '',
        title: 'A memory',
        text: 'What if it could choose? The cell ct opens the lesson.',
      },
      expect.objectContaining({ section: 'gates-that-multiply', title: 'Gates that multiply' }),
      expect.objectContaining({ section: 'peepholes', text: 'See the memory.' }),
    ]);
  });

  it('hold the question of a prediction, but not its reason', () => {
    expect(titles('farther')).toEqual(['Gates that multiply']);
    expect(titles('conveyor')).toEqual([]);
    expect(records[1].text).toContain('the first the second');
  });
});

describe('the index', () => {
  it('finds by the beginning of the last word, across a slip, and whatever the case', () => {
    expect(titles('multipl')).toEqual(['Gates that multiply']);
    expect(titles('MULTIPLICATOIN')).toEqual(['Gates that multiply']);
    expect(titles('peephole')).toEqual(['Peepholes']);
  });

  it('puts what is called as the query first, and finds what was added later', () => {
    expect(titles('gate')[0]).toBe('gate');
    expect(titles('surgery')).toEqual(['Surgery on a model']);
  });

  it('asks for all words, and for any only where no place has all', () => {
    expect(titles('memory opens')).toEqual(['A memory']);
    expect(titles('memory xylophone')).toContain('A memory');
  });

  it('finds nothing for a query without letters, and no more than asked for', () => {
    expect(titles('')).toEqual([]);
    expect(titles('?!')).toEqual([]);
    expect(index.find('the', 1)).toHaveLength(1);
  });

  it('tells which words it met', () => {
    expect(index.find('multipl', 1)[0].words).toContain('multiplication');
  });
});

describe('an excerpt', () => {
  const marked = (text: string, words: string[]) =>
    excerptOf(text, words).map(({ text, marked }) => (marked ? `[${text}]` : text));

  it('marks whole words only, whatever their case', () => {
    expect(markedPieces('Gate by gate, gated.', ['gate'])).toEqual([
      { text: 'Gate', marked: true },
      { text: ' by ', marked: false },
      { text: 'gate', marked: true },
      { text: ', gated.', marked: false },
    ]);
  });

  it('of a long text is about the first word found, cut between words, and says where it was cut', () => {
    const long = `${'before '.repeat(60)}the gate opens ${'after '.repeat(60)}`.trim();
    const excerpt = marked(long, ['gate']).join('');
    expect(excerpt).toMatch(/^… (before )+the \[gate\] opens (after )+…$/);
    expect(excerpt.length).toBeLessThan(190);
  });

  it('is the beginning where no word stands in the text, and all of a short one', () => {
    expect(marked('a short text', ['gate'])).toEqual(['a short text']);
    expect(marked('word '.repeat(100), ['gate'])[0]).toMatch(/^word/);
    expect(marked('', ['gate'])).toEqual([]);
  });

  it('gives back the text itself', () => {
    const text = 'Long short-term memory: h₋₁, “c” and ∂E/∂W…';
    expect(
      markedPieces(text, ['memory', 'c'])
        .map(({ text }) => text)
        .join(''),
    ).toBe(text);
  });
});
