/**
 * What an experiment found, as its file in `public/experiments` keeps it: what was set, what came out for each seed,
 * and apart from that how long it took on which processor. Nothing else in it depends on the machine.
 */
import * as v from 'valibot';
import { isCellName, type CellName } from '#rnn/cells';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const measured = v.pipe(v.number(), v.finite(), v.minValue(0));
const share = v.pipe(measured, v.maxValue(1));
const cell = v.custom<CellName>(
  (name) => typeof name === 'string' && isCellName(name),
  'the name of a cell that is built',
);
/** One value for each seed. */
const perSeed = <Schema extends v.GenericSchema<number>>(schema: Schema) =>
  v.pipe(v.array(schema), v.minLength(1));

const head = {
  format: v.literal('experiment 1'),
  seeds: v.pipe(v.array(count), v.minLength(1)),
  /** Left out of every comparison: they are the machine's. */
  times: v.object({
    processor: v.string(),
    /** Seconds of all runs of a row together, in the order of the rows. */
    seconds: v.array(measured),
  }),
};

const training = v.object({
  batch: count,
  learningRate: measured,
  clipNorm: v.nullable(measured),
  /** Updates at most. */
  steps: count,
});

const forecast = v.object({
  ...head,
  name: v.literal('forecast'),
  settings: v.object({ train: count, validation: count, T: count, batch: count, epochs: count }),
  rows: v.array(
    v.object({
      network: v.string(),
      /** Steps that are forecast. */
      horizon: count,
      /** Numbers that were learnt. */
      parameters: count,
      /** null: nothing was trained by steps. */
      learningRate: v.nullable(measured),
      /** What the course notes say; null: they give no figure. */
      notes: v.nullable(measured),
      /** On validation, after the last step. */
      meanSquaredErrors: perSeed(measured),
    }),
  ),
});

const copy = v.object({
  ...head,
  name: v.literal('copy'),
  settings: v.object({ ...training.entries, units: count, alphabet: count, fillers: count, train: count }),
  /** Accuracy of a blind guess. */
  chance: share,
  rows: v.array(
    v.object({
      cell,
      /** Added before training to the bias of the gate that keeps the state; null: the cell has no such gate. */
      keepBias: v.nullable(measured),
      parameters: count,
      distances: v.array(v.object({ distance: count, accuracies: perSeed(share) })),
      /** The first distance at which the mean accuracy is below half-way between chance and 1; null: none tried. */
      letsGoAt: v.nullable(count),
    }),
  ),
});

const curve = v.array(v.object({ trainStep: count, value: measured }));

const adding = v.object({
  ...head,
  name: v.literal('adding'),
  settings: v.object({ ...training.entries, units: count, T: count, train: count, forgetBias: measured }),
  /** Mean squared error of always answering the mean. */
  baseline: measured,
  rows: v.array(
    v.object({
      cell,
      parameters: count,
      meanSquaredErrors: perSeed(measured),
      /** Updates made until the problem was solved, or all that were allowed. */
      steps: perSeed(count),
      /** On validation, of the first seed. */
      curve,
    }),
  ),
});

const text = v.object({
  ...head,
  name: v.literal('text'),
  settings: v.object({
    batch: count,
    window: count,
    clipNorm: v.nullable(measured),
    /** Each cell is trained with all of them; they fall to a tenth along half a cosine. */
    learningRates: v.array(measured),
    steps: count,
    letters: count,
    validationShare: share,
  }),
  /** Bits per letter of held-out text under the letter frequencies of the rest. */
  letterFrequency: measured,
  /** Entropy of the letter frequencies of held-out text, bits per letter. */
  letterEntropy: measured,
  rows: v.array(
    v.object({
      cell,
      units: count,
      parameters: count,
      /** The rate that ended with the smallest training loss, which is the one that is measured. */
      learningRate: measured,
      /** Training loss of the last steps at each rate, bits per letter, mean of the seeds; null: it overflowed. */
      trainBits: v.array(v.nullable(measured)),
      /** Of held-out text. */
      bitsPerLetter: perSeed(measured),
    }),
  ),
});

const pronounce = v.object({
  ...head,
  name: v.literal('pronounce'),
  settings: v.object({
    ...training.entries,
    units: count,
    embedding: count,
    train: count,
    validation: count,
  }),
  /** Phoneme error rate of saying each letter's most frequent sound. */
  baseline: measured,
  rows: v.array(v.object({ cell, parameters: count, errorRates: perSeed(measured), curve })),
});

const variants = [forecast, copy, adding, text, pronounce] as const;
const result = v.variant('name', variants);

export type ExperimentResult = v.InferOutput<typeof result>;
export type ExperimentName = ExperimentResult['name'];
export const experimentNames: readonly ExperimentName[] = variants.map(({ entries }) => entries.name.literal);
export type ResultOf<Name extends ExperimentName> = Extract<ExperimentResult, { readonly name: Name }>;

export interface ResultProblem {
  readonly kind: 'notAResult';
  /** For a programmer: where, and what was expected. */
  readonly detail: string;
}

/** What a file of `public/experiments` holds. Throws nothing: what is no result is a problem that says why. */
export function parseExperimentResult(
  file: string,
): { readonly kind: 'result'; readonly result: ExperimentResult } | ResultProblem {
  let content: unknown;
  try {
    content = JSON.parse(file);
  } catch (error) {
    return { kind: 'notAResult', detail: error instanceof Error ? error.message : 'not JSON' };
  }
  const parsed = v.safeParse(result, content);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { kind: 'notAResult', detail: `${v.getDotPath(issue) ?? 'file'}: ${issue.message}` };
  }
  const { rows, seeds, times } = parsed.output;
  if (times.seconds.length !== rows.length)
    return { kind: 'notAResult', detail: `times.seconds: expected ${rows.length}, one a row` };
  if (valuesOf(parsed.output).some((values) => values.length !== seeds.length))
    return { kind: 'notAResult', detail: `rows: expected ${seeds.length} values, one a seed` };
  return { kind: 'result', result: parsed.output };
}

/** All lists of one value a seed. */
function valuesOf(result: ExperimentResult): readonly (readonly number[])[] {
  switch (result.name) {
    case 'forecast':
      return result.rows.map((row) => row.meanSquaredErrors);
    case 'copy':
      return result.rows.flatMap((row) => row.distances.map(({ accuracies }) => accuracies));
    case 'adding':
      return result.rows.flatMap((row) => [row.meanSquaredErrors, row.steps]);
    case 'text':
      return result.rows.map((row) => row.bitsPerLetter);
    case 'pronounce':
      return result.rows.map((row) => row.errorRates);
    default:
      return result satisfies never;
  }
}
