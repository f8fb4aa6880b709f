/**
 * Checks of lesson 3 on networks of random weights. Oracle: which answers can hang on a reading follows from the shape
 * alone; all else is read off the reference's own flow.
 */
import { delayedInputs, monthInputs, problemSpec } from '#data/sequenceProblems';
import { seededParameters } from '#data/seededParameters';
import { sequenceFlow, type SequenceFlow, type SequenceRequest } from '#inspect/sequenceFlow';
import type { SequenceShape } from '#rnn/sequenceShapes';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { problemSlots } from '../../figures/problems/problemSlots.ts';
import { useShownValues } from '../../state/shownValues.ts';
import checks, { answersReached, numbersHandedOver, oneLetterEarlier } from './problemShapeChecks.ts';

const asked = vi.hoisted(() => ({ call: vi.fn<(name: string, request: unknown) => Promise<unknown>>() }));
vi.mock('../../state/workers.ts', () => ({ sharedInspector: () => asked }));

const { signal } = new AbortController();

const read: Readonly<Record<SequenceShape, Partial<SequenceRequest>>> = {
  oneToMany: { inputs: monthInputs(3, 5), read: 1 },
  manyToOne: { inputs: [3, 8, 1, 5], read: 4 },
  aligned: { inputs: [0.4, -1, 2, 0.1, 0.7], read: 5, answers: 'values' },
  delayed: { inputs: delayedInputs([0.4, -1, 2, 0.1], 3), read: 4, answersFrom: 4, answers: 'values' },
  encoderDecoder: { inputs: [3, 8, 1, 5], read: 4, decoding: { start: 0, end: 1, limit: 6 } },
};

function show(shape: SequenceShape, rest: Partial<SequenceRequest> = {}) {
  const spec = problemSpec(shape, { inputs: 9, outputs: 7 });
  const parameters = seededParameters(spec, 5).map((weight) => 2 * weight);
  const request: SequenceRequest = {
    spec,
    parameters,
    inputs: [],
    read: 0,
    answersFrom: 0,
    answers: 'codes',
    decoding: null,
    ...read[shape],
    ...rest,
  };
  const flow = sequenceFlow(request);
  const reads = flow.steps.map((_, step) => (step < request.read ? 'abcde'[step] : null));
  const symbols = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
  useShownValues.setState({ problems: { slots: {}, shape, request, flow, reads, symbols } });
  return { request, flow };
}

const firstToLast = (first: number, end: number) =>
  Array.from({ length: end - first }, (_, place) => first + place);

beforeEach(() => {
  useShownValues.setState({ problems: undefined });
  asked.call.mockReset();
  asked.call.mockImplementation((_, wanted) => Promise.resolve(sequenceFlow(wanted as SequenceRequest)));
});

