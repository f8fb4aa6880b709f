/** The ladder of forecasting networks: validation error of each beside the figure of the course notes. */
import type { ResultOf } from '#data/experiments/result';
import { twoSines } from '#data/tasks/twoSines';
import { seriesBaselines } from '#data/baselines/series';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import type { ExampleOrder } from '../harness/orderedData.ts';
import {
  inSeconds,
  kerasAdam,
  kerasInitialisation,
  processorName,
  rounded,
  type Experiment,
  type Laboratory,
} from './experiment.ts';
import { ladder, T, type Rung } from './ladder.ts';

type Result = ResultOf<'forecast'>;
type Row = Result['rows'][number];
interface TimedRow {
  readonly row: Row;
  readonly seconds: number;
}

const sizes = (quick: boolean) =>
  quick
    ? { train: 128, validation: 64, test: 1, epochs: 2 }
    : { train: 7000, validation: 2000, test: 1000, epochs: 20 };
const batch = 32;
const [lastValue, leastSquares] = seriesBaselines;

export const forecast: Experiment<'forecast'> = {
  seeds: 1,
  async run(laboratory) {
    const { train, validation, epochs } = sizes(laboratory.quick);
    laboratory.say('validation mean squared error, and what the notes say:');
    const timed: TimedRow[] = [...baselineRows(laboratory, 1, 0.02), ...baselineRows(laboratory, 10, null)];
    for (const rung of ladder) timed.push(...(await climb(laboratory, rung)));
    return {
      format: 'experiment 1',
      name: 'forecast',
      settings: { train, validation, T, batch, epochs },
      seeds: [...laboratory.seeds],
      rows: timed.map(({ row }) => row),
      times: { processor: processorName(), seconds: timed.map(({ seconds }) => seconds) },
    };
  },
};

/** What is reached without training by steps: the last value again, and the best linear model in closed form. */
function baselineRows(
  { quick, seeds, say }: Laboratory,
  horizon: 1 | 10,
  notesOnLastValue: number | null,
): TimedRow[] {
  const { train, validation, test } = sizes(quick);
  const splits = seeds.map((seed) => twoSines.examples({ seed, T, horizon, train, validation, test }));
  const suffix = horizon === 10 ? 'In10' : '';
  const wanted = [
    { baseline: lastValue, network: `lastValue${suffix}`, parameters: 0, notes: notesOnLastValue },
    { baseline: leastSquares, network: `leastSquares${suffix}`, parameters: (T + 1) * horizon, notes: null },
  ];
  return wanted.map(({ baseline, network, parameters, notes }) => {
    const started = performance.now();
    const meanSquaredErrors = splits.map((split) => rounded(baseline.of(split)));
    const row: Row = { network, horizon, parameters, learningRate: null, notes, meanSquaredErrors };
    say(describe(row));
    return { row, seconds: inSeconds(performance.now() - started) };
  });
}

/** Trains a network once for each seed; two rows where it is asked for ten steps iteratively as well. */
async function climb({ quick, seeds, train, say }: Laboratory, rung: Rung): Promise<TimedRow[]> {
  const { epochs, ...counts } = sizes(quick);
  const steps = epochs * Math.floor(counts.train / batch);
  const rows = [
    {
      network: rung.network,
      horizon: rung.horizon,
      notes: rung.notes,
      errors: [] as number[],
      milliseconds: 0,
    },
  ];
  if (rung.iterated) rows.push({ ...rung.iterated, horizon: 10, errors: [], milliseconds: 0 });
  for (const seed of seeds) {
    const order = (horizon: 1 | 10, everyStep: boolean): ExampleOrder => ({
      task: 'twoSines',
      options: { ...counts, seed, T, horizon, everyStep },
      ...(rung.sparse ? { sparse: rung.sparse } : {}),
    });
    const { measurements, iterated, milliseconds } = await train({
      spec: rung.spec,
      data: order(rung.horizon, rung.everyStep),
      settings: {
        seed,
        batch,
        window: T,
        learningRate: rung.learningRate,
        clipNorm: null,
        optimizer: kerasAdam,
        initialisation: kerasInitialisation,
      },
      steps,
      measureEvery: steps,
      goodEnough: null,
      ...(rung.iterated ? { iterate: order(10, false) } : {}),
    });
    rows[0].errors.push(measurements.at(-1)?.value ?? NaN);
    rows[0].milliseconds += milliseconds;
    if (iterated !== null) rows[1].errors.push(iterated);
  }
  return rows.map(({ network, horizon, notes, errors, milliseconds }) => {
    const row: Row = {
      network,
      horizon,
      parameters: parameterCount(networkLayout(rung.spec)),
      learningRate: rung.learningRate,
      notes,
      meanSquaredErrors: errors.map(rounded),
    };
    say(`${describe(row)}  ${inSeconds(milliseconds)} s`);
    return { row, seconds: inSeconds(milliseconds) };
  });
}

function describe({ network, horizon, parameters, notes, meanSquaredErrors }: Row): string {
  return [
    network.padEnd(20),
    `${horizon} ahead`.padEnd(9),
    `${parameters} parameters`.padEnd(17),
    meanSquaredErrors.map((error) => error.toFixed(4)).join(' '),
    notes === null ? '' : `(notes ${notes.toFixed(3)})`,
  ].join('  ');
}
