import { describe, expect, it } from 'vitest';
import { networkFlow } from '#rnn/networkFlow';
import { isEncoderDecoder } from '#rnn/network';
import { sequenceShapes } from '#rnn/sequenceShapes';
import { parseModelSpec } from './networkSchema.ts';
import {
  delayedInputs,
  monthInputs,
  problemSpec,
  repeatedWeekError,
  trainedRows,
  trainedScale,
} from './sequenceProblems.ts';

const sizes = { inputs: 9, outputs: 7 };

describe('the problem of a shape', () => {
  it.each(sequenceShapes)('%s has a network that every reader of models accepts', (shape) => {
    expect(parseModelSpec(problemSpec(shape, sizes)).kind).toBe('spec');
  });

  it('answers at every step, but many to one once', () => {
    const kinds = sequenceShapes.map((shape) => {
      const spec = problemSpec(shape, sizes);
      return networkFlow(isEncoderDecoder(spec) ? spec.decoder : spec).at(-1)?.after.kind;
    });
    expect(kinds).toEqual(['sequence', 'vector', 'sequence', 'sequence', 'sequence']);
  });

  it('gives a month at the first step alone', () => {
    const inputs = monthInputs(4, 3);
    expect(inputs).toHaveLength(36);
    expect(inputs.flatMap((value, place) => (value === 0 ? [] : [[place, value]]))).toEqual([[4, 1]]);
  });

  it('marks the steps that answer after all was read', () => {
    expect(delayedInputs([0.5, -2], 3)).toEqual([0.5, 0, -2, 0, 0, 1, 0, 1, 0, 1]);
  });

  it('scales by the rows that are trained on, so that these have mean 0 and deviation 1', () => {
    const values = [3, 5, 9, 1, 4, 4, 7, 7, 1000, -1000];
    const { mean, deviation } = trainedScale(values);
    expect(trainedRows(values.length)).toBe(8);
    // By hand: the first eight add up to 40, the squares of what they differ from 5 to 46.
    expect(mean).toBe(5);
    expect(deviation).toBeCloseTo(Math.sqrt(46 / 8), 12);
  });

  it('knows the error of saying a week again: none for a series that repeats, a step’s square for one that climbs', () => {
    const weeks = Array.from({ length: 100 }, (_, day) => day % 7);
    expect(repeatedWeekError(weeks, { mean: 0, deviation: 2 })).toBe(0);
    const climbing = Array.from({ length: 100 }, (_, day) => day);
    expect(repeatedWeekError(climbing, { mean: 0, deviation: 2 })).toBeCloseTo((7 / 2) ** 2, 12);
  });
});
