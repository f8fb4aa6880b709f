/** Letters of Moby-Dick: bits per letter of held-out text after a fixed number of letters, at matched parameters. */
import type { ResultOf } from '#data/experiments/result';
import { mobyDick } from '#data/tasks/mobyDick';
import { evaluate } from '#reference/charModel';
import { cellNames, type CellName } from '#rnn/cells';
import { charModelLayout, charNetwork } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import { orderedText } from '../harness/orderedData.ts';
import {
  dataFile,
  inSeconds,
  mean,
  processorName,
  rounded,
  type Experiment,
  type Laboratory,
} from './experiment.ts';
import { matchedUnits } from './matchedUnits.ts';

type Row = ResultOf<'text'>['rows'][number];

const validationShare = 0.05;
const settingsOf = (quick: boolean) => {
  const [batch, window] = [16, 48];
  const steps = quick ? 2 : 1953;
  return {
    batch,
    window,
    learningRate: 0.005,
    clipNorm: 1,
    steps,
    letters: steps * batch * window,
    validationShare,
  };
};
const lstmUnits = (quick: boolean) => (quick ? 8 : 64);

export const text: Experiment<'text'> = {
  seeds: 1,
  async run(laboratory) {
    const { seeds, quick, say } = laboratory;
    const file = dataFile(mobyDick.file);
    const settings = settingsOf(quick);
    const { vocabulary, train, validation } = orderedText({ task: 'mobyDick', file, validationShare });
    const split = mobyDick.examples({ vocabulary, codes: joined(train, validation) }, { validationShare });
    const [letterFrequency, letterEntropy] = mobyDick.baselines.map((baseline) => baseline.of(split));
    say(
      `bits per letter of held-out text after ${settings.letters} letters; ` +
        `${letterFrequency.toFixed(3)} by letter frequencies, ${letterEntropy.toFixed(3)} by its own:`,
    );
    const heldOut = quick ? validation.subarray(0, 500) : validation;
    const timed: { readonly row: Row; readonly seconds: number }[] = [];
    for (const cell of cellNames) timed.push(await read(laboratory, cell, file, vocabulary, heldOut));
    return {
      format: 'experiment 1',
      name: 'text',
      settings,
      seeds: [...seeds],
      letterFrequency: rounded(letterFrequency),
      letterEntropy: rounded(letterEntropy),
      rows: timed.map(({ row }) => row),
      times: { processor: processorName(), seconds: timed.map(({ seconds }) => seconds) },
    };
  },
};

async function read(
  { seeds, quick, train, say }: Laboratory,
  cell: CellName,
  file: string,
  vocabulary: readonly string[],
  heldOut: Int32Array,
) {
  const { batch, window, learningRate, clipNorm, steps } = settingsOf(quick);
  const parametersOf = (cell: CellName, units: number) =>
    parameterCount(charModelLayout({ cell, units, vocabulary }));
  const units = matchedUnits((units) => parametersOf(cell, units), parametersOf('lstm', lstmUnits(quick)));
  const spec = { cell, units, vocabulary };
  const bits: number[] = [];
  let milliseconds = 0;
  for (const seed of seeds) {
    const reply = await train({
      spec: charNetwork(spec),
      data: { task: 'mobyDick', file, validationShare },
      settings: {
        seed,
        batch,
        window,
        learningRate,
        clipNorm,
        // The rate falls to a tenth, so that no cell is measured in the middle of a leap.
        schedule: { kind: 'cosine', over: steps, floor: 0.1 },
      },
      steps,
      measureEvery: steps,
      goodEnough: null,
    });
    bits.push(evaluate({ spec, parameters: Float32Array.from(reply.parameters) }, heldOut));
    milliseconds += reply.milliseconds;
  }
  const row: Row = { cell, units, parameters: parametersOf(cell, units), bitsPerLetter: bits.map(rounded) };
  const seconds = inSeconds(milliseconds);
  say(
    `${cell.padEnd(17)} ${units} units, ${row.parameters} parameters  ${mean(bits).toFixed(3)}  ${seconds} s`,
  );
  return { row, seconds };
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  const codes = new Int32Array(first.length + second.length);
  codes.set(first);
  codes.set(second, first.length);
  return codes;
}
