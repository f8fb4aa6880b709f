/** Settings and records of a training run as they come from outside. What has passed is of the types of `#rnn/training`. */
import * as v from 'valibot';
import type { StepRecord, TrainingSettings } from '#rnn/training';

const finite = v.pipe(v.number(), v.finite());
const notNegative = v.pipe(finite, v.minValue(0));
const positive = v.pipe(finite, v.gtValue(0));
/** A factor that what came before fades by. */
const decay = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const countFromOne = v.pipe(countSchema, v.minValue(1));
export const seedSchema = finite;

const optimizerSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('sgd'), momentum: decay }),
  v.strictObject({ kind: v.literal('rmsProp'), decay, epsilon: notNegative }),
  v.strictObject({ kind: v.literal('adam'), beta1: decay, beta2: decay, epsilon: notNegative }),
]);

const scheduleSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('constant') }),
  v.strictObject({ kind: v.literal('step'), every: countFromOne, factor: positive }),
  v.strictObject({ kind: v.literal('exponential'), rate: positive }),
  v.strictObject({ kind: v.literal('cosine'), over: countFromOne, floor: notNegative }),
  v.strictObject({ kind: v.literal('warmUp'), over: countFromOne }),
]);

const initialisationSchema = v.strictObject({
  input: v.picklist(['torch', 'glorot', 'he']),
  recurrent: v.union([
    v.picklist(['torch', 'glorot', 'orthogonal', 'identity']),
    v.strictObject({ radius: notNegative }),
  ]),
  bias: v.picklist(['torch', 'zero']),
  forgetBias: finite,
  updateBias: v.exactOptional(finite),
});

export const trainingSettingsSchema: v.GenericSchema<unknown, TrainingSettings> = v.strictObject({
  seed: seedSchema,
  batch: countFromOne,
  window: countFromOne,
  learningRate: positive,
  clipNorm: v.nullable(positive),
  clipValue: v.exactOptional(v.nullable(positive)),
  optimizer: v.exactOptional(optimizerSchema),
  schedule: v.exactOptional(scheduleSchema),
  initialisation: v.exactOptional(initialisationSchema),
});

/** JSON has no infinity, no NaN, and its usual writers lose the sign of zero: these are written as words. */
const wordNumbers: ReadonlyMap<string, number> = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0],
]);

/** A number as it is written in JSON; `anyNumberSchema` reads it back equal. */
export function writtenNumber(value: number): number | string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}

/** A number, or one of the words that stand for a number that JSON cannot write. */
export const anyNumberSchema = v.pipe(
  v.custom<number | string>(
    (value) => typeof value === 'number' || (typeof value === 'string' && wordNumbers.has(value)),
    ({ received }) =>
      `expected a number or one of ${[...wordNumbers.keys()].map((word) => `"${word}"`).join(', ')}, found ${received}`,
  ),
  v.transform((value) => (typeof value === 'number' ? value : (wordNumbers.get(value) ?? NaN))),
);

/** A run that went wrong has such numbers in its last record, and it is this record that tells why it stopped. */
export const historySchema: v.GenericSchema<unknown, readonly StepRecord[]> = v.array(
  v.strictObject({ trainStep: countSchema, lossNats: anyNumberSchema, gradientNorm: anyNumberSchema }),
);