describe('checks of shapes of problems', () => {
  it('wait for the figure, and for the shape that they are about', async () => {
    expect(await answersReached()).toEqual({ kind: 'needs', need: 'figure' });
    expect(await oneLetterEarlier(signal)).toEqual({ kind: 'needs', need: 'figure' });
    expect(await numbersHandedOver()).toEqual({ kind: 'needs', need: 'figure' });
    show('aligned');
    expect(await oneLetterEarlier(signal)).toEqual({ kind: 'needs', need: 'manyToOne' });
    expect(await numbersHandedOver()).toEqual({ kind: 'needs', need: 'encoderDecoder' });
    show('manyToOne', { inputs: [3], read: 1 });
    expect(await oneLetterEarlier(signal)).toEqual({ kind: 'needs', need: 'twoLetters' });
  });

  it.each([
    ['oneToMany', firstToLast(0, 5)],
    ['manyToOne', [3]],
    ['aligned', [2, 3, 4]],
    ['delayed', [4, 5, 6]],
  ] as const)(
    'mark in %s the answers that the third reading, or the only one, can reach',
    async (shape, places) => {
      show(shape);
      expect(await answersReached()).toMatchObject({
        turnout: { answer: 'marks', places },
        evidence: { step: shape === 'oneToMany' ? 1 : 3, count: places.length },
      });
    },
  );

  it('mark every answer of a decoder, and none where all weights are zero', async () => {
    const { flow } = show('encoderDecoder');
    const places = firstToLast(4, flow.steps.length);
    expect(places.length).toBeGreaterThan(0);
    expect(await answersReached()).toMatchObject({ turnout: { places } });
    const { request } = show('aligned');
    show('aligned', { parameters: Float32Array.from(request.parameters, () => 0) });
    expect(await answersReached()).toMatchObject({ turnout: { places: [] }, evidence: { answers: 5 } });
  });

  it('offer every step of the figure to be marked', async () => {
    show('delayed');
    expect(await checks.answersReached.board?.(signal)).toEqual({
      answer: 'marks',
      places: ['1 · a', '2 · b', '3 · c', '4 · d', '5 · –', '6 · –', '7 · –'],
    });
  });

  it('ask the same network for the name without its last letter', async () => {
    const { request } = show('manyToOne');
    await oneLetterEarlier(signal);
    expect(asked.call.mock.calls[0].slice(0, 2)).toEqual([
      'flow',
      { ...request, inputs: [3, 8, 1], read: 3 },
    ]);
  });

  it.each([
    [3, [0.1, 0.1, 0.1, 0.7], 'another'],
    [1, [0.05, 0.95, 0, 0], 'surer'],
    [1, [0.195, 0.805, 0, 0], 'alike'],
    [1, [0.4, 0.6, 0, 0], 'less sure'],
  ])('call answer %i with %j, where 1 with 0.8 came later, %s', async (value, shares, outcome) => {
    const answering = (code: number, probabilities: number[]): SequenceFlow => ({
      steps: [
        {
          side: 'network',
          hidden: new Float64Array(1),
          reads: null,
          answer: {
            value: code,
            probabilities: Float64Array.from(probabilities),
            influence: new Float64Array(4),
          },
        },
      ],
      ended: true,
    });
    show('manyToOne');
    const { problems } = useShownValues.getState();
    if (problems)
      useShownValues.setState({ problems: { ...problems, flow: answering(1, [0.2, 0.8, 0, 0]) } });
    asked.call.mockResolvedValue(answering(value, shares));
    expect(await oneLetterEarlier(signal)).toMatchObject({
      turnout: { answer: 'choice', outcome },
      evidence: { name: 'abcd', shorter: 'abc', language: 'B', earlierLanguage: 'ABCD'[value] },
    });
  });

  it('count one state of the encoder, however long the word', async () => {
    // problemSpec gives encoder and decoder 36 units.
    show('encoderDecoder');
    expect(await numbersHandedOver()).toEqual({
      kind: 'decided',
      turnout: { answer: 'number', value: 36, tolerance: 0 },
      evidence: { letters: 4, made: 144, handedOver: 36 },
    });
    show('encoderDecoder', { inputs: [3, 8], read: 2 });
    expect(await numbersHandedOver()).toMatchObject({ turnout: { value: 36 }, evidence: { made: 72 } });
  });
});

describe('the numbers under the formulas', () => {
  it.each([
    ['oneToMany', { answerEachStep: { stepsRead: 1, stepsAnswered: 5 } }],
    ['manyToOne', { answerLastStep: { stepsRead: 4, stepsAnswered: 1 } }],
    ['aligned', { answerEachStep: { stepsRead: 5, stepsAnswered: 5 } }],
    ['delayed', { answerAfterReading: { stepsRead: 4, stepsAnswered: 3 } }],
    ['encoderDecoder', { handOver: { stepsRead: 4, stateSize: 36, numbersMade: 144 } }],
  ] as const)('are those of %s for the line of this shape alone', (shape, slots) => {
    const { request, flow } = show(shape);
    expect(problemSlots(shape, request.read, flow)).toEqual(slots);
  });
});
