import { describe, expect, it } from 'vitest';
import { forecasterNames, forecasterSpec, horizon } from '#data/forecasters';
import { seededParameters } from '#data/seededParameters';
import { networkForward, networkWeights } from '#reference/network';
import type { NetworkSpec } from '#rnn/network';
import { ShapeError } from '#rnn/errors';
import { errorsAhead, networkForecasts, squaredErrors } from './forecasts.ts';

const [T, B] = [6, 3];
const inputs = Float64Array.from({ length: T * B }, (_, k) => Math.sin(k * 1.7));

const weightsOf = (spec: NetworkSpec) => Float64Array.from(seededParameters(spec, 4), (weight) => 2 * weight);

/** The last answers of a network that reads these rows from the start, `[rows, answers]`. */
function lastAnswers(spec: NetworkSpec, parameters: Float64Array, rows: readonly (readonly number[])[]) {
  const steps = rows[0].length;
  const read = Array.from({ length: steps }, (_, t) => rows.map((row) => row[t])).flat();
  const { output } = networkForward(spec, networkWeights(spec, parameters), {
    T: steps,
    B: rows.length,
    inputs: read,
  });
  const answers = spec.layers.at(-1)?.kind === 'dense' ? 'units' : null;
  expect(answers).not.toBeNull();
  return output;
}

const rowsOf = () =>
  Array.from({ length: B }, (_, row) => Array.from({ length: T }, (_, t) => inputs[t * B + row]));

describe('forecasts of a network', () => {
  it('that knows one step are those of reading the whole window anew with its own forecasts added', () => {
    const spec = forecasterSpec('iterated', 1);
    const parameters = weightsOf(spec);
    const { values } = networkForecasts({ spec, parameters }, { T, B, inputs }, 4);
    const rows = rowsOf();
    for (let ahead = 0; ahead < 4; ahead++) {
      const next = lastAnswers(spec, parameters, rows);
      // The same sums in the same order: states that are carried are those of the whole run.
      for (const [row, steps] of rows.entries()) {
        expect(values[row * 4 + ahead]).toBe(next[row]);
        steps.push(next[row]);
      }
    }
  });

  it.each(forecasterNames.filter((name) => name !== 'iterated'))(
    'of %s are its answer after the last step',
    (name) => {
      const spec = forecasterSpec(name, 1);
      const parameters = weightsOf(spec);
      const { values } = networkForecasts({ spec, parameters }, { T, B, inputs }, horizon);
      const output = lastAnswers(spec, parameters, rowsOf());
      expect(values).toEqual(output.slice(-B * horizon));
    },
  );

  it('do not depend on the rows beside them', () => {
    const spec = forecasterSpec('lstm', 1);
    const parameters = weightsOf(spec);
    const together = networkForecasts({ spec, parameters }, { T, B, inputs }, horizon).values;
    const [, second] = rowsOf();
    const alone = networkForecasts({ spec, parameters }, { T, B: 1, inputs: second }, horizon).values;
    expect(together.slice(horizon, 2 * horizon)).toEqual(alone);
  });

  it('are refused of one that answers one number but reads several', () => {
    const spec = forecasterSpec('iterated', 2);
    const parameters = weightsOf(spec);
    const read = { T: 2, B: 1, inputs: [1, 2, 3, 4] };
    expect(() => networkForecasts({ spec, parameters }, read, horizon)).toThrow(ShapeError);
  });

  it('are none where a weight is none, and the mean, 0, where all are zero', () => {
    const spec = forecasterSpec('gru', 1);
    const zero = new Float64Array(weightsOf(spec).length);
    const window = { T, B, inputs };
    const still = networkForecasts({ spec, parameters: zero }, window, horizon);
    expect(still.values).toEqual(new Float64Array(B * horizon));
    expect(still.saturated).toBe(0);
    const broken = zero.map((_, k) => (k === 0 ? NaN : 0.1));
    const { values } = networkForecasts({ spec, parameters: broken }, window, horizon);
    expect(values.every(Number.isNaN)).toBe(true);
  });

  it('tell how many gates and states are at their bounds: nearly all where weights are huge', () => {
    const spec = forecasterSpec('lstm', 1);
    const parameters = weightsOf(spec);
    const window = { T, B, inputs };
    const huge = parameters.map((weight) => weight * 1000);
    expect(networkForecasts({ spec, parameters }, window, horizon).saturated).toBeLessThan(0.1);
    expect(networkForecasts({ spec, parameters: huge }, window, horizon).saturated).toBeGreaterThan(0.9);
  });
});

describe('errors of forecasts', () => {
  it('are squared, and a mean over windows for each step ahead', () => {
    // By hand: (1² + 3²) / 2 and (2² + 0²) / 2.
    expect(errorsAhead([1, 2, 3, 4], [0, 0, 0, 4], 2)).toEqual(Float64Array.from([5, 2]));
    expect(errorsAhead([NaN, 1], [0, 0], 2)).toEqual(Float64Array.from([NaN, 1]));
  });

  it('of a network are those of its forecasts', () => {
    const spec = forecasterSpec('atOnce', 1);
    const network = { spec, parameters: weightsOf(spec) };
    const answers = Float64Array.from({ length: B * horizon }, (_, k) => Math.cos(k));
    const { values } = networkForecasts(network, { T, B, inputs }, horizon);
    expect(squaredErrors(network, { T, B, inputs, answers })).toEqual(errorsAhead(values, answers, horizon));
  });
});
