/** The steps that every backend must compute rightly before it trains, with the reference's answers. */
import { seededRandom, type RandomSource } from '#data/random';
import type { SelfTestCase } from '#engine/selfTest';
import { charModelGradients } from '#reference/charModelGradients';
import { finalState } from '#reference/states';
import { networkGradients } from '#reference/networkGradients';
import { charModelLayout, charNetwork, type CharModelSpec } from '#rnn/model';
import type { NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';

/** Sizes that no workgroup or tile divides evenly. */
const batch = 3;
const window = 7;

export function selfTestCases(): readonly SelfTestCase[] {
  return [textCase(), examplesCase()];
}

const textSpec: CharModelSpec = { cell: 'lstm', units: 37, vocabulary: Array.from('abcdefghijk') };

/** Letters through an LSTM with a state from before. */
function textCase(): SelfTestCase {
  const spec = textSpec;
  const random = seededRandom(20);
  const uniform = uniformValues(random);
  const V = spec.vocabulary.length;
  const H = spec.units;
  const codes = Int32Array.from({ length: 2 * batch * window }, () => Math.floor(V * random.next()));
  const parameters = uniform(parameterCount(charModelLayout(spec)), 0.5);
  const state = uniform(2 * batch * H, 0.8);

  // Stream `b` starts at a whole multiple of two windows; time-major as the trainer reads them.
  const letter = (k: number) => codes[(k % batch) * 2 * window + Math.floor(k / batch)];
  const inputs = Int32Array.from({ length: batch * window }, (_, k) => letter(k));
  const targets = Int32Array.from({ length: batch * window }, (_, k) => letter(k + batch));
  const initial = {
    cellState: Float64Array.from(state.subarray(0, batch * H)),
    hiddenState: Float64Array.from(state.subarray(batch * H)),
  };
  const answer = charModelGradients({ spec, parameters }, { inputs, targets, B: batch, initial });
  const { cellState = [], hiddenState = [] } = finalState(answer.trace);
  return {
    spec: charNetwork(spec),
    data: { kind: 'text', codes },
    batch,
    window,
    parameters,
    state,
    expected: {
      loss: answer.lossNats,
      state: [...cellState, ...hiddenState],
      gradient: answer.parameters,
    },
  };
}

/** What a text does not need: a convolution, a GRU in both directions, numbers to come near to. */
const examplesSpec: NetworkSpec = {
  inputs: { kind: 'values', size: 5 },
  layers: [
    { kind: 'convolution', name: 'convolution', filters: 6, width: 3, stride: 2, activation: 'relu' },
    { kind: 'recurrent', name: 'rnn', cell: 'gru', units: 11, bidirectional: true, output: 'last' },
    { kind: 'dense', name: 'fc', units: 2 },
  ],
};

function examplesCase(): SelfTestCase {
  const spec = examplesSpec;
  const uniform = uniformValues(seededRandom(21));
  const [I, O] = [spec.inputs.size, 2];
  const parameters = uniform(parameterCount(networkLayout(spec)), 0.5);
  const values = uniform(batch * window * I, 1);
  const wanted = uniform(batch * O, 1);
  const timeMajor = Float64Array.from({ length: values.length }, (_, at) => {
    const [row, k] = [Math.floor(at / I), at % I];
    return values[((row % batch) * window + Math.floor(row / batch)) * I + k];
  });
  const answer = networkGradients(
    spec,
    parameters,
    { T: window, B: batch, inputs: timeMajor },
    { kind: 'values', values: wanted },
  );
  const examples = {
    count: batch,
    inputs: { kind: 'values', T: window, I, values },
    targets: { kind: 'values', T: null, O, values: wanted },
  } as const;
  return {
    spec,
    data: { kind: 'examples', examples },
    batch,
    window,
    parameters,
    state: new Float32Array(0),
    expected: { loss: answer.loss, state: [], gradient: answer.parameters },
  };
}

const uniformValues = (random: RandomSource) => (length: number, bound: number) =>
  Float32Array.from({ length }, () => bound * (2 * random.next() - 1));
