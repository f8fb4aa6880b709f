/**
 * Checks of lessons 1 and 2 with the reference as their inspector. Oracle: the reference's own readings, and closed forms of
 * a neuron whose weights are chosen.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { itemOrder } from '#inspect/itemOrder';
import type { ItemOrderRequest } from '#inspect/itemOrder';
import { problemSpec } from '#data/sequenceProblems';
import { seededParameters } from '#data/seededParameters';
import { operate } from '#inspect/surgery';
import type { CellName } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { isEncoderDecoder } from '#rnn/network';
import { parameterCount, parameterViews } from '#rnn/parameters';
import { useShownValues } from '../../state/shownValues.ts';
import { layerParameters, neuronAtRepeatedLetter, neuronWithoutRecurrence } from './recurrentNeuronChecks.ts';
import { lettersThatFeelTheFirst, orderWithoutMemory, unitsThatTellOrder } from './sequenceChecks.ts';

const asked = vi.hoisted(() => ({ call: vi.fn<(name: string, request: unknown) => Promise<unknown>>() }));
vi.mock('../../state/workers.ts', () => ({ sharedInspector: () => asked }));

const { signal } = new AbortController();
const vocabulary = ['h', 'e', 'l', 'o'];

/** One unit: 1 for an h, `own` times its own state. */
function neuron(own: number, cell: CellName = 'rnn'): CharModel {
  const spec = { cell, units: 1, vocabulary };
  const parameters = new Float32Array(parameterCount(charModelLayout(spec)));
  if (cell === 'rnn') {
    const views = parameterViews(charModelLayout(spec), parameters);
    views['weight_ih_l0'].set([1, 0, 0, 0]);
    views['weight_hh_l0'].set([own]);
  }
  return { spec, parameters };
}

function read(model: CharModel, text: string) {
  const letters = [...text];
  const codes = Int32Array.from(letters, (letter) => vocabulary.indexOf(letter));
  // Surgery without edits is a plain run; it asks for a letter more than it reads.
  const { trace, probabilities, surprise } = operate({ model, codes: [...codes, 0], edits: [] });
  return { letters, codes, trace, probabilities, surprise };
}

function show(model: CharModel, word: string) {
  const reading = read(model, word);
  useShownValues.setState({
    cell: { model, word, reading, timeStep: 0, unit: 0, slots: {}, computed: {} },
  });
}

const network = problemSpec('manyToOne', { inputs: 9, outputs: 4 });
const request = (order: readonly number[]): ItemOrderRequest => {
  if (isEncoderDecoder(network)) throw new Error('expected a single network');
  const parameters = seededParameters(network, 3).map((weight) => weight * 3);
  return { spec: network, parameters, inputs: [4, 1, 7, 2, 2], order, answers: 'codes' };
};

function showOrders(order: readonly number[]) {
  const wanted = request(order);
  const reading = itemOrder(wanted);
  useShownValues.setState({ shuffled: { request: wanted, reading, unit: 0, slots: {} } });
  return reading;
}

beforeEach(() => {
  useShownValues.setState({ cell: undefined, shuffled: undefined, shapes: undefined });
  asked.call.mockReset();
  asked.call.mockImplementation((name, wanted) =>
    Promise.resolve(
      name === 'itemOrder'
        ? itemOrder(wanted as ItemOrderRequest)
        : read((wanted as { model: CharModel }).model, (wanted as { text: string }).text),
    ),
  );
});

