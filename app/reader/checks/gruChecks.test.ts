/** Checks of lesson 8 with the reference as their inspector. Oracle: closed forms of a GRU of one unit, to float32 weights. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { operate } from '#inspect/surgery';
import { cells, type CellName } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount, parameterViews } from '#rnn/parameters';
import { useShownValues } from '../../state/shownValues.ts';
import gruTopic, { gruKeptOverWord, gruLettersMostlyKept, gruWithoutReset } from './gruChecks.ts';

const asked = vi.hoisted(() => ({ call: vi.fn<(name: string, request: unknown) => Promise<unknown>>() }));
vi.mock('../../state/workers.ts', () => ({ sharedInspector: () => asked }));

const { signal } = new AbortController();
const vocabulary = ['h', 'e', 'l', 'o'];
const sigma = (sum: number) => 1 / (1 + Math.exp(-sum));

interface Weights {
  /** Bias of the reset gate. */
  readonly reset?: number;
  /** What each letter of the vocabulary adds to the update gate and to the candidate. */
  readonly update?: readonly number[];
  readonly candidate?: readonly number[];
  /** From the state to the candidate. */
  readonly recurrent?: number;
}

/** One unit; what is not given is 0. */
function unitOf(weights: Weights, cell: CellName = 'gru'): CharModel {
  const spec = { cell, units: 1, vocabulary };
  const parameters = new Float32Array(parameterCount(charModelLayout(spec)));
  const views = parameterViews(charModelLayout(spec), parameters);
  const none = [0, 0, 0, 0];
  if (cells[cell].family === 'gru') {
    views['weight_ih_l0'].set([...none, ...(weights.update ?? none), ...(weights.candidate ?? none)]);
    views['weight_hh_l0'].set([0, 0, weights.recurrent ?? 0]);
    views['bias_ih_l0'].set([weights.reset ?? 0, 0, 0]);
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

beforeEach(() => {
  useShownValues.setState({ cell: undefined });
  asked.call.mockReset();
  asked.call.mockImplementation((_, wanted) => {
    const { model, text } = wanted as { readonly model: CharModel; readonly text: string };
    return Promise.resolve(read(model, text));
  });
});

describe('checks of the GRU', () => {
  it('wait for the figure, and for a GRU in it', async () => {
    expect(await gruLettersMostlyKept()).toEqual({ kind: 'needs', need: 'figure' });
    show(unitOf({}, 'lstm'), 'hello');
    expect(await gruLettersMostlyKept()).toEqual({ kind: 'needs', need: 'gru' });
    expect(await gruKeptOverWord()).toEqual({ kind: 'needs', need: 'gru' });
    expect(await gruWithoutReset(signal)).toEqual({ kind: 'needs', need: 'gru' });
    expect(await gruTopic.gruLettersMostlyKept.board?.(signal)).toBeNull();
  });

  it.each(['gru', 'gruResetBefore'] as const)(
    'mark the letters at which %s keeps more than half',
    async (cell) => {
      show(unitOf({ update: [2, -2, 0.5, 0] }, cell), 'hello');
      expect(await gruLettersMostlyKept()).toMatchObject({
        // A share of σ(0) is half, not more than half.
        turnout: { answer: 'marks', places: [0, 2, 3], allowed: 1 },
        evidence: { unit: 1, count: 3, letters: 5, least: sigma(-2), most: sigma(2) },
      });
      expect(await gruTopic.gruLettersMostlyKept.board?.(signal)).toEqual({
        answer: 'marks',
        places: ['h', 'e', 'l', 'l', 'o'],
      });
    },
  );

  it('multiply the kept shares from the second letter on', async () => {
    show(unitOf({ update: [-1, 2, 0.5, 3] }), 'hello');
    const verdict = await gruKeptOverWord();
    const value =
      verdict.kind === 'decided' && verdict.turnout.answer === 'number' ? verdict.turnout.value : NaN;
    expect(value).toBeCloseTo(100 * sigma(2) * sigma(0.5) ** 2 * sigma(3), 10);
    expect(verdict).toMatchObject({ evidence: { cleared: 0, units: 1 } });
    show(unitOf({ update: [2, -5, 2, 2] }), 'hello');
    expect(await gruKeptOverWord()).toMatchObject({ evidence: { cleared: 1, units: 1 } });
    show(unitOf({}), 'h');
    expect(await gruKeptOverWord()).toEqual({ kind: 'needs', need: 'secondLetter' });
  });

  it('open the reset gate of a unit that was deaf to its past, and leave the model as it was', async () => {
    // Nothing is kept: after “h” the state is tanh(1), after “e” tanh(e's weight + r · recurrent · tanh(1)).
    const deaf = (own: number, recurrent: number) =>
      unitOf({ reset: -1000, update: [-1000, -1000, 0, 0], candidate: [1, own, 0, 0], recurrent });
    const before = deaf(-0.5, 2);
    const weights = before.parameters.slice();
    show(before, 'he');
    const verdict = await gruWithoutReset(signal);
    expect(verdict).toMatchObject({ turnout: { answer: 'choice', outcome: 'sign' } });
    const { now = NaN, held = NaN } = verdict.kind === 'decided' ? verdict.evidence : {};
    expect(now).toBeCloseTo(Math.tanh(-0.5), 12);
    expect(held).toBeCloseTo(Math.tanh(-0.5 + 2 * Math.tanh(1)), 12);
    expect(before.parameters).toEqual(weights);
    show(deaf(0.5, 2), 'he');
    expect(await gruWithoutReset(signal)).toMatchObject({ turnout: { outcome: 'clearly' } });
    show(deaf(0.5, 0), 'he');
    expect(await gruWithoutReset(signal)).toMatchObject({ turnout: { outcome: 'barely' } });
  });
});
