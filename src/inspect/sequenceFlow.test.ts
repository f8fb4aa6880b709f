import { describe, expect, it } from 'vitest';
import { seededParameters } from '#data/seededParameters';
import { delayedInputs, monthInputs, problemSpec } from '#data/sequenceProblems';
import { decode } from '#reference/decode';
import { isEncoderDecoder, type ModelSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { sequenceFlow, type SequenceFlow, type SequenceRequest } from './sequenceFlow.ts';

const sizes = { inputs: 9, outputs: 7 };

function request(spec: ModelSpec, rest: Partial<SequenceRequest>): SequenceRequest {
  const parameters = Float64Array.from(seededParameters(spec, 5), (value) => 2 * value);
  return { spec, parameters, inputs: [], read: 0, answersFrom: 0, answers: 'codes', decoding: null, ...rest };
}

/** What the influence is the gradient of. */
const measure = (flow: SequenceFlow, step: number, value: number): number => {
  const { answer } = flow.steps[step];
  if (!answer) throw new Error(`step ${step} answers nothing`);
  return answer.probabilities ? Math.log(answer.probabilities[value]) : answer.value;
};

/**
 * By central differences over the numbers that a step read: its inputs, or its code's row of the embedding, where no
 * code is read twice. The error of such a difference is below 1e-8 of a value about 1.
 */
function differences(asked: SequenceRequest, step: number, timeStep: number): number {
  const { spec, inputs } = asked;
  const value = sequenceFlow(asked).steps[step].answer?.value ?? NaN;
  const encoder = isEncoderDecoder(spec) ? spec.encoder : spec;
  const small = 1e-5;
  const moved = (by: (to: number) => SequenceRequest) =>
    (measure(sequenceFlow(by(small)), step, value) - measure(sequenceFlow(by(-small)), step, value)) /
    (2 * small);
  const with_ = (values: ArrayLike<number>, place: number, by: number) =>
    Array.from(values, (own, k) => (k === place ? own + by : own));
  if (encoder.inputs.kind === 'values') {
    const { size } = encoder.inputs;
    return Math.hypot(
      ...Array.from({ length: size }, (_, k) =>
        moved((by) => ({ ...asked, inputs: with_(inputs, timeStep * size + k, by) })),
      ),
    );
  }
  const slot = networkLayout(spec).find(({ name }) => name.endsWith('embedding.weight'));
  if (!slot) throw new Error('no embedding');
  const size = slot.shape[1];
  return Math.hypot(
    ...Array.from({ length: size }, (_, k) =>
      moved((by) => ({
        ...asked,
        parameters: with_(asked.parameters, slot.offset + inputs[timeStep] * size + k, by),
      })),
    ),
  );
}

const cases: Readonly<Record<string, SequenceRequest>> = {
  oneToMany: request(problemSpec('oneToMany', sizes), { inputs: monthInputs(3, 5), read: 1 }),
  manyToOne: request(problemSpec('manyToOne', sizes), { inputs: [3, 8, 1, 5], read: 4 }),
  aligned: request(problemSpec('aligned', sizes), { inputs: [0.4, -1, 0.2, 2], read: 4, answers: 'values' }),
  delayed: request(problemSpec('delayed', sizes), {
    inputs: delayedInputs([1, -0.5, 0.3], 2),
    read: 3,
    answersFrom: 3,
    answers: 'values',
  }),
  encoderDecoder: request(problemSpec('encoderDecoder', sizes), {
    inputs: [2, 7, 4],
    read: 3,
    decoding: { start: 0, end: 1, limit: 4 },
  }),
};

describe('a sequence on its way through a shape', () => {
  it.each(Object.entries(cases))(
    'of %s: what each answer hangs on is the gradient that finite differences find, to 1e-7',
    (_, asked) => {
      const { steps } = sequenceFlow(asked);
      const answering = steps.flatMap(({ answer }, step) => (answer ? [{ answer, step }] : []));
      expect(answering.length).toBeGreaterThan(0);
      for (const { answer, step } of answering) {
        expect(answer.influence).toHaveLength(asked.read);
        answer.influence.forEach((found, t) => expect(found).toBeCloseTo(differences(asked, step, t), 7));
      }
    },
  );

  it('answers where the shape says: at every step, at the last one, or after all has been read', () => {
    const answering = (name: string) => sequenceFlow(cases[name]).steps.map(({ answer }) => answer !== null);
    expect(answering('oneToMany')).toEqual([true, true, true, true, true]);
    expect(answering('manyToOne')).toEqual([false, false, false, true]);
    expect(answering('aligned')).toEqual([true, true, true, true]);
    expect(answering('delayed')).toEqual([false, false, false, true, true]);
  });

  it('no answer hangs on what is read after it, and each on what was read before', () => {
    const reached = sequenceFlow(cases.aligned).steps.map(({ answer }) =>
      Array.from(answer?.influence ?? [], (found) => found > 0),
    );
    expect(reached).toEqual([
      [true, false, false, false],
      [true, true, false, false],
      [true, true, true, false],
      [true, true, true, true],
    ]);
  });

  it('a decoder says what the reference’s own decoding says, and reads it a step later', () => {
    const asked = cases.encoderDecoder;
    const { spec, parameters, inputs } = asked;
    if (!isEncoderDecoder(spec)) throw new Error('expected two sides');
    const oracle = decode(spec, parameters, {
      source: inputs,
      start: 0,
      end: 1,
      limit: 4,
      temperature: 0,
      random: () => 0,
    });
    const { steps, ended } = sequenceFlow(asked);
    const decoder = steps.filter(({ side }) => side === 'decoder');
    const said = decoder.map(({ answer }) => answer?.value ?? -1);
    expect(ended).toBe(oracle.ended);
    expect(ended ? said.slice(0, -1) : said).toEqual([...oracle.codes]);
    expect(decoder.map(({ reads }) => reads)).toEqual([0, ...said.slice(0, -1)]);
    for (const { answer } of decoder)
      expect(answer?.probabilities?.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  it('with weights of zero every answer is equally likely and hangs on nothing', () => {
    const asked = cases.manyToOne;
    const { steps } = sequenceFlow({ ...asked, parameters: new Float64Array(asked.parameters.length) });
    const answer = steps.at(-1)?.answer;
    expect([...(answer?.probabilities ?? [])]).toEqual(Array.from({ length: 7 }, () => 1 / 7));
    expect([...(answer?.influence ?? [])]).toEqual([0, 0, 0, 0]);
  });
});
