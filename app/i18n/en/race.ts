/** What a learner reads in the fair race, in English. */
import type { RaceTask, Entrant } from '#data/race';
import type { ResultOf } from '#data/experiments/result';
import { derivativeNumber } from '#figures/derivativeNumber';
import type { Spread } from '#figures/raceChart';
import type { CellName } from '#rnn/cells';
import type { FigureCaption } from '../../figures/FigureFrame.tsx';
import type { RacePhase } from '../../state/race.ts';
import { cellKinds } from './cellKinds.ts';

type Axis = 'steps' | 'time';
type Out = readonly { readonly seed: number; readonly trainStep: number }[];

const shortKinds: Readonly<Record<CellName, string>> = {
  rnn: 'RNN, tanh',
  rnnRelu: 'RNN, ReLU',
  rnnLayerNorm: 'RNN, tanh, norm',
  rnnReluLayerNorm: 'RNN, ReLU, norm',
  lstm: 'LSTM',
  lstmPeephole: 'LSTM, peepholes',
  lstmLayerNorm: 'LSTM, norm',
  gru: 'GRU',
  gruResetBefore: 'GRU, reset before',
};
const tasks: Readonly<Record<RaceTask, string>> = {
  adding: 'Adding problem',
  copyFirst: 'Copy first symbol',
  holdBit: 'Hold a bit',
  twoSines: 'Two sines',
};
const bareTasks: Readonly<Record<RaceTask, string>> = {
  adding: 'the adding problem over 20 steps',
  copyFirst: 'naming the first symbol after 10 others',
  holdBit: 'holding a bit over 20 steps',
  twoSines: 'the next value of two sines after 20',
};
const lossAxis: Readonly<Record<RaceTask, string>> = {
  adding: 'Mean squared error',
  copyFirst: 'Cross-entropy, nats',
  holdBit: 'Cross-entropy, nats',
  twoSines: 'Mean squared error',
};
const baselineNames: Readonly<Record<RaceTask, string>> = {
  adding: 'always the mean',
  copyFirst: 'an even guess',
  holdBit: 'an even guess',
  twoSines: 'the last value again',
};

const lossNumber = (loss: number) => derivativeNumber(loss, 3);
const whole = (value: number) => value.toLocaleString('en').replaceAll(',', '\u202f');
const time = (milliseconds: number) =>
  milliseconds >= 1000 || milliseconds === 0
    ? `${Number((milliseconds / 1000).toPrecision(3))} s`
    : `${Math.round(milliseconds)} ms`;
const spread = ({ least, median, greatest }: Spread) =>
  least === greatest
    ? lossNumber(median)
    : `${lossNumber(median)} (${lossNumber(least)}–${lossNumber(greatest)})`;
const outWords = (out: Out) =>
  out.map(({ seed, trainStep }) => `seed ${seed} at step ${trainStep}`).join(', ');
const where = (axis: Axis, at: number) => (axis === 'steps' ? `step ${Math.floor(at)}` : time(at));
const seedsWord = (count: number) => (count === 1 ? 'one seed' : `${count} seeds`);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

const phases: Readonly<Record<RacePhase, string>> = {
  idle: '',
  opening: 'Making the engine ready …',
  running: 'Racing …',
  paused: 'Paused.',
  finished: 'Finished.',
  stopped: 'Stopped.',
};

