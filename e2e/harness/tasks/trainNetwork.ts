/** Trains a network on a task with the engine and measures it on validation on the way: one run of an experiment. */
import { startBackend } from '#engine/backends';
import { decodeGreedily } from '#engine/greedyDecoding';
import type { TrainingData } from '#engine/feed';
import { NetworkTrainer } from '#engine/networkTrainer';
import { recordCapacity } from '#engine/optimizer';
import { predict } from '#engine/predictor';
import { phonemeErrorRate } from '#data/editDistance';
import { notCounted } from '#data/examples';
import { iteratedForecast } from '#data/iteratedForecast';
import { accuracy, lastStepError } from '#data/measures';
import type { Split } from '#data/task';
import { isEncoderDecoder, type ModelSpec } from '#rnn/network';
import type { TrainingSettings } from '#rnn/training';
import { orderedExamples, orderedText, type DataOrder, type ExampleOrder } from '../orderedData.ts';

export interface NetworkOrder {
  readonly spec: ModelSpec;
  readonly data: DataOrder;
  readonly settings: TrainingSettings;
  /** Updates at most. */
  readonly steps: number;
  /** Updates between two measurements; the last update is followed by one in any case. */
  readonly measureEvery: number;
  /** Training ends as soon as a measurement is as good as this; null: it never does. */
  readonly goodEnough: number | null;
  /** Besides, the error of forecasting these series iteratively with what was learnt on one step. */
  readonly iterate?: ExampleOrder;
}

export interface Measurement {
  readonly trainStep: number;
  /**
   * On validation: mean squared error of the last step; accuracy, for one code; phoneme error rate running free, for
   * words. Of a text: the mean loss in bits per letter of the last `recordCapacity` training steps or fewer.
   */
  readonly value: number;
}

export interface NetworkReply {
  readonly measurements: readonly Measurement[];
  /** null: was not asked for. */
  readonly iterated: number | null;
  /** `[P]` */
  readonly parameters: readonly number[];
  readonly milliseconds: number;
}

interface Prepared {
  readonly data: TrainingData;
  /** On validation, of these parameters; null: nothing but the training loss is measured. */
  readonly measure: ((parameters: Float32Array) => Promise<number>) | null;
  /** Whether a larger measurement is a better one. */
  readonly rising: boolean;
}

export async function run(order: NetworkOrder): Promise<NetworkReply> {
  const started = performance.now();
  await startBackend('wasm');
  const { spec, settings, steps, measureEvery, goodEnough, iterate } = order;
  const { data, measure, rising } = prepare(spec, order.data);
  const trainer = new NetworkTrainer(spec, data, settings, null);
  const measurements: Measurement[] = [];
  let parameters: Float32Array = new Float32Array();
  try {
    while (trainer.trainStep < steps) {
      const until = Math.min(steps, trainer.trainStep + measureEvery);
      const loss = await trainUntil(trainer, until);
      ({ parameters } = await trainer.readState());
      const value = measure ? await measure(parameters) : loss / Math.LN2;
      measurements.push({ trainStep: trainer.trainStep, value });
      if (goodEnough !== null && (rising ? value >= goodEnough : value <= goodEnough)) break;
    }
  } finally {
    trainer.dispose();
  }
  return {
    measurements,
    iterated: iterate ? await iteratedError(spec, parameters, orderedExamples(iterate)) : null,
    parameters: Array.from(parameters),
    milliseconds: performance.now() - started,
  };
}

/** Returns the mean loss of the last steps, at most `recordCapacity`. */
async function trainUntil(trainer: NetworkTrainer, until: number): Promise<number> {
  let loss = NaN;
  while (trainer.trainStep < until) {
    const stop = Math.min(until, trainer.trainStep + recordCapacity);
    while (trainer.trainStep < stop) trainer.step();
    const records = await trainer.readRecords();
    loss = records.reduce((sum, { lossNats }) => sum + lossNats, 0) / records.length;
  }
  return loss;
}

function prepare(spec: ModelSpec, order: DataOrder): Prepared {
  if (order.task === 'mobyDick')
    return { data: { kind: 'text', codes: orderedText(order).train }, measure: null, rising: false };
  const split = orderedExamples(order);
  if (isEncoderDecoder(spec)) {
    const { targets } = split;
    if (targets.kind !== 'codes' || targets.start === null || targets.end === null)
      throw new TypeError('an encoder–decoder needs words with start and end');
    const limits = { startCode: targets.start, endCode: targets.end };
    return {
      data: { kind: 'examples', examples: split.train, startCode: limits.startCode },
      measure: (parameters) => pronunciationError(spec, parameters, split, limits),
      rising: false,
    };
  }
  const { validation } = split;
  const rising = validation.targets.kind === 'codes';
  return {
    data: { kind: 'examples', examples: split.train },
    async measure(parameters) {
      const outputs = await predict(spec, parameters, validation);
      return rising ? accuracy(outputs, validation) : lastStepError(outputs, validation);
    },
    rising,
  };
}

async function pronunciationError(
  spec: Extract<ModelSpec, { encoder: unknown }>,
  parameters: Float32Array,
  { validation }: Split,
  { startCode, endCode }: { readonly startCode: number; readonly endCode: number },
): Promise<number> {
  const { targets, count } = validation;
  if (targets.kind !== 'codes' || targets.T === null) throw new TypeError('expected words to say');
  const { T, codes } = targets;
  const said = await decodeGreedily(spec, parameters, validation, { startCode, endCode, longest: T });
  const right = Array.from({ length: count }, (_, n) =>
    [...codes.subarray(n * T, (n + 1) * T)].filter((code) => code !== notCounted && code !== endCode),
  );
  return phonemeErrorRate(said, right);
}

async function iteratedError(spec: ModelSpec, parameters: Float32Array, { validation }: Split) {
  const { targets } = validation;
  const horizon = targets.kind === 'values' ? targets.O : 1;
  const forecasts = await iteratedForecast(
    (examples) => predict(spec, parameters, examples),
    validation,
    horizon,
  );
  return lastStepError(forecasts, validation);
}
