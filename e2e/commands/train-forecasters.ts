/**
 * Teaches the networks of the forecast figure with the project's own engine, each on its series:
 * `node e2e/launch.mjs train-forecasters [SERIES…]`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  forecasterFile,
  forecastersOf,
  forecasterSpec,
  forecastSeriesFiles,
  forecastSeriesNames,
  type ForecasterName,
  type ForecastSeriesName,
} from '#data/forecasters';
import { forecastSeries, measuredStarts, type ForecastSeries } from '#data/forecastSeries';
import { forecastWindows } from '#data/forecastWindows';
import { writeModelFile } from '#data/modelFile';
import { parseSafetensors, writeSafetensors } from '#data/safetensors';
import { squaredErrors } from '#inspect/forecasts';
import type { TrainingSettings } from '#rnn/training';
import { openHarness, type Harness } from '../harness/open.ts';
import { publicPath } from '../shapes/batches.ts';

/** Passes over the training windows: short series need more of them for as many updates. */
const epochs: Readonly<Record<ForecastSeriesName, number>> = {
  twoSines: 20,
  births: 20,
  seattleWeather: 30,
  co2: 120,
};

export async function main(args: readonly string[]): Promise<number> {
  const chosen = forecastSeriesNames.filter((name) => args.length === 0 || args.includes(name));
  const harness = await openHarness({ webgpu: false });
  try {
    for (const name of chosen) {
      const file = forecastSeriesFiles[name];
      const text = file === null ? null : readFileSync(publicPath(file), 'utf8');
      const loaded = forecastSeries(name, text);
      if (loaded.kind !== 'loaded') throw new Error(`${file}: expected ${loaded.expected}`);
      for (const network of forecastersOf(loaded.content.columns.length))
        await train(harness, loaded.content, text, network);
    }
  } finally {
    await harness.close();
  }
  return 0;
}

async function train(
  harness: Harness,
  series: ForecastSeries,
  text: string | null,
  name: ForecasterName,
): Promise<void> {
  const started = Date.now();
  const spec = forecasterSpec(name, series.columns.length);
  const batch = 32;
  const steps = epochs[series.name] * Math.floor(series.trainStarts.length / batch);
  const settings: TrainingSettings = {
    seed: 1,
    batch,
    window: series.T,
    learningRate: 0.005,
    clipNorm: 1,
    schedule: { kind: 'cosine', over: steps, floor: 0.02 },
  };
  const reply = await harness.run('trainNetwork', {
    spec,
    data: { task: 'forecast', series: series.name, file: text, network: name },
    settings,
    steps,
    measureEvery: steps,
    goodEnough: null,
  });
  const parameters = nearestHalves(reply.parameters);
  // As it is stored and shown, so it is measured: ten steps ahead, by the reference.
  const byHorizon = squaredErrors({ spec, parameters }, forecastWindows(series, measuredStarts(series)));
  const value = byHorizon.reduce((sum, error) => sum + error, 0) / byHorizon.length;
  const description = {
    spec,
    vocabularies: { inputs: null, outputs: null },
    task: series.name,
    seed: settings.seed,
    trainStep: steps,
    settings,
    scores: [{ metric: 'meanSquaredError', part: 'validation', value }],
  } as const;
  const file = forecasterFile(series.name, name);
  const bytes = writeModelFile({ description, parameters }, 'F16');
  writeFileSync(publicPath(file), bytes);
  const seconds = Math.round((Date.now() - started) / 1000);
  const [first, last] = [byHorizon[0], byHorizon.at(-1) ?? NaN].map((error) => Math.sqrt(error).toFixed(3));
  console.log(
    `public/${file}: ${bytes.length} bytes, mean squared error ${value.toFixed(5)}, off by ${first} at one step and ` +
      `${last} at ten, ${seconds} s`,
  );
}

/** As they are stored: the site is kept whole for use without a network, and three digits are enough to forecast with. */
function nearestHalves(values: Iterable<number>): Float32Array {
  const data = Float32Array.from(values);
  const file = { tensors: new Map([['values', { shape: [data.length], data }]]), metadata: new Map() };
  const read = parseSafetensors(writeSafetensors(file, 'F16'));
  const halves = read.kind === 'tensors' ? read.tensors.get('values')?.data : undefined;
  if (!halves) throw new RangeError('the parameters could not be stored as halves');
  return Float32Array.from(halves);
}
