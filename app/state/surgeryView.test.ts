/** Property: whatever list of edits the figure can make reads back as the same list. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Edit } from '#inspect/edits';
import { cells } from '#rnn/cells';
import { editsText, mostEdits, parseEdits, type ListedEdit } from './surgeryView.ts';

const place = fc.integer({ min: 0, max: 9999 });
const anyPlace = fc.option(place, { nil: null });
const value = fc.integer({ min: -99_999, max: 99_999 }).map((hundredths) => hundredths / 100);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('hold' as const),
    name: fc.constantFrom(...cells.lstm.activations, ...cells.gru.activations),
    unit: anyPlace,
    step: anyPlace,
    value,
  }),
  fc.record({ kind: fc.constant('silence' as const), unit: place }),
  fc.record({
    kind: fc.constant('weight' as const),
    parameter: fc.constantFrom('weight_ih_l0', 'bias_hh_l0', 'peephole_i_l0', 'fc.weight'),
    row: place,
    column: place,
    value,
  }),
  fc.record({
    kind: fc.constant('letter' as const),
    step: place,
    letter: fc.constantFrom('a', ' ', '\n', ',', '~', '!', 'é', '中', '한', '👩‍🚀'),
  }),
);
const list: fc.Arbitrary<readonly ListedEdit[]> = fc.array(fc.record({ edit, on: fc.boolean() }), {
  maxLength: mostEdits,
});

test('a list of edits reads back as it was written', () => {
  fc.assert(
    fc.property(list, (edits) => {
      expect(parseEdits(editsText(edits))).toEqual(edits);
    }),
  );
});

test('what is no list is refused whole, whatever it is', () => {
  const broken = [
    'h',
    'h,forgetGate,3,*',
    'h,forgetGate,0,*,1',
    'h,nothing,1,*,1',
    'h,forgetGate,1,*,NaN',
    'h,forgetGate,1,*,1e309',
    's,1,2',
    's,-1',
    'w,__proto__,1,1,1,1',
    'w,weight,1,1,',
    'l,1,110000',
    'l,1,d800',
    'l,1,61-62',
    's,1~',
    '~',
    `${'s,1~'.repeat(mostEdits)}s,1`,
  ];
  expect(broken.filter((text) => parseEdits(text) !== null)).toEqual([]);
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parseEdits(text);
      expect(parsed === null || Array.isArray(parsed)).toBe(true);
    }),
  );
});
