/** What a learner reads in the cell figure of the kinds besides the plain LSTM, in English. */
import type { QuantityName } from '#rnn/quantities';
import type { CellName } from '#rnn/cells';
import type { CellWords } from '../../figures/cellWords.ts';
import { cell } from './cell.ts';
import { cellKinds } from './cellKinds.ts';

const { lstm } = cell;

const title = (kind: CellName) => `A cell that reads a word letter by letter: ${cellKinds[kind]}`;

const rnnNames = {
  input: 'input x',
  previousHiddenState: 'previous hidden state h',
  weightedSum: 'sum a',
  normalisedSum: 'normalised sum, LN of a',
  hiddenState: 'hidden state h',
} as const satisfies Partial<Record<QuantityName, string>>;

function rnn(kind: CellName, squash: string): CellWords {
  const normalised = kind.endsWith('LayerNorm');
  const summed = normalised ? 'normalisedSum' : 'weightedSum';
  return {
    title: title(kind),
    names: rnnNames,
    stepNames: {
      weightedSum: 'sum',
      normalisedSum: 'layer normalisation',
      hiddenState: 'hidden state',
    },
    captions: {
      weightedSum: (v) => ({
        lead: `Unit ${v.unit} sums up to a = ${v.value.weightedSum} at ${v.place}`,
        rest: `: what the letter says, what the whole previous hidden state says, and its biases. Its own previous value was ${v.value.previousHiddenState}.`,
      }),
      normalisedSum: (v) => ({
        lead: `Layer normalisation turns the sum ${v.value.weightedSum} of unit ${v.unit} into ${v.value.normalisedSum}`,
        rest: `: the mean of all units’ sums is taken off, the rest divided by their spread, then comes a gain and a shift of the unit’s own.`,
      }),
      hiddenState: (v) => ({
        lead: `The hidden state of unit ${v.unit} goes from ${v.value.previousHiddenState} to ${v.value.hiddenState} at ${v.place}`,
        rest: `: ${squash} of ${v.value[summed]}. Nothing of what was there is kept as it is; all of it went through the sum.`,
      }),
    },
  };
}

const gruNames = {
  input: 'input x',
  previousHiddenState: 'previous hidden state h',
  resetGate: 'reset gate r',
  updateGate: 'update gate z',
  keptState: 'kept state, z times previous h',
  writtenShare: 'share that is written, 1 minus z',
  resetHiddenState: 'reset hidden state, r times previous h',
  recurrentCandidate: 'what the previous hidden state says to the candidate, u',
  resetCandidate: 'what the reset gate leaves of that, r times u',
  candidate: 'candidate n',
  writtenState: 'written state, 1 minus z times n',
  hiddenState: 'hidden state h',
} as const satisfies Partial<Record<QuantityName, string>>;

function gru(kind: CellName, past: (v: Parameters<CaptionOf>[0]) => string): CellWords {
  return {
    title: title(kind),
    names: gruNames,
    stepNames: {
      resetGate: 'reset gate',
      updateGate: 'update gate',
      candidate: 'candidate',
      hiddenState: 'hidden state',
    },
    captions: {
      resetGate: (v) => ({
        lead: `Unit ${v.unit} opens its reset gate to ${v.percent.resetGate} at ${v.place}`,
        rest: ` (r = ${v.value.resetGate}): that share of the past will be heard when a new value is proposed.`,
      }),
      updateGate: (v) =>
        v.first
          ? {
              lead: `At the first letter unit ${v.unit} has no past yet`,
              rest: `: its update gate stands at z = ${v.value.updateGate}, but there is nothing to keep (h = ${v.value.previousHiddenState}); ${v.percent.writtenShare} of what is proposed will be written.`,
            }
          : {
              lead: `Unit ${v.unit} keeps ${v.percent.updateGate} of its state at ${v.place}`,
              rest: ` (z = ${v.value.updateGate}), so ${v.value.previousHiddenState} becomes ${v.value.keptState}; the other ${v.percent.writtenShare} will be new.`,
            },
      candidate: (v) => ({
        lead: `Unit ${v.unit} proposes ${v.value.candidate} at ${v.place}`,
        rest: `; ${past(v)} Of the proposal ${v.percent.writtenShare} will be written: ${v.value.writtenState}.`,
      }),
      hiddenState: (v) => ({
        lead: `The state of unit ${v.unit} goes from ${v.value.previousHiddenState} to ${v.value.hiddenState} at ${v.place}`,
        rest: `: ${v.value.keptState} kept plus ${v.value.writtenState} written. What is remembered and what is shown are the same number.`,
      }),
    },
  };
}

type CaptionOf = NonNullable<CellWords['captions'][QuantityName]>;

/** The LSTM's words, but for what these kinds do otherwise. */
const lstmLayerNorm: CellWords = {
  ...lstm,
  title: title('lstmLayerNorm'),
  names: {
    ...lstm.names,
    normalisedCellState: 'normalised cell state, LN of c',
    squashedCellState: 'tanh of the normalised c',
  },
  captions: {
    ...lstm.captions,
    hiddenState: (v) => ({
      lead: `Unit ${v.unit} shows h = ${v.value.hiddenState} at ${v.place}`,
      rest: `: its memory ${v.value.cellState}, normalised over all units to ${v.value.normalisedCellState}, squashed by tanh to ${v.value.squashedCellState}, times o = ${v.value.outputGate}. The memory that is handed on is not normalised.`,
    }),
  },
};

const lstmPeephole: CellWords = {
  ...lstm,
  title: title('lstmPeephole'),
  captions: {
    ...lstm.captions,
    outputGate: (v) => ({
      lead: `Unit ${v.unit} opens its output gate to ${v.percent.outputGate} at ${v.place}`,
      rest: ` (o = ${v.value.outputGate}), having seen its new memory c = ${v.value.cellState} through the peephole; that share of tanh c will be shown.`,
    }),
  },
};

export const cellKindWords = {
  kinds: {
    rnn: rnn('rnn', 'tanh'),
    rnnRelu: rnn('rnnRelu', 'ReLU'),
    rnnLayerNorm: rnn('rnnLayerNorm', 'tanh'),
    rnnReluLayerNorm: rnn('rnnReluLayerNorm', 'ReLU'),
    lstm,
    lstmPeephole,
    lstmLayerNorm,
    gru: gru(
      'gru',
      (v) =>
        `of what the past says to it, ${v.value.recurrentCandidate}, the reset gate let ${v.percent.resetGate} through (${v.value.resetCandidate}).`,
    ),
    gruResetBefore: gru(
      'gruResetBefore',
      (v) =>
        `of its own past, ${v.value.previousHiddenState}, the reset gate let ${v.percent.resetGate} into the product (${v.value.resetHiddenState}).`,
    ),
  } satisfies Readonly<Record<CellName, CellWords>>,
  /** A formula and its numbers in words, for those who hear the page. */
  formula: (name: string, sentence: string) => `${name}: ${sentence}`,
};