describe('checks of order', () => {
  it('wait for their figures', async () => {
    expect(await orderWithoutMemory(signal)).toEqual({ kind: 'needs', need: 'shuffled' });
    expect(await unitsThatTellOrder()).toEqual({ kind: 'needs', need: 'shuffled' });
    expect(await lettersThatFeelTheFirst(signal)).toEqual({ kind: 'needs', need: 'figure' });
  });

  it('find the answer without memory unmoved by another shuffling', async () => {
    showOrders([3, 0, 4, 1, 2]);
    expect(await orderWithoutMemory(signal)).toMatchObject({ turnout: { outcome: 'same' } });
  });

  it('would tell an answer without memory that moves', async () => {
    const reading = showOrders([3, 0, 4, 1, 2]);
    const answer = reading.withoutMemory.shuffled.answer.map((share) => share + 1e-6);
    asked.call.mockResolvedValue({ withoutMemory: { shuffled: { answer } } });
    expect(await orderWithoutMemory(signal)).toMatchObject({ turnout: { outcome: 'changed' } });
  });

  it('count the units whose last states are more than 0.1 apart', async () => {
    const { withMemory } = showOrders([3, 0, 4, 1, 2]);
    const { inOrder, shuffled } = withMemory;
    const apart = inOrder.summary.filter(
      (value, unit) => Math.abs(value - shuffled.summary[unit]) > 0.1,
    ).length;
    expect(apart).toBeGreaterThan(0);
    expect(await unitsThatTellOrder()).toMatchObject({ turnout: { answer: 'number', value: apart } });
    showOrders([0, 1, 2, 3, 4]);
    expect(await unitsThatTellOrder()).toMatchObject({ turnout: { value: 0 } });
  });

  it('mark the letters up to which the first one is felt', async () => {
    // tanh(1) = 0.762; a third of it 0.249, of that 0.083, 0.028, 0.009.
    show(neuron(1 / 3), 'heeeee');
    expect(await lettersThatFeelTheFirst(signal)).toMatchObject({
      turnout: { answer: 'marks', places: [0, 1, 2, 3] },
      evidence: { first: 'h', other: 'e', count: 4, letters: 6 },
    });
    show(neuron(0), 'heeeee');
    expect(await lettersThatFeelTheFirst(signal)).toMatchObject({ turnout: { places: [0] } });
  });
});

describe('checks of the recurrent neuron', () => {
  it('compare the state at both places of a repeated letter', async () => {
    show(neuron(0.5), 'hh');
    expect(await neuronAtRepeatedLetter()).toMatchObject({ turnout: { outcome: 'higher' } });
    show(neuron(-0.5), 'hh');
    expect(await neuronAtRepeatedLetter()).toMatchObject({ turnout: { outcome: 'lower' } });
    show(neuron(0), 'hh');
    expect(await neuronAtRepeatedLetter()).toMatchObject({ turnout: { outcome: 'same' } });
    show(neuron(0), 'helo');
    expect(await neuronAtRepeatedLetter()).toEqual({ kind: 'needs', need: 'repeatedLetter' });
    show(neuron(0, 'gru'), 'hh');
    expect(await neuronAtRepeatedLetter()).toEqual({ kind: 'needs', need: 'plain' });
  });

  it('draw the unit without its recurrent weights, and leave the model as it was', async () => {
    const model = neuron(0.5);
    const before = model.parameters.slice();
    show(model, 'heh');
    const verdict = await neuronWithoutRecurrence(signal);
    const turned =
      verdict.kind === 'decided' && verdict.turnout.answer === 'curve' ? verdict.turnout.values : [];
    // tanh of the letter’s weight alone, to float64.
    expect(turned.map((value) => value.toFixed(12))).toEqual(
      [Math.tanh(1), 0, Math.tanh(1)].map((value) => value.toFixed(12)),
    );
    expect(model.parameters).toEqual(before);
  });

  it('take the count of the calculator, for a plain layer alone', async () => {
    expect(await layerParameters()).toEqual({ kind: 'needs', need: 'calculator' });
    const size = { cell: 'rnn', I: 10, H: 20, layers: 1, bidirectional: false, B: 5, T: 3 } as const;
    useShownValues.setState({ shapes: { slots: {}, size, count: 640 } });
    expect(await layerParameters()).toMatchObject({ turnout: { value: 640, tolerance: 0 } });
    useShownValues.setState({ shapes: { slots: {}, size: { ...size, layers: 2 }, count: 1480 } });
    expect(await layerParameters()).toEqual({ kind: 'needs', need: 'oneLayer' });
  });
});
