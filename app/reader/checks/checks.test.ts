import type { StepRecord } from '#rnn/training';
import type { TextReading } from '#protocol/inspector';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useShownValues } from '../../state/shownValues.ts';
import { useTraining } from '../../state/training.ts';
import { farthestFromZero, gateAtRepeatedLetter, memoryIfNothingForgotten } from './cellChecks.ts';
import { steeperStretch, surpriseWithinWords, untrainedLoss } from './trainingChecks.ts';

const asked = vi.hoisted(() => ({
  call: vi.fn<(name: string, request: { readonly model: CharModel }) => Promise<TextReading>>(),
}));
const run = vi.hoisted(() => ({ text: null as { codes: Int32Array; vocabulary: readonly string[] } | null }));
vi.mock('../../state/workers.ts', () => ({ sharedInspector: () => asked }));
vi.mock('../../state/trainingHeld.ts', () => ({ run }));

const { signal } = new AbortController();
const spec = { cell: 'lstm', units: 2, vocabulary: ['h', 'e', 'l', 'o'] } as const;
const model: CharModel = {
  spec,
  parameters: new Float32Array(parameterCount(charModelLayout(spec))).fill(0.5),
};

/** A reading of “hello” with values chosen for the test: `[T, H]` rows for unit 1 and unit 2. */
function reading(values: { forgetGate?: number[][]; cellState?: number[][]; hiddenState?: number[][] }) {
  const none = Array.from({ length: 5 }, () => [0, 0]);
  const flat = (rows = none) => Float64Array.from(rows.flat());
  return {
    letters: ['h', 'e', 'l', 'l', 'o'],
    codes: Int32Array.from([0, 1, 2, 2, 3]),
    trace: {
      cell: 'lstm',
      sizes: { T: 5, B: 1, I: 4, H: 2 },
      x: new Float64Array(20),
      initial: {},
      preActivations: {},
      activations: {
        forgetGate: flat(values.forgetGate),
        cellState: flat(values.cellState),
        hiddenState: flat(values.hiddenState),
      },
    },
    probabilities: new Float64Array(20),
    surprise: new Float64Array(5),
  } satisfies TextReading;
}

const noNumbers = { slots: {}, computed: {} };

function show(shown: TextReading, unit: number) {
  useShownValues.setState({
    cell: { model, word: 'hello', reading: shown, timeStep: 0, unit, ...noNumbers },
  });
}

beforeEach(() => {
  useShownValues.setState({ cell: undefined });
  asked.call.mockReset();
});

describe('checks of the cell', () => {
  it('wait for the figure', async () => {
    expect(await farthestFromZero()).toEqual({ kind: 'needs', need: 'figure' });
  });

  it('ask for an LSTM while the figure shows another kind of cell', async () => {
    show(reading({}), 0);
    const { cell: shown } = useShownValues.getState();
    if (!shown) throw new Error('nothing is shown');
    const rnn = { ...model, spec: { ...spec, cell: 'rnn' } } as const;
    useShownValues.setState({ cell: { ...shown, model: rnn } });
    const needs = { kind: 'needs', need: 'lstm' };
    expect(await gateAtRepeatedLetter()).toEqual(needs);
    expect(await memoryIfNothingForgotten(signal)).toEqual(needs);
    expect(await farthestFromZero()).toEqual(needs);
  });

  it('compare the forget gate of the selected unit at both places of the repeated letter', async () => {
    const forgetGate = [
      [0.9, 0.1],
      [0.9, 0.1],
      [0.8, 0.3],
      [0.4, 0.301],
      [0.9, 0.1],
    ];
    show(reading({ forgetGate }), 0);
    expect(await gateAtRepeatedLetter()).toEqual({
      kind: 'decided',
      turnout: { answer: 'choice', outcome: 'lower' },
      evidence: { letter: 'l', unit: 1, first: 0.8, again: 0.4 },
    });
    show(reading({ forgetGate }), 1);
    expect(await gateAtRepeatedLetter()).toMatchObject({ turnout: { answer: 'choice', outcome: 'same' } });
  });

  it('find the value farthest from zero with its unit and letter', async () => {
    const cellState = [
      [0, 0],
      [0, -1.5],
      [1, 0],
      [0, 0],
      [0, 0],
    ];
    show(reading({ cellState }), 0);
    expect(await farthestFromZero()).toMatchObject({
      turnout: { answer: 'choice', outcome: 'cellState' },
      evidence: { cell: { value: -1.5, unit: 2, letter: 'e' } },
    });
  });

  it('hold open the forget gate of one unit and nothing else', async () => {
    const cellState = (last: number) => [...Array.from({ length: 4 }, () => [0, 0]), [0, last]];
    show(reading({ cellState: cellState(0.3) }), 1);
    asked.call.mockResolvedValue(reading({ cellState: cellState(-0.8) }));
    expect(await memoryIfNothingForgotten(signal)).toEqual({
      kind: 'decided',
      turnout: { answer: 'choice', outcome: 'larger' },
      evidence: { unit: 2, now: 0.3, held: -0.8 },
    });
    const { parameters } = asked.call.mock.calls[0][1].model;
    const changed = Array.from(parameters.keys()).filter((k) => parameters[k] !== model.parameters[k]);
    const bias = charModelLayout(spec).find(({ name }) => name === 'bias_ih_l0');
    // Rows are packed i f g o, two units each: the forget gate of unit 2 is row 3.
    expect(changed).toEqual([(bias?.offset ?? 0) + 3]);
    expect(1 / (1 + Math.exp(-parameters[changed[0]]))).toBe(1);
  });
});

