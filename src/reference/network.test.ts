/** Oracle: the same computation put together in another way; closed forms where an answer can be written down. */
import { describe, expect, test } from 'vitest';
import { networkLayout } from '#rnn/networkLayout';
import { parameterViews } from '#rnn/parameters';
import { byDifferences, differenceBound } from '../../e2e/parity/differences.ts';
import {
  codesNetwork,
  dense,
  randomBatch,
  recurrent,
  valuesNetwork,
} from '../../e2e/parity/randomNetwork.ts';
import { relativeError } from '../../e2e/parity/relativeError.ts';
import { networkForward, networkWeights } from './network.ts';
import { networkBackward } from './networkBackward.ts';
import { networkGradients } from './networkGradients.ts';

describe('sequences', () => {
  test('a window read in two halves, with the states handed over, is the window', () => {
    const spec = valuesNetwork(2, recurrent({ depth: 2 }), dense(2));
    const { parameters, batch } = randomBatch(spec, 6, 2);
    const weights = networkWeights(spec, parameters);
    const whole = networkForward(spec, weights, batch);
    const half = 3 * 2 * 2;
    const first = networkForward(spec, weights, { T: 3, B: 2, inputs: batch.inputs.slice(0, half) });
    const states = first.finalStates;
    const second = networkForward(
      spec,
      weights,
      { T: 3, B: 2, inputs: batch.inputs.slice(half) },
      { states },
    );
    // The same operations in the same order.
    expect([...first.output, ...second.output]).toEqual([...whole.output]);
    expect(second.finalStates).toEqual(whole.finalStates);
  });

  test('the reverse direction of a sequence is the forward direction of the sequence turned round', () => {
    const spec = valuesNetwork(2, recurrent({ bidirectional: true, units: 3 }));
    const { parameters, batch } = randomBatch(spec, 5, 1);
    const views = parameterViews(networkLayout(spec), parameters);
    for (const [name, weights] of Object.entries(views))
      if (name.endsWith('_reverse')) weights.set(views[name.replace('_reverse', '')]);
    const weights = networkWeights(spec, parameters);
    const steps = (output: Float64Array) =>
      Array.from({ length: 5 }, (_, t) => Array.from(output.subarray(6 * t, 6 * t + 6)));
    const straight = steps(networkForward(spec, weights, batch).output);
    const turnedInputs = Float64Array.from(
      { length: 10 },
      (_, k) => batch.inputs[2 * (4 - Math.floor(k / 2)) + (k % 2)],
    );
    const turned = steps(networkForward(spec, weights, { ...batch, inputs: turnedInputs }).output);
    straight.forEach((both, t) => {
      expect(both.slice(3)).toEqual(turned[4 - t].slice(0, 3));
      expect(both.slice(0, 3)).toEqual(turned[4 - t].slice(3));
    });
  });

  test('the last states of both directions: of the last step forward, of the first in reverse', () => {
    const layer = recurrent({ bidirectional: true, depth: 2 });
    const spec = valuesNetwork(2, layer);
    const { parameters, batch } = randomBatch(spec, 4, 2);
    const weights = networkWeights(spec, parameters);
    const all = networkForward(spec, weights, batch).output;
    const last = networkForward(valuesNetwork(2, { ...layer, output: 'last' }), weights, batch).output;
    for (let b = 0; b < 2; b++) {
      expect(last.slice(6 * b, 6 * b + 3)).toEqual(all.slice((3 * 2 + b) * 6, (3 * 2 + b) * 6 + 3));
      expect(last.slice(6 * b + 3, 6 * b + 6)).toEqual(all.slice(b * 6 + 3, b * 6 + 6));
    }
  });

  test('without masks a network with dropout is the network without', () => {
    const spec = valuesNetwork(2, recurrent({ dropout: 0.5, recurrentDropout: 0.5 }), {
      kind: 'dropout',
      rate: 0.5,
    });
    const { parameters, batch, masks } = randomBatch(spec, 4, 2);
    const weights = networkWeights(spec, parameters);
    const plain = networkForward(valuesNetwork(2, recurrent()), weights, batch).output;
    expect(networkForward(spec, weights, batch).output).toEqual(plain);
    expect(networkForward(spec, weights, batch, { masks }).output).not.toEqual(plain);
  });

  test('the trace holds every part of a stack, and the derivative by every layer', () => {
    const spec = valuesNetwork(2, recurrent({ bidirectional: true, depth: 2 }), dense(1));
    const { parameters, batch, byOutput } = randomBatch(spec, 3, 2);
    const weights = networkWeights(spec, parameters);
    const trace = networkForward(spec, weights, batch);
    const { layers } = networkBackward(spec, weights, trace, byOutput);
    expect(trace.layers.map(({ parts }) => parts.map(({ sizes }) => sizes.I))).toEqual([[2, 2, 6, 6], []]);
    expect(layers.map(({ output, parts }) => [output.length, parts.length])).toEqual([
      [36, 4],
      [6, 0],
    ]);
    // The forward half of what the dense layer hands down is what the upper forward part has as its direct derivative.
    const direct = layers[0].parts[2].activations.direct.hiddenState;
    expect(direct).toEqual(layers[0].output.filter((_, k) => k % 6 < 3));
  });
});

