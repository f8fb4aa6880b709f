/** Models out of chance, for property tests: sound by construction, of every kind of layer and cell. */
import fc from 'fast-check';
import { cellNames } from '#rnn/cells';
import { ShapeError } from '#rnn/errors';
import {
  isEncoderDecoder,
  type LayerSpec,
  type ModelSpec,
  type NetworkInputs,
  type NetworkSpec,
} from '#rnn/network';
import { flowAfter, inputFlow, outputFlow } from '#rnn/networkFlow';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import type { StepRecord, TrainingSettings } from '#rnn/training';
import type { ModelDescription } from './modelDescription.ts';
import type { TrainedModel } from './modelJson.ts';

const size = fc.integer({ min: 1, max: 5 });
/** JSON has no minus zero. */
const real = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
const share = fc.double({ min: 0, max: 0.99, noNaN: true });
const cell = fc.constantFrom(...cellNames);

type Wish = (name: string) => LayerSpec;
const wish = (layer: fc.Arbitrary<LayerSpec>): fc.Arbitrary<Wish> =>
  layer.map((spec) => (name) => ('name' in spec ? { ...spec, name } : spec));

const name = fc.constant('');
const activation = fc.constantFrom('linear', 'tanh', 'relu', 'sigmoid');
const recurrent = fc.record(
  {
    kind: fc.constant('recurrent'),
    name,
    cell,
    units: size,
    depth: fc.integer({ min: 1, max: 3 }),
    bidirectional: fc.boolean(),
    output: fc.constantFrom('sequence', 'last'),
    dropout: share,
    recurrentDropout: share,
    initialState: fc.constantFrom('zero', 'learned'),
    epsilon: fc.constantFrom(1e-5, 1e-3),
  },
  { requiredKeys: ['kind', 'name', 'cell', 'units'] },
);
const wishes = fc.array(
  fc.oneof(
    wish(fc.record({ kind: fc.constant('oneHot') })),
    wish(fc.record({ kind: fc.constant('embedding'), name, size })),
    wish(recurrent),
    wish(
      fc.record(
        { kind: fc.constant('dense'), name, units: size, activation },
        { requiredKeys: ['kind', 'name', 'units'] },
      ),
    ),
    wish(
      fc.record(
        {
          kind: fc.constant('convolution'),
          name,
          filters: size,
          width: size,
          stride: size,
          dilation: size,
          padding: fc.constantFrom('valid', 'same', 'causal'),
          activation,
        },
        { requiredKeys: ['kind', 'name', 'filters', 'width'] },
      ),
    ),
    wish(fc.record({ kind: fc.constant('dropout'), rate: share })),
    wish(fc.record({ kind: fc.constant('repeat'), times: size })),
    wish(fc.record({ kind: fc.constant('flatten') })),
  ),
  { maxLength: 6 },
);

const inputs: fc.Arbitrary<NetworkInputs> = fc.record(
  { kind: fc.constantFrom('values', 'codes'), size, steps: fc.integer({ min: 1, max: 9 }) },
  { requiredKeys: ['kind', 'size'] },
);

/** Networks of those wished layers that can read what the ones before them give. */
const network: fc.Arbitrary<NetworkSpec> = fc.tuple(inputs, wishes).map(([inputs, wished]) => {
  const layers: LayerSpec[] = inputs.kind === 'codes' ? [{ kind: 'oneHot' }] : [];
  let flow = inputFlow({ inputs, layers: [] });
  for (const layer of layers) flow = flowAfter(layer, flow);
  for (const [place, make] of wished.entries()) {
    const layer = make(place === 0 ? '' : `layer${place}`);
    try {
      flow = flowAfter(layer, flow);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      continue;
    }
    layers.push(layer);
  }
  if (layers.length === 0) layers.push({ kind: 'dense', name: '0', units: 2 });
  return { inputs, layers };
});

