import { describe, expect, test } from 'vitest';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { evaluate, readText } from '#reference/charModel';
import { cellNames } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { letterGradient, trainingMoment } from './trainingMoment.ts';

const vocabulary = [...'abcde'];
const codes = Int32Array.of(0, 3, 1, 1, 4, 2, 0, 3);
const T = codes.length - 1;

/** Nats that one letter, or all on average, cost; by reading alone. */
function lossOf(model: CharModel, timeStep: number | null): number {
  if (timeStep === null) return evaluate(model, codes) * Math.LN2;
  return readText(model, codes).surprise[timeStep + 1] * Math.LN2;
}

/**
 * The norm by one parameter by finite differences, each of its weights moved both ways. Weights are float32: what they
 * were moved by is measured, and h = 2⁻¹¹ loses no digits that matter.
 */
function measuredNorm(model: CharModel, offset: number, size: number, timeStep: number | null): number {
  let sum = 0;
  for (let k = offset; k < offset + size; k++) {
    const at = (step: number) => {
      const parameters = model.parameters.slice();
      parameters[k] += step;
      return { weight: parameters[k], loss: lossOf({ ...model, parameters }, timeStep) };
    };
    const [high, low] = [at(2 ** -11), at(-(2 ** -11))];
    sum += ((high.loss - low.loss) / (high.weight - low.weight)) ** 2;
  }
  return Math.sqrt(sum);
}

describe('a moment of training', () => {
  // Oracle: finite differences of the loss, which are off by h²/6 of the third derivative: below 1e-3 of the norm.
  test.for(cellNames)('%s: gradient norms of every parameter are those of finite differences', (cell) => {
    const model = seededCharacterModel({ cell, units: 3, vocabulary }, 5);
    const passage = { model, codes };
    const moment = trainingMoment(passage);
    const alone = letterGradient(passage, 4);
    let squares = 0;
    for (const [place, { name, offset, size }] of charModelLayout(model.spec).entries()) {
      for (const [norms, timeStep] of [
        [moment.gradient.norms, null],
        [alone.norms, 4],
      ] as const) {
        const measured = measuredNorm(model, offset, size, timeStep);
        expect(Math.abs(norms[place] - measured), `${name}`).toBeLessThan(1e-3 * measured + 1e-7);
      }
      squares += moment.gradient.norms[place] ** 2;
    }
    expect(moment.gradient.whole).toBeCloseTo(Math.sqrt(squares), 12);
  });

  test('losses are those of reading, and gates and states are the trace’s, rounded to float32', () => {
    const model = seededCharacterModel({ cell: 'lstm', units: 3, vocabulary }, 2);
    const { bits, probabilities, meanBits, activations } = trainingMoment({ model, codes });
    const reading = readText(model, codes);
    expect(bits).toEqual(reading.surprise.slice(1));
    expect(meanBits).toBeCloseTo(evaluate(model, codes), 12);
    for (let t = 0; t < T; t++)
      expect(probabilities[t]).toBeCloseTo(reading.probabilities[t * 5 + codes[t + 1]], 12);
    const { forgetGate } = reading.trace.activations;
    expect(activations.forgetGate).toEqual(Float32Array.from(forgetGate!.subarray(0, T * 3)));
  });

  test('one step is enough, weights of zero are as surprised everywhere as guessing, and NaN stays NaN', () => {
    const model = seededCharacterModel({ cell: 'gru', units: 2, vocabulary }, 1);
    const one = { model, codes: codes.subarray(0, 2) };
    expect(trainingMoment(one).gradient).toEqual(letterGradient(one, 0));
    const zero = { ...model, parameters: model.parameters.map(() => 0) };
    const moment = trainingMoment({ model: zero, codes });
    for (const surprise of moment.bits) expect(surprise).toBeCloseTo(Math.log2(5), 12);
    expect(
      moment.gradient.norms[charModelLayout(model.spec).findIndex(({ name }) => name === 'weight_hh_l0')],
    ).toBe(0);
    const broken = { ...model, parameters: model.parameters.map((weight, k) => (k === 3 ? NaN : weight)) };
    expect(trainingMoment({ model: broken, codes }).meanBits).toBeNaN();
    expect(() => letterGradient({ model, codes }, T)).toThrow(RangeError);
    expect(() => trainingMoment({ model, codes: codes.subarray(0, 1) })).toThrow(RangeError);
  });
});