describe('checks of the training run', () => {
  const trained = (bits: (trainStep: number) => number, count: number): StepRecord[] =>
    Array.from({ length: count }, (_, trainStep) => ({
      trainStep,
      lossNats: bits(trainStep) * Math.LN2,
      gradientNorm: 1,
    }));

  it('need a run, and one whose beginning is kept', async () => {
    useTraining.setState({ spec, records: [] });
    expect(await untrainedLoss()).toEqual({ kind: 'needs', need: 'firstStep' });
    useTraining.setState({ records: trained(() => 2, 300).slice(40) });
    expect(await untrainedLoss()).toEqual({ kind: 'needs', need: 'freshRun' });
    expect(await steeperStretch()).toEqual({ kind: 'needs', need: 'freshRun' });
    useTraining.setState({ records: trained(() => 2, 150) });
    expect(await steeperStretch()).toEqual({ kind: 'needs', need: 'twoHundredSteps' });
  });

  it.each([
    [2.02, 'near'],
    [0.9, 'far below'],
    [4, 'far above'],
  ])('judge a first loss of %f bits over four letters as %s the even guess', async (bits, outcome) => {
    useTraining.setState({ spec, records: trained(() => bits, 3) });
    expect(await untrainedLoss()).toMatchObject({
      turnout: { outcome },
      evidence: { uniformBits: 2 },
    });
  });

  it('measure surprise at the first letters of words against the letters after them', async () => {
    expect(await surpriseWithinWords(signal)).toEqual({ kind: 'needs', need: 'firstStep' });
    // “ab cd ab cd”, from its middle on: “ ab cd”, so a and c are first letters.
    const codes = Int32Array.from([0, 1, 4, 2, 3, 4, 0, 1, 4, 2, 3]);
    run.text = { codes, vocabulary: ['a', 'b', 'c', 'd', ' '] };
    useTraining.setState({ shown: { trainStep: 70, model } });
    const surprise = Float64Array.from([NaN, 3, 1, 9, 5, 2]);
    asked.call.mockResolvedValue({ ...reading({}), surprise });
    expect(await surpriseWithinWords(signal)).toEqual({
      kind: 'decided',
      turnout: { answer: 'choice', outcome: 'first letters' },
      evidence: { firstLetters: (3 + 5) / 2, laterLetters: (1 + 2) / 2, trainStep: 70 },
    });
  });

  it('tell the steeper of two stretches', async () => {
    useTraining.setState({ spec, records: trained((step) => 3 + 3 * Math.exp(-step / 40), 250) });
    expect(await steeperStretch()).toMatchObject({ turnout: { answer: 'choice', outcome: 'first' } });
    useTraining.setState({ spec, records: trained((step) => 6 - step / 100, 250) });
    // A straight line but for the shorter average at its start.
    expect(await steeperStretch()).toMatchObject({ turnout: { answer: 'choice', outcome: 'alike' } });
  });
});
