import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { decoderInputs, type Examples } from '#data/examples';
import { seededRandom } from '#data/random';
import { networkForward, networkWeights } from '#reference/network';
import type { EncoderDecoderSpec, ModelSpec, NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { decodeGreedily } from './greedyDecoding.ts';
import { predict } from './predictor.ts';

beforeAll(() => setBackend('cpu'));

const randomParameters = (spec: ModelSpec) => {
  const random = seededRandom(6);
  return Float32Array.from({ length: parameterCount(networkLayout(spec)) }, () => 2 * random.next() - 1);
};

/** Oracle: the float64 reference on one example at a time; 1e-5 is float32 over a few dozen terms. */
const tolerance = 5;

function referenceOutput(spec: NetworkSpec, parameters: Float32Array, { count, inputs }: Examples): number[] {
  const weights = networkWeights(spec, parameters);
  const read = inputs.kind === 'values' ? inputs.values : inputs.codes;
  const size = read.length / count;
  return Array.from({ length: count }, (_, n) => {
    const batch = { T: inputs.T, B: 1, inputs: read.subarray(n * size, (n + 1) * size) };
    return [...networkForward(spec, weights, batch).output];
  }).flat();
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let k = 0; k < expected.length; k++) expect(actual[k]).toBeCloseTo(expected[k], tolerance);
}

describe('predict', () => {
  const random = seededRandom(2);
  const [count, T] = [7, 6];
  const examples: Examples = {
    count,
    inputs: {
      kind: 'values',
      T,
      I: 2,
      values: Float32Array.from({ length: count * T * 2 }, () => 2 * random.next() - 1),
    },
    targets: { kind: 'values', T: null, O: 3, values: new Float32Array(count * 3) },
  };

  it.each([1, 3, 7, 100])(
    'answers once for each example as the reference does, %i at a time',
    async (batch) => {
      const spec: NetworkSpec = {
        inputs: { kind: 'values', size: 2 },
        layers: [
          { kind: 'recurrent', name: 'rnn', cell: 'lstm', units: 4, output: 'last' },
          { kind: 'dropout', rate: 0.5 },
          { kind: 'dense', name: 'fc', units: 3 },
        ],
      };
      const parameters = randomParameters(spec);
      const tensors = memory().numTensors;
      const outputs = await predict(spec, parameters, examples, { batch });
      expect(memory().numTensors).toBe(tensors);
      expectClose(outputs, referenceOutput(spec, parameters, examples));
    },
  );

  it('answers after every step in the order of the examples, not of time', async () => {
    const spec: NetworkSpec = {
      inputs: { kind: 'values', size: 2 },
      layers: [
        { kind: 'convolution', name: 'conv', filters: 3, width: 2, stride: 2 },
        { kind: 'recurrent', name: 'rnn', cell: 'gru', units: 3, bidirectional: true },
        { kind: 'dense', name: 'fc', units: 2 },
      ],
    };
    const parameters = randomParameters(spec);
    const outputs = await predict(spec, parameters, examples, { batch: 4 });
    expect(outputs).toHaveLength(count * 3 * 2);
    expectClose(outputs, referenceOutput(spec, parameters, examples));
  });

  it('refuses parameters of another model', async () => {
    const spec: NetworkSpec = {
      inputs: { kind: 'values', size: 2 },
      layers: [{ kind: 'dense', name: 'fc', units: 1 }],
    };
    await expect(predict(spec, new Float32Array(2), examples)).rejects.toThrow('parameters: expected [3]');
  });
});

describe('an encoder–decoder', () => {
  const [letters, sounds] = [4, 5];
  const [startCode, endCode] = [0, 1];
  const spec: EncoderDecoderSpec = {
    encoder: {
      inputs: { kind: 'codes', size: letters },
      layers: [
        { kind: 'embedding', name: 'embedding', size: 3 },
        { kind: 'recurrent', name: 'rnn', cell: 'lstm', units: 8 },
      ],
    },
    decoder: {
      inputs: { kind: 'codes', size: sounds },
      layers: [
        { kind: 'oneHot' },
        { kind: 'recurrent', name: 'rnn', cell: 'lstm', units: 8 },
        { kind: 'dense', name: 'fc', units: sounds },
      ],
    },
  };
  const parameters = randomParameters(spec).map((value) => 2 * value);
  const [count, T, decoderT] = [12, 3, 6];
  const random = seededRandom(8);
  const codes = (length: number, V: number) =>
    Int32Array.from({ length }, () => Math.floor(V * random.next()));
  const examples: Examples = {
    count,
    inputs: { kind: 'codes', T, V: letters, codes: codes(count * T, letters) },
    targets: { kind: 'codes', T: decoderT, V: sounds, codes: codes(count * decoderT, sounds) },
  };

  /** The decoder's logits after `read`, for example `n`, by the reference. */
  const encoderCount = parameterCount(networkLayout(spec.encoder));
  const weights = {
    encoder: networkWeights(spec.encoder, parameters.subarray(0, encoderCount)),
    decoder: networkWeights(spec.decoder, parameters.subarray(encoderCount)),
  };
  const inputCodes = examples.inputs.kind === 'codes' ? examples.inputs.codes : new Int32Array();
  function referenceLogits(n: number, read: readonly number[]): Float64Array {
    const word = { T, B: 1, inputs: inputCodes.subarray(n * T, (n + 1) * T) };
    const { finalStates: states } = networkForward(spec.encoder, weights.encoder, word);
    const decoded = { T: read.length, B: 1, inputs: read };
    return networkForward(spec.decoder, weights.decoder, decoded, { states }).output;
  }

  it('is told the right answers when it predicts', async () => {
    const outputs = await predict(spec, parameters, examples, { batch: 4, startCode });
    const told = decoderInputs(examples.targets, startCode).codes;
    const expected = Array.from({ length: count }, (_, n) => [
      ...referenceLogits(n, [...told.subarray(n * decoderT, (n + 1) * decoderT)]),
    ]);
    expect(outputs).toHaveLength(count * decoderT * sounds);
    expectClose(outputs, expected.flat());
  });

  it('reads its own likeliest symbol when it runs free, until it says that it has ended', async () => {
    const longest = 4;
    const tensors = memory().numTensors;
    const limits = { startCode, endCode, longest, batch: 4 };
    const answers = await decodeGreedily(spec, parameters, examples, limits);
    expect(memory().numTensors).toBe(tensors);
    const expected = Array.from({ length: count }, (_, n) => {
      const read = [startCode];
      while (read.length <= longest) {
        const logits = referenceLogits(n, read).slice(-sounds);
        const said = logits.indexOf(Math.max(...logits));
        if (said === endCode) break;
        read.push(said);
      }
      return read.slice(1);
    });
    expect(answers).toEqual(expected);
    // The case is worth something: answers differ, some end early and some at the limit.
    expect(new Set(answers.map((answer) => answer.join())).size).toBeGreaterThan(2);
    expect(answers.some(({ length }) => length < longest)).toBe(true);
    expect(answers.some(({ length }) => length === longest)).toBe(true);
  });
});
