/**
 * Predictions about gradients over time. Oracle: the float64 backward pass and reading, asked here in place of the
 * inspector, and bounds that hold for every network (no slope of tanh exceeds 1).
 */
import { drawRecurrent } from '#data/recurrentDraws';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { backwardPass } from '#inspect/backwardPass';
import { readVanishing } from '#inspect/vanishing';
import type { InspectorCalls, VanishingRequest } from '#protocol/inspector';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useShownValues } from '../../state/shownValues.ts';
import throughTime, { gradientLeftAtStart, stepsThatTeach, weightBehindWall } from './throughTimeChecks.ts';
import vanishing, { beyondOne, orthogonalAtOne, stepsAtHalf } from './vanishingChecks.ts';

const asked = vi.hoisted(() => ({ call: vi.fn<(name: string, request: unknown) => unknown>() }));
vi.mock('../../state/workers.ts', () => ({ sharedInspector: () => asked }));

const { signal } = new AbortController();
const vocabulary = [...'abcd'];
const base = seededCharacterModel({ cell: 'rnn', units: 3, vocabulary }, 5);
const model = { ...base, parameters: base.parameters.map((value) => value * 2) };

function showWord(codes: readonly number[], parameters = model.parameters) {
  const text = { model: { ...model, parameters }, codes: Int32Array.from(codes), counted: 'every' } as const;
  useShownValues.setState({
    microscope: {
      slots: {},
      text,
      pass: backwardPass(text, 0),
      letters: codes.slice(0, -1).map((code) => vocabulary[code]),
      weight: { gate: 'hiddenState', unit: 1, from: 2 },
    },
  });
}

const request: VanishingRequest = {
  radius: 0.9,
  activation: 'relu',
  forgetBias: 1,
  length: 40,
  units: 6,
  draw: 'normal',
  seed: 2,
};
const showVanishing = (patch: Partial<VanishingRequest> = {}) =>
  useShownValues.setState({ vanishing: { slots: {}, request: { ...request, ...patch } } });

beforeEach(() => {
  useShownValues.setState({ microscope: undefined, vanishing: undefined });
  asked.call.mockReset();
  asked.call.mockImplementation((name, given) => {
    if (name === 'backwardPass') {
      const { text, wall } = given as InspectorCalls['backwardPass']['request'];
      return Promise.resolve(backwardPass(text, wall));
    }
    const { length, units, draw, seed, ...knobs } = given as VanishingRequest;
    return Promise.resolve(
      readVanishing(drawRecurrent({ T: length, I: 2, H: units, blocks: 4 }, draw, seed), knobs),
    );
  });
});

describe('predictions about the backward pass', () => {
  it('wait for the figure, for letters to look back over, and for a gradient', async () => {
    expect(await weightBehindWall(signal)).toEqual({ kind: 'needs', need: 'figure' });
    expect(await throughTime.stepsThatTeach.board?.(signal)).toBeNull();
    showWord([0, 1]);
    expect(await weightBehindWall(signal)).toEqual({ kind: 'needs', need: 'longerWord' });
    expect(await gradientLeftAtStart(signal)).toEqual({ kind: 'needs', need: 'longerWord' });
    showWord(
      [0, 1, 2, 3],
      model.parameters.map(() => 0),
    );
    expect(await stepsThatTeach(signal)).toEqual({ kind: 'needs', need: 'noGradient' });
  });

  it('put a wall in the middle and compare the sizes of the derivative by the shown weight', async () => {
    const codes = [0, 3, 1, 1, 2, 0, 3];
    showWord(codes);
    const verdict = await weightBehindWall(signal);
    if (verdict.kind !== 'decided') throw new Error('expected a decision');
    const { cut, whole, wall } = verdict.evidence;
    expect(wall).toBe(3);
    // The rule once more, by hand, from the two passes.
    const text = { model, codes, counted: 'every' } as const;
    const H = 3;
    const derivative = (of: 'cut' | 'whole') => {
      const { bySums, previousHidden } = backwardPass(text, 3)[of].recurrentWeights;
      return Array.from({ length: 6 }, (_, t) => bySums[t * H + 1] * previousHidden[t * H + 2]).reduce(
        (sum, term) => sum + term,
      );
    };
    expect(cut).toBeCloseTo(derivative('cut'), 14);
    expect(whole).toBeCloseTo(derivative('whole'), 14);
    const expected =
      Math.abs(cut - whole) <= 0.01 * Math.abs(whole)
        ? 'same'
        : Math.abs(cut) < Math.abs(whole)
          ? 'smaller'
          : 'larger';
    expect(verdict.turnout).toEqual({ answer: 'choice', outcome: expected });
  });

  it('measure per cents of length with the last prediction alone, right to within half of them', async () => {
    showWord([0, 3, 1, 1, 2, 0, 3]);
    const verdict = await gradientLeftAtStart(signal);
    if (verdict.kind !== 'decided') throw new Error('expected a decision');
    const { first, last, steps, left } = verdict.evidence;
    expect(steps).toBe(5);
    expect(left).toBeCloseTo((100 * first) / last, 12);
    expect(verdict.turnout).toEqual({ answer: 'number', value: left, tolerance: Math.max(1, left / 2) });
    expect(asked.call.mock.calls[0][1]).toMatchObject({ text: { counted: 'last' }, wall: 0 });
  });

  it('mark the steps with at least a tenth of the largest term, never the first', async () => {
    showWord([0, 3, 1, 1, 2, 0, 3]);
    const verdict = await stepsThatTeach(signal);
    if (verdict.kind !== 'decided' || verdict.turnout.answer !== 'marks') throw new Error('expected marks');
    // The state before the first letter is zero, and so is its term.
    expect(verdict.turnout.places).not.toContain(0);
    expect(verdict.turnout.places).toContain(5);
    const board = await throughTime.stepsThatTeach.board?.(signal);
    expect(board).toEqual({ answer: 'marks', places: ['1 a', '2 d', '3 b', '4 b', '5 c', '6 a'] });
  });
});