const encoderDecoder: fc.Arbitrary<ModelSpec> = fc
  .record({ cell, units: size, depth: fc.integer({ min: 1, max: 2 }), reads: size, answers: size })
  .map(({ cell, units, depth, reads, answers }) => {
    const recurrent = { kind: 'recurrent', name: 'rnn', cell, units, depth } as const;
    return {
      encoder: {
        inputs: { kind: 'codes', size: reads },
        layers: [{ kind: 'embedding', name: 'letters', size: 3 }, recurrent],
      },
      decoder: {
        inputs: { kind: 'codes', size: answers },
        layers: [{ kind: 'oneHot' }, recurrent, { kind: 'dense', name: 'fc', units: answers }],
      },
    };
  });

export const modelSpecs: fc.Arbitrary<ModelSpec> = fc.oneof(
  { weight: 4, arbitrary: network },
  { weight: 1, arbitrary: encoderDecoder },
);

const count = fc.integer({ min: 1, max: 1000 });
const settings: fc.Arbitrary<TrainingSettings> = fc.record(
  {
    seed: fc.integer(),
    batch: count,
    window: count,
    learningRate: positive,
    clipNorm: fc.option(positive),
    clipValue: fc.option(positive),
    optimizer: fc.oneof(
      fc.record({ kind: fc.constant('sgd'), momentum: share }),
      fc.record({ kind: fc.constant('rmsProp'), decay: share, epsilon: positive }),
      fc.record({ kind: fc.constant('adam'), beta1: share, beta2: share, epsilon: positive }),
    ),
    schedule: fc.oneof(
      fc.record({ kind: fc.constant('constant') }),
      fc.record({ kind: fc.constant('step'), every: count, factor: positive }),
      fc.record({ kind: fc.constant('exponential'), rate: positive }),
      fc.record({ kind: fc.constant('cosine'), over: count, floor: positive }),
      fc.record({ kind: fc.constant('warmUp'), over: count }),
    ),
    initialisation: fc.record(
      {
        input: fc.constantFrom('torch', 'glorot', 'he'),
        recurrent: fc.oneof(
          fc.constantFrom('torch', 'glorot', 'orthogonal', 'identity'),
          fc.record({ radius: positive }),
        ),
        bias: fc.constantFrom('torch', 'zero'),
        forgetBias: real,
        updateBias: real,
      },
      { requiredKeys: ['input', 'recurrent', 'bias', 'forgetBias'] },
    ),
  },
  { requiredKeys: ['seed', 'batch', 'window', 'learningRate', 'clipNorm'] },
);

/** Any number at all: a run that failed keeps its NaN. */
const history: fc.Arbitrary<readonly StepRecord[]> = fc.array(
  fc.record({ trainStep: count, lossNats: fc.double(), gradientNorm: fc.double() }),
  { maxLength: 5 },
);

/** As many symbols as asked for, each letter another. */
const symbols = (length: number): fc.Arbitrary<readonly string[]> =>
  fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: length, maxLength: length });

function descriptions(spec: ModelSpec): fc.Arbitrary<ModelDescription> {
  const [reads, answers] = isEncoderDecoder(spec) ? [spec.encoder, spec.decoder] : [spec, spec];
  const answerSize = outputFlow(answers).features;
  return fc.record({
    spec: fc.constant(spec),
    vocabularies: fc.record({
      inputs: reads.inputs.kind === 'codes' ? fc.option(symbols(reads.inputs.size)) : fc.constant(null),
      // A flattened answer can be wide; that many symbols would take long to draw.
      outputs: answerSize <= 40 ? fc.option(symbols(answerSize)) : fc.constant(null),
    }),
    task: fc.option(fc.string()),
    seed: fc.integer(),
    trainStep: fc.nat(),
    settings: fc.option(settings),
    scores: fc.array(
      fc.record({
        metric: fc.constantFrom('meanSquaredError', 'accuracy', 'bitsPerLetter', 'phonemeErrorRate'),
        part: fc.constantFrom('train', 'validation', 'test'),
        value: real,
      }),
      { maxLength: 3 },
    ),
  });
}

/** Whole models with finite weights, minus zeros and subnormal numbers among them. */
export const trainedModels: fc.Arbitrary<TrainedModel> = modelSpecs.chain((spec) => {
  const length = parameterCount(networkLayout(spec));
  return fc.record({
    description: descriptions(spec),
    parameters: fc
      .array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 50 })
      .map((values) => Float32Array.from({ length }, (_, k) => values[k % values.length])),
    history,
  });
});
