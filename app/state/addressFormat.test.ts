import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { addressFlag, addressInteger, addressNumber, addressText } from './address.ts';
import {
  figureAddress,
  formatState,
  glossaryAddress,
  lessonAddress,
  longestState,
  pageAddress,
  parseAddress,
  parseState,
  samePage,
} from './addressFormat.ts';

const values = fc.dictionary(
  fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,10}$/),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  { maxKeys: 6 },
);

describe('the state in an address', () => {
  it('comes back as it was written, whatever the text', () => {
    fc.assert(
      fc.property(values, (before) => {
        const { values: after, damage } = parseState(formatState(before));
        expect({ ...after }).toEqual({ ...before });
        expect(damage).toBeNull();
      }),
    );
  });

  it('holds no character at which programs end a link, nor one that the format uses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(formatState({ word: text })).toMatch(/^word=[\w%.~-]*;end$/);
      }),
    );
  });

  it('is called cut off wherever it was cut, and gives no value that was not in it', () => {
    fc.assert(
      fc.property(values, fc.nat(), (before, cut) => {
        const whole = formatState(before);
        fc.pre(whole.length > 1);
        const { values: left, damage } = parseState(whole.slice(0, 1 + (cut % (whole.length - 1))));
        expect(damage).not.toBeNull();
        for (const [key, value] of Object.entries(left)) expect(before[key]?.startsWith(value)).toBe(true);
      }),
    );
  });

  it('never throws, and gives nothing where it is longer than a link of this page can be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseAddress(text);
        parseState(text);
      }),
    );
    expect(parseState('word=' + 'a'.repeat(longestState))).toEqual({ values: {}, damage: 'tooLong' });
  });

  it.each([
    ['half an escape', 'word=%E4%B;end'],
    ['no pairs', '<img src=x onerror=alert(1)>'],
    ['a key of another kind', '__proto__=1;end'],
    ['a key twice', 'word=a;word=b;end'],
  ])('is unreadable with %s', (_, state) => {
    expect(parseState(state)).toEqual({ values: {}, damage: 'unreadable' });
  });
});

describe('an address', () => {
  it.each([
    ['', { kind: 'home' }],
    ['#/', { kind: 'home' }],
    ['#/lesson/06-lstm', { kind: 'lesson', name: '06-lstm' }],
    ['#/lesson/06-lstm/', { kind: 'lesson', name: '06-lstm' }],
    ['#/lesson/', { kind: 'unknown' }],
    ['#/lesson/<b>', { kind: 'unknown' }],
    ['#/elsewhere', { kind: 'unknown' }],
  ])('%s names its page', (hash, page) => {
    expect(parseAddress(hash)).toEqual({ page, values: {}, damage: null });
  });

  it('with a further segment keeps its page and loses its state', () => {
    expect(parseAddress('#/lesson/06-lstm/word=a;end/b')).toEqual({
      page: { kind: 'lesson', name: '06-lstm' },
      values: {},
      damage: 'unreadable',
    });
  });

  it('without values has no state segment', () => {
    expect(lessonAddress('06-lstm', {})).toBe('#/lesson/06-lstm');
  });
});

describe('the fields of a state', () => {
  it('read back what String writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        (whole, real) => {
          expect(v.parse(addressInteger(-1000, 1000), String(whole))).toBe(whole);
          // −0 is written as 0.
          expect(v.parse(addressNumber(-1e3, 1e3), String(real)) + 0).toBe(real + 0);
          expect(v.parse(addressFlag(), String(whole > 0))).toBe(whole > 0);
        },
      ),
    );
  });

  it.each(['', ' 1', '1.5', '1e1', '0x10', 'NaN', '11', '-1', '99999999999999999999'])(
    'refuse %j as a whole number from 0 to 10',
    (text) => expect(v.is(addressInteger(0, 10), text)).toBe(false),
  );

  it('refuse text that is too long', () => {
    expect(v.is(addressText(3), 'abcd')).toBe(false);
  });
});

describe('the address of a figure', () => {
  it('comes back as it was written, state and all', () => {
    fc.assert(
      fc.property(values, (before) => {
        const hash = figureAddress('shapeCalculator', before);
        const { page, values: after, damage } = parseAddress(hash);
        expect(page).toEqual({ kind: 'figure', name: 'shapeCalculator' });
        expect({ ...after }).toEqual({ ...before });
        expect(damage).toBeNull();
        expect(pageAddress(page, after)).toBe(hash);
      }),
    );
  });

  it('is not that of a lesson of the same name, nor of another figure', () => {
    const [figure, lesson, other] = ['#/figure/cell', '#/lesson/cell', '#/figure/curves'].map(
      (hash) => parseAddress(hash).page,
    );
    expect(samePage(figure, figure)).toBe(true);
    expect(samePage(figure, lesson)).toBe(false);
    expect(samePage(figure, other)).toBe(false);
  });

  it('of the glossary may name a term, has no state, and another term is another page', () => {
    expect(parseAddress('#/glossary').page).toEqual({ kind: 'glossary', term: null });
    const page = parseAddress(glossaryAddress('hidden-state')).page;
    expect(page).toEqual({ kind: 'glossary', term: 'hidden-state' });
    expect(pageAddress(page, { word: 'a' })).toBeNull();
    expect(samePage(page, { kind: 'glossary', term: null })).toBe(false);
    for (const hash of ['#/glossary/A', '#/glossary/a b', '#/glossary/gate/word=a;end', '#/glossaries'])
      expect(parseAddress(hash).page.kind).toBe('unknown');
  });

  it('of all figures has no state, and a name that no figure could have is unknown', () => {
    expect(parseAddress('#/figures').page).toEqual({ kind: 'figures' });
    expect(pageAddress({ kind: 'figures' }, {})).toBeNull();
    for (const hash of ['#/figures/word=a;end', '#/figure/', '#/figure/Cell', '#/figure/a-b'])
      expect(parseAddress(hash).page).toEqual({ kind: 'unknown' });
  });
});
