/** What a learner reads in the figure of the recorded copy task, in English. Shares come from 0 to 1. */
import type { ResultOf } from '#data/experiments/result';

type Copy = ResultOf<'copy'>;
type Row = Pick<Copy['rows'][number], 'cell' | 'keepBias'>;

const percent = (share: number) => `${Math.round(100 * share)}%`;

/** Cells that the experiment trains; the bias is that of the gate which keeps the state. */
function networkName({ cell, keepBias }: Row): string {
  switch (cell) {
    case 'rnn':
      return 'plain RNN';
    case 'lstm':
      return `LSTM, forget bias ${keepBias ?? 0}`;
    case 'gru':
      return `GRU, update bias ${keepBias ?? 0}`;
    default:
      return cell;
  }
}

interface CaptionValues {
  readonly name: string;
  readonly distance: number;
  readonly shares: readonly number[];
  readonly mean: number;
  readonly chance: number;
  readonly letsGoAt: number | null;
  /** The other networks shown. */
  readonly others: readonly { readonly name: string; readonly letsGoAt: number | null }[];
}

export const copyDistance = {
  title: 'How far back a network learns to remember one symbol',
  percent,
  networkName,
  networks: 'Networks',
  networkChoices: { rnn: 'plain RNN', all: 'all five' },
  chart: 'Share of right answers against distance',
  shareAxis: 'right answers',
  distanceAxis: 'steps between the symbol and the question',
  chance: (share: number) => `guessing, ${percent(share)}`,
  reading: (distance: number, values: readonly string[]) => `${distance} steps: ${values.join('; ')}`,
  value: (name: string, mean: number, shares: readonly number[]) =>
    `${name} ${percent(mean)} on average, single runs ${shares.map(percent).join(', ')}`,
  recorded: ({ settings, seeds }: Copy) =>
    `Recorded, not trained just now: for every distance ${seeds.length} networks of ${settings.units} units, at most ${settings.steps} updates each, gradients clipped to norm ${settings.clipNorm}. A dot is one network, a line joins the means.`,
  caption: ({ name, distance, shares, mean, chance, letsGoAt, others }: CaptionValues) => {
    const whole = shares.filter((share) => share === 1).length;
    return {
      lead: `At ${distance} steps, ${whole} of ${shares.length} networks (${name}) always name the symbol`,
      rest: `; on average ${percent(mean)} of the answers are right, where guessing gets ${percent(chance)}. ${
        letsGoAt === null
          ? 'At no distance tried does the average fall below half-way between guessing and certainty.'
          : `The average first falls below half-way between guessing and certainty at ${letsGoAt} steps.`
      }${
        others.length === 0
          ? ''
          : ` Of the others: ${others
              .map((other) => `${other.name} ${other.letsGoAt === null ? 'never' : `at ${other.letsGoAt}`}`)
              .join('; ')}.`
      }`,
    };
  },
  loading: 'The recorded results are on their way …',
  missing: 'The recorded results could not be fetched. Reload the page to try again.',
  table: {
    network: 'network and distance',
    distance: 'steps',
    mean: 'mean share',
    run: (seed: number) => `seed ${seed}`,
    row: (name: string, distance: number) => `${name}, ${distance}`,
  },
};
