import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertExamples, decoderInputs, notCounted, takeExamples, type Examples } from './examples.ts';

const small: Examples = {
  count: 3,
  inputs: { kind: 'values', T: 2, I: 1, values: Float32Array.of(0, 1, 10, 11, 20, 21) },
  targets: { kind: 'codes', T: null, V: 4, codes: Int32Array.of(3, 2, notCounted) },
};

describe('examples', () => {
  test('rows are taken in the order asked for, with their answers, as copies', () => {
    const taken = takeExamples(small, [2, 0, 2]);
    expect(taken).toEqual({
      count: 3,
      inputs: { kind: 'values', T: 2, I: 1, values: Float32Array.of(20, 21, 0, 1, 20, 21) },
      targets: { kind: 'codes', T: null, V: 4, codes: Int32Array.of(notCounted, 3, notCounted) },
    });
    if (taken.inputs.kind === 'values') taken.inputs.values.fill(7);
    expect(small.inputs.kind === 'values' && small.inputs.values[0]).toBe(0);
    expect(takeExamples(small, []).count).toBe(0);
    expect(() => takeExamples(small, [3])).toThrow('rows from 0 to 2, got 3');
  });

  test('sequences and steps of several numbers are taken whole', () => {
    const sequences: Examples = {
      count: 2,
      inputs: { kind: 'codes', T: 3, V: 2, codes: Int32Array.of(0, 0, 1, 1, 1, 0) },
      targets: { kind: 'values', T: 2, O: 2, values: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8) },
    };
    expect(takeExamples(sequences, [1])).toEqual({
      count: 1,
      inputs: { kind: 'codes', T: 3, V: 2, codes: Int32Array.of(1, 1, 0) },
      targets: { kind: 'values', T: 2, O: 2, values: Float32Array.of(5, 6, 7, 8) },
    });
  });

  test('wrong sizes and codes outside the vocabulary are named', () => {
    expect(() => assertExamples(small)).not.toThrow();
    expect(() => assertExamples({ ...small, count: 2 })).toThrow('inputs: expected [2, 2]');
    const codes = Int32Array.of(0, 4, 0);
    expect(() => assertExamples({ ...small, targets: { kind: 'codes', T: null, V: 4, codes } })).toThrow(
      'targets: expected codes from -1 to 3, got 4',
    );
  });
});

describe('what a decoder reads', () => {
  test('the start, then the right symbol of the step before; nothing that is not a code', () => {
    const codes = Int32Array.of(5, 6, 1, notCounted, 7, 1, notCounted, notCounted);
    expect(decoderInputs({ kind: 'codes', T: 4, V: 8, codes }, 0)).toEqual({
      kind: 'codes',
      T: 4,
      V: 8,
      codes: Int32Array.of(0, 5, 6, 1, 0, 7, 1, 0),
    });
  });

  test('for any answers: moved by one step, each code one of the vocabulary', () => {
    const answers = fc
      .record({ T: fc.integer({ min: 1, max: 6 }), N: fc.integer({ min: 0, max: 4 }) })
      .chain(({ T, N }) =>
        fc.record({
          T: fc.constant(T),
          codes: fc.array(fc.integer({ min: notCounted, max: 8 }), { minLength: N * T, maxLength: N * T }),
        }),
      );
    fc.assert(
      fc.property(answers, ({ T, codes }) => {
        const read = decoderInputs({ kind: 'codes', T, V: 9, codes: Int32Array.from(codes) }, 2).codes;
        codes.forEach((_, place) => {
          const before = place % T === 0 ? notCounted : codes[place - 1];
          expect(read[place]).toBe(before === notCounted ? 2 : before);
        });
        expect(read).toHaveLength(codes.length);
      }),
    );
  });

  test('numbers and single answers are refused', () => {
    expect(() => decoderInputs(small.targets, 0)).toThrow('expected codes [N, T], got codes [N]');
    const values = { kind: 'values', T: 3, O: 1, values: new Float32Array(3) } as const;
    expect(() => decoderInputs(values, 0)).toThrow('got values [N, T, O]');
  });
});
