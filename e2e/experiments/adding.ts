/** The adding problem at length 100: which cells solve it within a bounded number of updates. */
import type { ResultOf } from '#data/experiments/result';
import { solvedBelow } from '#data/experiments/criteria';
import { adding as task } from '#data/tasks/adding';
import type { CellName } from '#rnn/cells';
import type { NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { defaultInitialisation } from '#engine/initialize';
import { inSeconds, processorName, rounded, type Experiment, type Laboratory } from './experiment.ts';

type Row = ResultOf<'adding'>['rows'][number];

const cells: readonly CellName[] = ['rnn', 'lstm', 'gru'];

const settingsOf = (quick: boolean) => ({
  units: quick ? 4 : 64,
  T: quick ? 10 : 100,
  train: quick ? 100 : 20_000,
  batch: quick ? 10 : 50,
  learningRate: 0.005,
  clipNorm: 1,
  steps: quick ? 20 : 5000,
  /** Added to the forget gate's bias before training; the other cells have none. */
  forgetBias: 1,
});
const validation = (quick: boolean) => (quick ? 50 : 1000);

function network(cell: CellName, units: number): NetworkSpec {
  return {
    inputs: { kind: 'values', size: 2 },
    layers: [
      { kind: 'recurrent', name: 'rnn', cell, units, output: 'last' },
      { kind: 'dense', name: 'fc', units: 1 },
    ],
  };
}

export const adding: Experiment<'adding'> = {
  seeds: 1,
  async run(laboratory) {
    const { seeds, quick, say } = laboratory;
    const settings = settingsOf(quick);
    const { T, train } = settings;
    const [meanAnswer] = task.baselines;
    const baseline = meanAnswer.of(
      task.examples({ seed: seeds[0], T, train, validation: validation(quick) }),
    );
    say(`mean squared error at length ${T}; ${baseline.toFixed(3)} for who always answers the mean:`);
    const timed: { readonly row: Row; readonly seconds: number }[] = [];
    for (const cell of cells) timed.push(await teach(laboratory, cell));
    return {
      format: 'experiment 1',
      name: 'adding',
      settings,
      seeds: [...seeds],
      baseline: rounded(baseline),
      rows: timed.map(({ row }) => row),
      times: { processor: processorName(), seconds: timed.map(({ seconds }) => seconds) },
    };
  },
};

async function teach({ seeds, quick, train, say }: Laboratory, cell: CellName) {
  const { units, T, train: count, batch, learningRate, clipNorm, steps, forgetBias } = settingsOf(quick);
  const spec = network(cell, units);
  const replies = [];
  for (const seed of seeds) {
    replies.push(
      await train({
        spec,
        data: { task: 'adding', options: { seed, T, train: count, validation: validation(quick) } },
        settings: {
          seed,
          batch,
          window: T,
          learningRate,
          clipNorm,
          initialisation: { ...defaultInitialisation, forgetBias },
        },
        steps,
        measureEvery: steps / 20,
        goodEnough: solvedBelow / 2,
      }),
    );
  }
  const ends = replies.map(({ measurements }) => measurements[measurements.length - 1]);
  const row: Row = {
    cell,
    parameters: parameterCount(networkLayout(spec)),
    meanSquaredErrors: ends.map(({ value }) => rounded(value)),
    steps: ends.map(({ trainStep }) => trainStep),
    curve: replies[0].measurements.map(({ trainStep, value }) => ({ trainStep, value: rounded(value) })),
  };
  const seconds = inSeconds(replies.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  const outcomes = ends.map(({ value, trainStep }) => `${value.toFixed(4)} after ${trainStep} updates`);
  say(`${cell.padEnd(5)} ${row.parameters} parameters  ${outcomes.join(', ')}  ${seconds} s`);
  return { row, seconds };
}
