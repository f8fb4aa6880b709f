/** Spelling to pronunciation: phoneme error rate of an encoder–decoder that runs free. */
import type { ResultOf } from '#data/experiments/result';
import { pronunciation } from '#data/tasks/pronunciation';
import type { CellName } from '#rnn/cells';
import type { EncoderDecoderSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { orderedExamples, type ExampleOrder } from '../harness/orderedData.ts';
import {
  dataFile,
  inSeconds,
  mean,
  processorName,
  rounded,
  type Experiment,
  type Laboratory,
} from './experiment.ts';

type Row = ResultOf<'pronounce'>['rows'][number];

const cells: readonly CellName[] = ['lstm', 'gru'];

const settingsOf = (quick: boolean) => ({
  units: quick ? 8 : 128,
  embedding: quick ? 4 : 32,
  batch: 32,
  learningRate: 0.003,
  clipNorm: 1,
  steps: quick ? 4 : 4000,
});

function network(cell: CellName, letters: number, sounds: number, quick: boolean): EncoderDecoderSpec {
  const { units, embedding } = settingsOf(quick);
  const read = { kind: 'embedding', name: 'embedding', size: embedding } as const;
  const recurrent = { kind: 'recurrent', name: 'rnn', cell, units } as const;
  return {
    encoder: { inputs: { kind: 'codes', size: letters }, layers: [read, recurrent] },
    decoder: {
      inputs: { kind: 'codes', size: sounds },
      layers: [read, recurrent, { kind: 'dropout', rate: 0.3 }, { kind: 'dense', name: 'fc', units: sounds }],
    },
  };
}

export const pronounce: Experiment<'pronounce'> = {
  seeds: 1,
  async run(laboratory) {
    const { seeds, quick, say } = laboratory;
    const data: ExampleOrder = { task: 'pronunciation', file: dataFile(pronunciation.file), options: {} };
    const { train, validation, ...split } = orderedExamples(data);
    const [soundsPerLetter] = pronunciation.baselines;
    const baseline = soundsPerLetter.of({ train, validation, ...split });
    say(`phoneme error rate; ${baseline.toFixed(3)} for each letter's most frequent sound:`);
    const { inputs, targets } = train;
    if (inputs.kind !== 'codes' || targets.kind !== 'codes')
      throw new TypeError('expected letters and sounds');
    const timed: { readonly row: Row; readonly seconds: number }[] = [];
    for (const cell of cells)
      timed.push(await teach(laboratory, cell, network(cell, inputs.V, targets.V, quick), data));
    return {
      format: 'experiment 1',
      name: 'pronounce',
      settings: { ...settingsOf(quick), train: train.count, validation: validation.count },
      seeds: [...seeds],
      baseline: rounded(baseline),
      rows: timed.map(({ row }) => row),
      times: { processor: processorName(), seconds: timed.map(({ seconds }) => seconds) },
    };
  },
};

async function teach(
  { seeds, quick, train, say }: Laboratory,
  cell: CellName,
  spec: EncoderDecoderSpec,
  data: ExampleOrder,
) {
  const { batch, learningRate, clipNorm, steps } = settingsOf(quick);
  const replies = [];
  for (const seed of seeds) {
    replies.push(
      await train({
        spec,
        data,
        settings: {
          seed,
          batch,
          window: 1,
          learningRate,
          clipNorm,
          schedule: { kind: 'cosine', over: steps, floor: 0.05 },
        },
        steps,
        measureEvery: steps / 4,
        goodEnough: null,
      }),
    );
  }
  const errorRates = replies.map(({ measurements }) => rounded(measurements.at(-1)?.value ?? NaN));
  const row: Row = {
    cell,
    parameters: parameterCount(networkLayout(spec)),
    errorRates,
    curve: replies[0].measurements.map(({ trainStep, value }) => ({ trainStep, value: rounded(value) })),
  };
  const seconds = inSeconds(replies.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  say(`${cell.padEnd(5)} ${row.parameters} parameters  ${mean(errorRates).toFixed(3)}  ${seconds} s`);
  return { row, seconds };
}
