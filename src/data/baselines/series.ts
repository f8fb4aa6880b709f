/** Forecasts without a network: the last value again, and the best linear combination of all values read. */
import { ShapeError } from '#rnn/errors';
import type { Examples } from '../examples.ts';
import type { Baseline, Split } from '../task.ts';
import { leastSquares } from './leastSquares.ts';
import { trainedLinear } from './trainedLinear.ts';

/** A series task as regression: numbers read, and the forecast after the last step. */
interface Regression {
  /** `N` */
  readonly count: number;
  /** Numbers of a step, `I`. */
  readonly I: number;
  /** `[N, T · I]` */
  readonly read: Float32Array;
  /** `[N, O]` */
  readonly answers: Float32Array;
}

/** @throws ShapeError when inputs or targets are codes */
function regression({ count, inputs, targets }: Examples): Regression {
  if (inputs.kind !== 'values' || targets.kind !== 'values')
    throw new ShapeError('series', 'numbers to numbers', `${inputs.kind} to ${targets.kind}`);
  const { O, values } = targets;
  const T = targets.T ?? 1;
  const answers = new Float32Array(count * O);
  for (let n = 0; n < count; n++) answers.set(values.subarray((n * T + T - 1) * O, (n + 1) * T * O), n * O);
  return { count, I: inputs.I, read: inputs.values, answers };
}

/** Mean over `[N, O]` of the squared difference. */
function meanSquaredError(predicted: ArrayLike<number>, answers: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < answers.length; k++) sum += (predicted[k] - answers[k]) ** 2;
  return sum / answers.length;
}

/** The number of a step that is forecast: the column of that name among those read, else the first. */
function forecastColumn({ inputs, targets }: Split): number {
  if (inputs.kind !== 'values' || targets.kind !== 'values') return 0;
  return Math.max(
    0,
    inputs.columns.findIndex(({ name }) => name === targets.columns[0].name),
  );
}

/**
 * Mean squared error of saying that every value to come equals the last one read (naive forecasting). Where there is
 * a forecast after every step, the one after the last is measured.
 * @throws ShapeError when inputs or targets are codes
 */
function lastValueError(split: Split): number {
  const { count, I, read, answers } = regression(split.validation);
  const [size, O] = [read.length / count, answers.length / count];
  const column = forecastColumn(split);
  const predicted = Float32Array.from(answers, (_, k) => read[(Math.floor(k / O) + 1) * size - I + column]);
  return meanSquaredError(predicted, answers);
}

/**
 * Mean squared error on validation of a linear model of all `T · I` numbers read and a constant, fitted to the training
 * part. Where there is a forecast after every step, the one after the last is measured.
 * @param fit  `leastSquares`, the best such model, or `trainedLinear`, the one that the course notes train
 * @throws ShapeError when inputs or targets are codes
 */
function linearError(split: Split, fit: typeof leastSquares): number {
  const [train, validation] = [regression(split.train), regression(split.validation)];
  const predict = fit(train.read, train.answers, train.count);
  return meanSquaredError(predict(validation.read, validation.count), validation.answers);
}

export const seriesBaselines: readonly Baseline[] = [
  { name: 'lastValue', metric: 'meanSquaredError', of: lastValueError },
  { name: 'linear', metric: 'meanSquaredError', of: (split) => linearError(split, leastSquares) },
];

/** The linear model as the course notes train it; the notes' figures are measured against this one. */
export const notesLinear: Baseline = {
  name: 'trainedLinear',
  metric: 'meanSquaredError',
  of: (split) => linearError(split, trainedLinear),
};
