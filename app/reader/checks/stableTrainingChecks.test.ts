/** Oracle: the inspector's own functions on seeded models, and moments whose norms are chosen. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { clippingSlots, exampleLimit } from '../../figures/trainingHistory/clippingSlots.ts';
import {
  letterGradient,
  trainingMoment,
  type ReadPassage,
  type TrainingMoment,
} from '#inspect/trainingMoment';
import type { CharModelSpec } from '#rnn/model';
import { useShownValues } from '../../state/shownValues.ts';
import checks, {
  longest,
  longestLetterGradients,
  normAlongTraining,
  steepestAtFirst,
} from './stableTrainingChecks.ts';

const asked = vi.hoisted(() => ({ call: vi.fn<(name: string, request: unknown) => Promise<unknown>>() }));
vi.mock('../../state/workers.ts', () => ({ sharedInspector: () => asked }));

const { signal } = new AbortController();
const spec: CharModelSpec = { cell: 'lstm', units: 5, vocabulary: ['h', 'e', 'l', 'o'] };
const letters = [...'hellohelloheo'];
const codes = Int32Array.from(letters, (letter) => spec.vocabulary.indexOf(letter));
const stops = [0, 40, 900].map((trainStep, place) => ({
  trainStep,
  parameters: seededCharacterModel(spec, place + 1).parameters,
}));
const read = stops.map(({ parameters }) => trainingMoment({ model: { spec, parameters }, codes }));

/** A moment with the norms of the six parameters as given. */
function moment(norms: readonly number[], whole = Math.hypot(...norms)): TrainingMoment {
  return { ...read[0], gradient: { norms: Float64Array.from(norms), whole } };
}

function show(moments: readonly (TrainingMoment | null)[], row = 0, shownCodes = codes) {
  useShownValues.setState({
    trainingHistory: { slots: {}, spec, stops, moments, letters, codes: shownCodes, row },
  });
}

beforeEach(() => {
  useShownValues.setState({ trainingHistory: undefined });
  asked.call.mockReset();
  asked.call.mockImplementation((_name, request) => {
    const { passage, timeStep } = request as { passage: ReadPassage; timeStep: number };
    return Promise.resolve(letterGradient(passage, timeStep));
  });
});

describe('checks of a training run', () => {
  it('wait for the figure and for what it still reads', async () => {
    expect(await steepestAtFirst()).toEqual({ kind: 'needs', need: 'figure' });
    expect(await longestLetterGradients(signal)).toEqual({ kind: 'needs', need: 'figure' });
    show([null, read[1], null]);
    expect(await steepestAtFirst()).toEqual({ kind: 'needs', need: 'reading' });
    expect(await normAlongTraining()).toEqual({ kind: 'needs', need: 'reading' });
    expect(await checks.normAlongTraining.board?.(signal)).toBeNull();
  });

  it.each([
    ['input', [9, 1, 2, 2, 3, 4]],
    ['recurrent', [1, 9, 2, 2, 3, 4]],
    ['withinCell', [1, 2, 3, 9, 5, 4]],
    ['outputWeights', [1, 2, 3, 3, 9, 4]],
    ['outputBias', [1, 2, 3, 3, 4, 9]],
  ])('name the parameter with the largest norm: %s', async (outcome, norms) => {
    show([moment(norms), read[1], read[2]], 2);
    expect(await steepestAtFirst()).toMatchObject({
      turnout: { answer: 'choice', outcome },
      evidence: { trainStep: 0, steepestNorm: 9, recurrentNorm: norms[1] },
    });
  });

  it('draw the norm of the whole gradient in powers of ten', async () => {
    show([moment([], 0.01), moment([], 10), moment([], 0.1)]);
    expect(await normAlongTraining()).toEqual({
      kind: 'decided',
      turnout: { answer: 'curve', values: [-2, 1, -1], tolerance: 0.3 },
      evidence: { first: 0.01, last: 0.1, largest: 10, at: 40 },
    });
    expect(await checks.normAlongTraining.board?.(signal)).toMatchObject({
      answer: 'curve',
      places: ['0', '40', '900'],
      least: -2,
      most: 1,
    });
  });

  it('have no curve for a run that overflowed, or of one moment', async () => {
    show([read[0], moment([], NaN), read[2]]);
    expect(await normAlongTraining()).toEqual({ kind: 'needs', need: 'noGradient' });
    show([read[0]]);
    expect(await normAlongTraining()).toEqual({ kind: 'needs', need: 'oneMoment' });
  });

  it('mark the letters whose own gradients are longest, at the moment shown', async () => {
    show(read, 1);
    const model = { spec, parameters: stops[1].parameters };
    const norms = letters.slice(1).map((_, t) => letterGradient({ model, codes }, t).whole);
    const shortestMarked = norms.toSorted((a, b) => b - a)[longest.count - 1];
    const places = [...norms.keys()].filter((place) => norms[place] >= shortestMarked);
    expect(places).toHaveLength(5);
    expect(await longestLetterGradients(signal)).toMatchObject({
      turnout: { answer: 'marks', places, allowed: 4 },
      evidence: { norm: Math.max(...norms), least: Math.min(...norms), count: 5 },
    });
    expect(await checks.longestLetterGradients.board?.(signal)).toEqual({
      answer: 'marks',
      places: [...'ellohelloheo'],
    });
  });

  it('ask for a longer passage where few letters could be marked', async () => {
    const few = codes.slice(0, 6);
    show([trainingMoment({ model: { spec, parameters: stops[0].parameters }, codes: few })], 0, few);
    expect(await longestLetterGradients(signal)).toEqual({ kind: 'needs', need: 'longerPassage' });
  });
});

it('a gradient is shortened to the limit, and only if it is longer', () => {
  expect(clippingSlots(2 * exampleLimit)).toEqual({
    clipLimit: 0.5,
    gradientNorm: 1,
    clipFactor: 0.5,
    clippedNorm: 0.5,
  });
  expect(clippingSlots(0.2)).toMatchObject({ clipFactor: 1, clippedNorm: 0.2 });
});