export const race = {
  title: 'A fair race: the same task, the same seeds, the same batches',
  task: 'Task',
  tasks,
  seat: (place: number) => `Network ${place}`,
  nobody: 'nobody',
  kinds: cellKinds,
  shortKinds,
  units: 'Units',
  layers: 'Layers',
  match: 'Alike in',
  matches: { units: 'units', parameters: 'parameters' },
  seeds: 'Seeds',
  rate: 'Learning rate',
  steps: 'Updates',
  notFitting: (low: number, high: number) => `A whole number from ${low} to ${high}.`,
  grid: (entrants: readonly Entrant[]) =>
    `On the grid: ${entrants
      .map(
        ({ cell, units, parameters }) =>
          `${shortKinds[cell]} with ${units} ${units === 1 ? 'unit' : 'units'}, ${whole(parameters)} parameters`,
      )
      .join('; ')}.`,
  start: 'Race on this device',
  pause: 'Pause',
  resume: 'Go on',
  startOver: 'Start over',
  startChanged: 'Start over with these settings',
  end: 'End the race',
  phases,
  stopped: (detail: string) => `The race stopped: ${detail}. Start it over to try again.`,
  rescued: (times: number) =>
    `The engine was lost ${times === 1 ? 'once' : `${times} times`}; another took every run up from its last snapshot.`,
  loading: 'Fetching the recorded race …',
  noRecord: 'The recorded race could not be fetched. A race on this device needs none.',
  live: ({ seeds, task, rate }: { readonly seeds: number; readonly task: RaceTask; readonly rate: number }) =>
    `On this device: ${bareTasks[task]}, ${seedsWord(seeds)}; line: median, band: least to greatest. Loss in training, running mean. Adam, learning rate ${rate}, batches of 32, gradient norm at most 1. Time counts each run’s own updates alone.`,
  recorded: ({ settings, times, seeds }: ResultOf<'adding'>) =>
    `Recorded with this engine on WebAssembly (${times.processor}): the adding problem over ${settings.T} steps, ${settings.units} units, seed ${seeds[0]}, learning rate ${settings.learningRate}. Loss on validation, every ${settings.steps / 20} updates, until it was solved; time includes the measuring.`,
  axis: 'Against',
  axes: { steps: 'updates', time: 'time of its own' },
  lossAxis,
  time,
  whole,
  lossNumber,
  spread,
  baseline: (task: RaceTask, loss: string) => `${baselineNames[task]}: ${loss}`,
  entrantName: (name: string, units: number) => `${name}, ${units}`,
  entrantReading: (name: string, at: Spread | null) => `${name} ${at ? spread(at) : 'not there'}`,
  chart: 'Loss of every network',
  reading: (axis: Axis, at: number, words: readonly string[]) => `${where(axis, at)}: ${words.join('; ')}`,
  results: 'What each network costs and keeps',
  resultColumns: ['Network', 'Units', 'Parameters', 'ms an update', 'Memory, steps back', 'Last loss'],
  milliseconds: (values: readonly number[]) => (values.length === 0 ? '–' : median(values).toPrecision(3)),
  out: (out: Out) => `out: ${outWords(out)}`,
  reach: (seeds: readonly (number | null)[] | null) => {
    if (seeds === null) return '–';
    const felt = seeds.filter((reach) => reach !== null);
    if (felt.length === 0) return 'nothing is felt';
    const [least, greatest] = [Math.min(...felt), Math.max(...felt)];
    return least === greatest ? `${least}` : `${median(felt)} (${least}–${greatest})`;
  },
  reachNote: (live: boolean, running: boolean) =>
    live
      ? `Memory: the farthest input, in steps before the end, by which the loss at the last step still changes by at least 1% of what it does by the most felt one; from the float64 reference on the trained weights, over 16 sequences${running ? ', measured when the race rests' : ''}.`
      : 'Memory is measured on the trained weights of a race on this device; the record kept none.',
  caption: (
    { task, axis, at, baseline }: { task: RaceTask; axis: Axis; at: number; baseline: number },
    entrants: readonly {
      readonly name: string;
      readonly spread: Spread | null;
      /** Where its last run ended, if that is before this place; null: it still runs here. */
      readonly ended: number | null;
      readonly out: Out;
    }[],
  ): FigureCaption => {
    const there = entrants.flatMap(({ name, spread: own, ended }) =>
      own ? [{ name, loss: own.median, since: ended === null ? '' : ` since ${where(axis, ended)}` }] : [],
    );
    const outs = entrants.filter(({ out }) => out.length > 0);
    const lost = outs.map(
      ({ name, out }) => ` ${name} is out of the race: a number became none, ${outWords(out)}.`,
    );
    if (there.length === 0)
      return { lead: `No network has a loss yet at ${where(axis, at)}.`, rest: lost.join('') };
    const [best, ...others] = there.toSorted((a, b) => a.loss - b.loss);
    const under = there.filter(({ loss }) => loss < 0.8 * baseline).length;
    const rest = others.map(({ name, loss, since }) => `${name} at ${lossNumber(loss)}${since}`).join(', ');
    return {
      lead: `At ${where(axis, at)} ${best.name} leads with ${lossNumber(best.loss)}${best.since}.`,
      rest: `${rest ? ` Behind it ${rest}.` : ''} ${
        under === 0
          ? `No network is clearly below the baseline (${baselineNames[task]}: ${lossNumber(baseline)}).`
          : `${under} of ${there.length} ${under === 1 ? 'is' : 'are'} clearly below the baseline (${baselineNames[task]}: ${lossNumber(baseline)}).`
      }${lost.join('')}`,
    };
  },
  table: {
    steps: 'update',
    time: 'milliseconds',
    losses: (name: string) => [`${name}, median loss`, `${name}, least`, `${name}, greatest`],
  },
};
