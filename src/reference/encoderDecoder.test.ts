/** Oracle: finite differences through both networks; one forward pass against the codes said one at a time. */
import { describe, expect, test } from 'vitest';
import { cellNames, type CellName } from '#rnn/cells';
import { maskShapes } from '#rnn/masks';
import type { EncoderDecoderSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { seededRandom } from '#data/random';
import { byDifferences, differenceBound } from '../../e2e/parity/differences.ts';
import { codesNetwork, recurrent, uniform } from '../../e2e/parity/randomNetwork.ts';
import { relativeError } from '../../e2e/parity/relativeError.ts';
import { decode } from './decode.ts';
import { encoderDecoderGradients, encoderDecoderWeights } from './encoderDecoder.ts';
import { networkForward } from './network.ts';

const V = 5;

function specOf(cell: CellName, depth = 1, dropout = 0): EncoderDecoderSpec {
  const layer = recurrent({ cell, depth, dropout, recurrentDropout: dropout });
  return {
    encoder: codesNetwork(4, { kind: 'embedding', name: 'embedding', size: 2 }, layer),
    decoder: codesNetwork(V, { kind: 'oneHot' }, layer, { kind: 'dense', name: 'fc', units: V }),
  };
}

function setUp(spec: EncoderDecoderSpec, T: number, targetT: number, B: number) {
  const random = uniform(T + 10 * targetT + 100 * B);
  const masksOf = (side: 'encoder' | 'decoder', steps: number) =>
    Object.fromEntries(
      maskShapes(spec[side], steps, B).map(({ key, shape, rate }) => [
        key,
        random.mask(
          shape.reduce((a, b) => a * b, 1),
          rate,
        ),
      ]),
    );
  return {
    parameters: random.values(parameterCount(networkLayout(spec))),
    batch: {
      source: { T, B, inputs: random.codes(T * B, 4) },
      target: { T: targetT, B, inputs: random.codes(targetT * B, V) },
    },
    // Some answers are shorter than the others.
    targets: {
      kind: 'codes',
      values: random.codes(targetT * B, V).map((code, k) => (k % 4 === 3 ? -1 : code)),
    },
    masks: { encoder: masksOf('encoder', T), decoder: masksOf('decoder', targetT) },
  } as const;
}

describe('teacher forcing', () => {
  const cases = [
    ...cellNames.map((cell) => [cell, 1, 3, 2, 2, 0] as const),
    ['lstm', 2, 1, 1, 1, 0],
    ['gru', 2, 4, 3, 2, 0.5],
    ['lstmLayerNorm', 2, 2, 3, 2, 0.5],
  ] as const;
  test.for(cases)(
    '%s, %i deep, %i steps in, %i out, B = %i, dropout %d: derivatives agree with finite differences',
    ([cell, depth, T, targetT, B, dropout]) => {
      const spec = specOf(cell, depth, dropout);
      const { parameters, batch, targets, masks } = setUp(spec, T, targetT, B);
      const run = () => encoderDecoderGradients(spec, parameters, batch, targets, masks);
      const { parameters: gradient } = run();
      const differences = byDifferences(parameters, () => run().loss);
      expect(relativeError(gradient, differences)).toBeLessThan(differenceBound);
      // The way through the states handed over is there at all.
      const encoderSize = parameterCount(networkLayout(spec.encoder));
      expect(gradient.subarray(0, encoderSize).some((value) => value !== 0)).toBe(true);
    },
  );

  test('what comes through the handed-over states counts as recurrent in the encoder', () => {
    const spec = specOf('lstm');
    const { parameters, batch, targets } = setUp(spec, 3, 2, 2);
    const { gradients } = encoderDecoderGradients(spec, parameters, batch, targets);
    const { direct, recurrent: later } = gradients.encoder.layers[1].parts[0].activations;
    for (const values of Object.values(direct)) expect(values.every((value) => value === 0)).toBe(true);
    // Packed states are c, then h, `[B, H]` each; the last `h` of the encoder is read by the decoder alone.
    expect(later.hiddenState?.slice(-6)).toEqual(gradients.decoder.initialStates.slice(6));
  });

  test('two sides that do not fit each other are refused', () => {
    const { encoder } = specOf('lstm');
    const spec = { encoder, decoder: specOf('gru').decoder };
    const { parameters, batch, targets } = setUp(spec, 2, 2, 1);
    expect(() => encoderDecoderGradients(spec, parameters, batch, targets)).toThrow(/^states: expected/);
    expect(() => encoderDecoderWeights(spec, parameters.slice(1))).toThrow(/^flat parameters: expected/);
  });
});

describe('free running', () => {
  const spec = specOf('gru', 2);
  const { parameters } = setUp(spec, 1, 1, 1);
  const source = [1, 0, 3, 2];
  const greedy = { source, start: 0, end: null, limit: 7, temperature: 0, random: () => NaN };
  const { codes, logits, ended } = decode(spec, parameters, greedy);

  test('each code is the likeliest after the start and all codes before it', () => {
    expect([codes.length, logits.length, ended]).toEqual([7, 7 * V, false]);
    const weights = encoderDecoderWeights(spec, parameters);
    const { finalStates } = networkForward(spec.encoder, weights.encoder, { T: 4, B: 1, inputs: source });
    const told = [0, ...codes.subarray(0, 6)];
    const whole = networkForward(
      spec.decoder,
      weights.decoder,
      { T: 7, B: 1, inputs: told },
      { states: finalStates },
    ).output;
    // The same operations in the same order.
    expect(whole).toEqual(logits);
    codes.forEach((code, n) => {
      const row = whole.slice(n * V, (n + 1) * V);
      expect(code).toBe(row.indexOf(Math.max(...row)));
    });
  });

  test('it stops at the end code, which is no part of the answer', () => {
    const end = codes[2];
    const first = codes.indexOf(end);
    const stopped = decode(spec, parameters, { ...greedy, end });
    expect([...stopped.codes]).toEqual([...codes.subarray(0, first)]);
    expect(stopped.ended).toBe(true);
    expect(stopped.logits).toHaveLength((first + 1) * V);
  });

  test('sampled: one seed says one thing, another seed another', () => {
    const say = (seed: number) =>
      decode(spec, parameters, { ...greedy, limit: 30, temperature: 1, random: seededRandom(seed).next })
        .codes;
    expect(say(1)).toEqual(say(1));
    expect(say(1)).not.toEqual(say(2));
  });

  test('a limit of nothing says nothing', () => {
    const silent = decode(spec, parameters, { ...greedy, end: 0, limit: 0 });
    expect([silent.codes.length, silent.ended]).toEqual([0, false]);
  });
});