describe('losses', () => {
  const spec = codesNetwork(3, { kind: 'oneHot' }, recurrent({ units: 2 }), {
    kind: 'dense',
    name: 'fc',
    units: 4,
  });

  test('cross-entropy over the counted targets, and its gradient by differences', () => {
    const { parameters, batch } = randomBatch(spec, 4, 2);
    const targets = { kind: 'codes', values: [0, 3, -1, 1, 2, -1, -1, 0] } as const;
    const { parameters: gradient } = networkGradients(spec, parameters, batch, targets);
    const loss = () => networkGradients(spec, parameters, batch, targets).loss;
    expect(relativeError(gradient, byDifferences(parameters, loss))).toBeLessThan(differenceBound);
  });

  test('a network of zeros is as uncertain as can be: ln V nats, whatever is not counted', () => {
    const { parameters, batch } = randomBatch(spec, 2, 2);
    parameters.fill(0);
    const loss = (values: readonly number[]) =>
      networkGradients(spec, parameters, batch, { kind: 'codes', values });
    expect(loss([0, 1, 2, 3]).loss).toBeCloseTo(Math.log(4), 14);
    expect(loss([-1, -1, 2, -1]).loss).toBeCloseTo(Math.log(4), 14);
    const nothing = loss([-1, -1, -1, -1]);
    expect([nothing.loss, Math.max(...nothing.parameters)]).toEqual([0, 0]);
    expect(() => loss([0, 1, 2, 4])).toThrow('expected a whole number from 0 to 3, got 4');
  });

  test('mean squared error is the mean over all values, and its gradient by differences', () => {
    const forecaster = valuesNetwork(2, recurrent({ cell: 'gru' }), dense(2));
    const { parameters, batch, byOutput: wanted } = randomBatch(forecaster, 3, 2);
    const targets = { kind: 'values', values: wanted } as const;
    const {
      loss,
      trace,
      inputs,
      parameters: gradient,
    } = networkGradients(forecaster, parameters, batch, targets);
    const squares = trace.output.map((value, k) => (value - wanted[k]) ** 2);
    expect(loss).toBeCloseTo(squares.reduce((a, b) => a + b) / squares.length, 14);
    const again = () => networkGradients(forecaster, parameters, batch, targets).loss;
    expect(relativeError(gradient, byDifferences(parameters, again))).toBeLessThan(differenceBound);
    expect(relativeError(inputs!, byDifferences(batch.inputs, again))).toBeLessThan(differenceBound);
  });
});

describe('what does not fit is refused by name', () => {
  const spec = valuesNetwork(2, recurrent(), dense(1));
  const { parameters, batch } = randomBatch(spec, 3, 2);
  const weights = networkWeights(spec, parameters);
  test('inputs, states, parameters, codes', () => {
    expect(() => networkForward(spec, weights, { ...batch, B: 3 })).toThrow(/^inputs: expected \[3, 3, 2\]/);
    expect(() => networkForward(spec, weights, batch, { states: [0] })).toThrow(/^states: expected \[6, 2\]/);
    expect(() => networkWeights(spec, parameters.slice(1))).toThrow(/^flat parameters: expected/);
    const letters = codesNetwork(3, { kind: 'oneHot' }, recurrent());
    const own = networkWeights(letters, randomBatch(letters, 1, 1).parameters);
    for (const code of [3, -1, 0.5, NaN])
      expect(() => networkForward(letters, own, { T: 1, B: 1, inputs: [code] })).toThrow('code 0: expected');
  });

  test('two layers of one name', () => {
    const twice = valuesNetwork(2, dense(2, 'fc'), dense(2, 'fc'));
    expect(() => networkWeights(twice, randomBatch(twice, 1, 1).parameters)).toThrow(
      'two layers of one name',
    );
  });

  test('a trace and a derivative of another size', () => {
    const trace = networkForward(spec, weights, batch);
    expect(() => networkBackward(spec, weights, trace, new Float64Array(3))).toThrow(
      /^derivative by the output: expected \[6\]/,
    );
    expect(() => networkBackward(spec, weights, trace, new Float64Array(6), [1])).toThrow(
      /^derivative by the final states/,
    );
  });
});
