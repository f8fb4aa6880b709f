/** Letters of Moby-Dick: bits per letter of held-out text after a fixed number of letters, at matched parameters. */
import type { ResultOf } from '#data/experiments/result';
import { mobyDick } from '#data/tasks/mobyDick';
import { evaluate } from '#reference/charModel';
import { cellNames, type CellName } from '#rnn/cells';
import { charModelLayout, charNetwork } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import type { NetworkReply } from '../harness/tasks/trainNetwork.ts';
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
import { matchedUnits } from '#data/matchedUnits';

type Row = ResultOf<'text'>['rows'][number];

const validationShare = 0.05;
/** Cells differ in the rate that suits them; with one for all, its choice would decide the order. */
const learningRates = [0.005, 0.015, 0.045];
const settingsOf = (quick: boolean) => {
  const [batch, window] = [16, 48];
  const steps = quick ? 2 : 1953;
  return {
    batch,
    window,
    learningRates,
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
    const book = orderedText({ task: 'mobyDick', file, validationShare });
    const split = mobyDick.examples(book.text, { validationShare });
    const [letterFrequency, letterEntropy] = mobyDick.baselines.map((baseline) => baseline.of(split));
    say(
      `bits per letter of held-out text after ${settings.letters} letters; ` +
        `${letterFrequency.toFixed(3)} by letter frequencies, ${letterEntropy.toFixed(3)} by its own:`,
    );
    const heldOut = quick ? book.validation.subarray(0, 500) : book.validation;
    const timed: { readonly row: Row; readonly seconds: number }[] = [];
    for (const cell of cellNames)
      timed.push(await read(laboratory, cell, file, book.text.vocabulary, heldOut));
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
  const { batch, window, clipNorm, steps } = settingsOf(quick);
  const parametersOf = (cell: CellName, units: number) =>
    parameterCount(charModelLayout({ cell, units, vocabulary }));
  const units = matchedUnits((units) => parametersOf(cell, units), parametersOf('lstm', lstmUnits(quick)));
  const spec = { cell, units, vocabulary };
  const attempts: {
    readonly learningRate: number;
    readonly trainBits: number;
    readonly replies: NetworkReply[];
  }[] = [];
  for (const learningRate of learningRates) {
    const replies: NetworkReply[] = [];
    for (const seed of seeds)
      replies.push(
        await train({
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
        }),
      );
    const trainBits = mean(replies.map(({ measurements }) => measurements.at(-1)?.value ?? NaN));
    attempts.push({ learningRate, trainBits, replies });
    say(`  ${cell} at ${learningRate}: ${trainBits.toFixed(3)} in training`);
  }
  const sound = attempts.filter(({ trainBits }) => Number.isFinite(trainBits));
  if (sound.length === 0) throw new Error(`${cell}: every learning rate overflowed`);
  const best = sound.reduce((best, attempt) => (attempt.trainBits < best.trainBits ? attempt : best));
  const bits = best.replies.map(({ parameters }) =>
    evaluate({ spec, parameters: Float32Array.from(parameters) }, heldOut),
  );
  const row: Row = {
    cell,
    units,
    parameters: parametersOf(cell, units),
    learningRate: best.learningRate,
    trainBits: attempts.map(({ trainBits }) => (Number.isFinite(trainBits) ? rounded(trainBits) : null)),
    bitsPerLetter: bits.map(rounded),
  };
  const all = attempts.flatMap(({ replies }) => replies);
  const seconds = inSeconds(all.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  say(
    `${cell.padEnd(17)} ${units} units, ${row.parameters} parameters  ` +
      `${mean(bits).toFixed(3)} at ${row.learningRate}  ${seconds} s`,
  );
  return { row, seconds };
}
