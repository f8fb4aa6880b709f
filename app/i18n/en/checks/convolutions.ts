/** What the networks did in predictions about receptive fields, with the numbers that show it, in English. */
import { derivativeNumber } from '#figures/derivativeNumber';

const steps = (count: number) => (count === 1 ? '1 step' : `${count} steps`);

export const convolutions = {
  fieldWithOneMoreLayer: ({
    dilation,
    now,
    field,
  }: {
    /** Of the layer that is put on top. */
    readonly dilation: number;
    readonly now: number;
    readonly field: number;
  }) => `The stack sees ${steps(now)}. With a layer of dilation ${dilation} on top it sees ${steps(field)}.`,
  inputsWithoutFirstLayer: ({
    seen,
    earliest,
    length,
    before,
  }: {
    readonly seen: number;
    /** Counted from 1. */
    readonly earliest: number;
    readonly length: number;
    /** How many are seen with the first layer. */
    readonly before: number;
  }) =>
    `Without its first layer the last output sees ${seen} of ${length} inputs, the earliest of them input ${earliest}; ` +
    `with it, it sees ${before}.`,
  firstInputOfLongerSeries: ({
    length,
    longer,
    now,
    after,
  }: {
    readonly length: number;
    readonly longer: number;
    readonly now: number;
    readonly after: number;
  }) =>
    `Over ${steps(length)} the derivative by the first input is ${derivativeNumber(now, 3)}, over ${steps(longer)} it is ` +
    `${derivativeNumber(after, 3)}.`,
  needs: {
    figure: 'The figure has not finished computing yet. Ask again in a moment.',
    twoLayers: 'The stack has a single layer. Give it at least two, and ask again.',
    twoSteps: 'The series has a single step. Give it at least two, and ask again.',
    felt: 'The recurrent network feels nothing of the first input as it is. Take other settings, and ask again.',
  },
};