describe('predictions about vanishing gradients', () => {
  it('wait for the figure and for a sequence long enough', async () => {
    expect(await orthogonalAtOne(signal)).toEqual({ kind: 'needs', need: 'figure' });
    expect(await vanishing.beyondOne.board?.(signal)).toBeNull();
    showVanishing({ length: 1 });
    expect(await orthogonalAtOne(signal)).toEqual({ kind: 'needs', need: 'longer' });
    expect(await stepsAtHalf(signal)).toEqual({ kind: 'needs', need: 'longer' });
    expect(await beyondOne(signal)).toEqual({ kind: 'needs', need: 'longer' });
  });

  it('never let an orthogonal matrix with tanh explode, and tell little from much that is lost', async () => {
    showVanishing({ length: 3 });
    expect(await orthogonalAtOne(signal)).toMatchObject({ turnout: { outcome: 'holds' } });
    showVanishing({ length: 150 });
    const verdict = await orthogonalAtOne(signal);
    expect(verdict).toMatchObject({ turnout: { outcome: 'vanishes' }, evidence: { back: 149 } });
    expect(asked.call.mock.lastCall?.[1]).toMatchObject({
      radius: 1,
      draw: 'orthogonal',
      activation: 'tanh',
    });
  });

  it('find the first distance with less than 1%, for orthogonal weights of one half at most the seventh', async () => {
    showVanishing({ draw: 'orthogonal', activation: 'tanh' });
    const verdict = await stepsAtHalf(signal);
    if (verdict.kind !== 'decided') throw new Error('expected a decision');
    const { share, before, there } = verdict.evidence;
    expect(share).toBeLessThanOrEqual(7);
    expect(before).toBeGreaterThanOrEqual(-2);
    expect(there).toBeLessThan(-2);
    expect(verdict.turnout).toEqual({ answer: 'number', value: share, tolerance: 1 });
  });

  it('draw the curve of a random matrix of radius 1.5 over distances from none to all', async () => {
    showVanishing();
    const board = await vanishing.beyondOne.board?.(signal);
    expect(board).toMatchObject({ places: ['0', '5', '10', '15', '20', '24', '29', '34', '39'] });
    const verdict = await beyondOne(signal);
    if (verdict.kind !== 'decided' || verdict.turnout.answer !== 'curve') throw new Error('expected a curve');
    const { values } = verdict.turnout;
    expect(values).toHaveLength(9);
    // The loss begins with length 1, whatever the network.
    expect(values[0]).toBeCloseTo(0, 12);
    expect(values[8]).toBeCloseTo(verdict.evidence.log10, 12);
    expect(asked.call.mock.lastCall?.[1]).toMatchObject({ radius: 1.5, draw: 'normal', activation: 'tanh' });
  });
});
