/** Copy the first symbol: how far back each cell learns to remember. */
import { defaultInitialisation } from '#engine/initialize';
import { letsGoAt } from '#data/experiments/criteria';
import type { ResultOf } from '#data/experiments/result';
import type { CellName } from '#rnn/cells';
import type { NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { inSeconds, mean, processorName, rounded, type Experiment, type Laboratory } from './experiment.ts';

type Row = ResultOf<'copy'>['rows'][number];

interface Contestant {
  readonly cell: CellName;
  /** Added to the bias of the forget gate or of the update gate; null: the cell has neither. */
  readonly keepBias: number | null;
}

/** The gated cells twice: as they usually begin, and with the gates that keep their states nearly open. */
const contestants: readonly Contestant[] = [
  { cell: 'rnn', keepBias: null },
  { cell: 'lstm', keepBias: 1 },
  { cell: 'lstm', keepBias: 5 },
  { cell: 'gru', keepBias: 0 },
  { cell: 'gru', keepBias: 5 },
];
const distancesOf = (quick: boolean) => (quick ? [3, 6] : [5, 10, 20, 40, 80, 160]);

const settingsOf = (quick: boolean) => ({
  units: quick ? 4 : 32,
  alphabet: 4,
  fillers: 4,
  train: quick ? 64 : 10_000,
  batch: quick ? 16 : 50,
  learningRate: 0.003,
  clipNorm: 1,
  steps: quick ? 8 : 1000,
});
const validation = (quick: boolean) => (quick ? 32 : 500);

function network(cell: CellName, units: number, alphabet: number, fillers: number): NetworkSpec {
  return {
    inputs: { kind: 'codes', size: alphabet + fillers },
    layers: [
      { kind: 'oneHot' },
      { kind: 'recurrent', name: 'rnn', cell, units, output: 'last' },
      { kind: 'dense', name: 'fc', units: alphabet },
    ],
  };
}

export const copy: Experiment<'copy'> = {
  seeds: 5,
  async run(laboratory) {
    const { seeds, quick, say } = laboratory;
    const settings = settingsOf(quick);
    const chance = 1 / settings.alphabet;
    say(`accuracy, mean of ${seeds.length} and worst; chance ${chance}:`);
    const timed: { readonly row: Row; readonly seconds: number }[] = [];
    for (const contestant of contestants) timed.push(await teach(laboratory, contestant, chance));
    return {
      format: 'experiment 1',
      name: 'copy',
      settings,
      seeds: [...seeds],
      chance,
      rows: timed.map(({ row }) => row),
      times: { processor: processorName(), seconds: timed.map(({ seconds }) => seconds) },
    };
  },
};

async function teach(
  { seeds, quick, train, say }: Laboratory,
  { cell, keepBias }: Contestant,
  chance: number,
) {
  const { units, alphabet, fillers, train: count, batch, learningRate, clipNorm, steps } = settingsOf(quick);
  const spec = network(cell, units, alphabet, fillers);
  const parameters = parameterCount(networkLayout(spec));
  const opened = keepBias === null ? {} : { forgetBias: keepBias, updateBias: keepBias };
  const initialisation = { ...defaultInitialisation, ...opened };
  const named = `${cell} ${keepBias ?? ''}`.padEnd(7);
  const distances: Row['distances'][number][] = [];
  let milliseconds = 0;
  for (const distance of distancesOf(quick)) {
    const accuracies: number[] = [];
    for (const seed of seeds) {
      const options = { seed, distance, alphabet, fillers, train: count, validation: validation(quick) };
      const reply = await train({
        spec,
        data: { task: 'copyFirst', options },
        settings: { seed, batch, window: distance + 1, learningRate, clipNorm, initialisation },
        steps,
        measureEvery: Math.ceil(steps / 10),
        goodEnough: 1,
      });
      accuracies.push(rounded(reply.measurements.at(-1)?.value ?? NaN));
      milliseconds += reply.milliseconds;
    }
    distances.push({ distance, accuracies });
    const worst = Math.min(...accuracies);
    say(
      `${named} ${parameters} parameters  ${distance} steps back: ${mean(accuracies).toFixed(3)} (${worst.toFixed(3)})`,
    );
  }
  const row: Row = { cell, keepBias, parameters, distances, letsGoAt: letsGoAt(distances, chance) };
  const seconds = inSeconds(milliseconds);
  say(`${named} lets go at ${row.letsGoAt ?? 'no distance tried'}  ${seconds} s`);
  return { row, seconds };
}
