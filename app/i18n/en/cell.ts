/** What a learner reads in the cell figure, in English. Numbers and letters come formatted. */
import type { LstmActivationName } from '#rnn/cells';
import type { LstmQuantityName } from '#rnn/quantities';

/** A sentence whose beginning is set in bold. */
interface Caption {
  readonly lead: string;
  readonly rest: string;
}

/** The values of one unit at one letter, formatted; `place` names the letter, as in “the second “l””. */
interface CaptionValues extends Readonly<Record<Exclude<LstmQuantityName, 'input'>, string>> {
  readonly unit: number;
  readonly place: string;
  readonly first: boolean;
  readonly forgetPercent: string;
  readonly inputPercent: string;
  readonly outputPercent: string;
}

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

function ordinal(count: number): string {
  const tail = count % 100 > 10 && count % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return ordinals[count] ?? `${count}${tail}`;
}

function letterName(letter: string): string {
  if (letter === ' ') return 'space';
  if (letter === '\n') return 'line break';
  return `“${letter}”`;
}

const names: Readonly<Record<LstmQuantityName, string>> = {
  input: 'input x',
  previousHiddenState: 'previous hidden state h',
  previousCellState: 'previous cell state c',
  inputGate: 'input gate i',
  forgetGate: 'forget gate f',
  candidate: 'candidate g',
  outputGate: 'output gate o',
  keptMemory: 'kept memory, f times previous c',
  writtenMemory: 'written memory, i times g',
  cellState: 'cell state c',
  squashedCellState: 'tanh of c',
  hiddenState: 'hidden state h',
};

const stepNames: Readonly<Record<LstmActivationName, string>> = {
  forgetGate: 'forget gate',
  inputGate: 'input gate',
  candidate: 'candidate',
  cellState: 'cell state',
  outputGate: 'output gate',
  hiddenState: 'hidden state',
};

const captions: Readonly<Record<LstmActivationName, (values: CaptionValues) => Caption>> = {
  forgetGate: (v) =>
    v.first
      ? {
          lead: `At the first letter unit ${v.unit} has no memory yet`,
          rest: `: its forget gate stands at f = ${v.forgetGate}, but there is nothing to keep (c = ${v.previousCellState}).`,
        }
      : {
          lead: `Unit ${v.unit} keeps ${v.forgetPercent} of its memory at ${v.place}`,
          rest: ` (f = ${v.forgetGate}), so ${v.previousCellState} becomes ${v.keptMemory} before anything new is written.`,
        },
  inputGate: (v) => ({
    lead: `Unit ${v.unit} opens its input gate to ${v.inputPercent} at ${v.place}`,
    rest: ` (i = ${v.inputGate}): that share of what it proposes next will be written.`,
  }),
  candidate: (v) => ({
    lead: `Unit ${v.unit} proposes ${v.candidate} at ${v.place}`,
    rest: `; its input gate lets ${v.inputPercent} of that through, so ${v.writtenMemory} will be written (i · g).`,
  }),
  cellState: (v) => ({
    lead: `The memory of unit ${v.unit} goes from ${v.previousCellState} to ${v.cellState} at ${v.place}`,
    rest: `: ${v.keptMemory} kept plus ${v.writtenMemory} written.`,
  }),
  outputGate: (v) => ({
    lead: `Unit ${v.unit} opens its output gate to ${v.outputPercent} at ${v.place}`,
    rest: ` (o = ${v.outputGate}): that share of tanh c will be shown. The memory itself, c = ${v.cellState}, stays as it is.`,
  }),
  hiddenState: (v) => ({
    lead: `Unit ${v.unit} shows h = ${v.hiddenState} at ${v.place}`,
    rest: `: its memory ${v.cellState}, squashed by tanh to ${v.squashedCellState}, times o = ${v.outputGate}. This is all that the prediction and the next letter’s gates see of it.`,
  }),
};

export const cell = {
  figure: 'An LSTM cell that reads a word letter by letter',
  names,
  stepNames,
  captions,

  word: 'Word',
  wordHint: 'The model reads these letters one by one.',
  unknownLetters: (letters: readonly string[]) =>
    `This model never met ${letters.map(letterName).join(', ')} in training, so it has no code for ${letters.length === 1 ? 'it: it is' : 'them: they are'} left out.`,
  tooLong: (most: number) => `The figure reads the first ${most} letters; the rest is left out.`,
  nothingToRead: (shown: string) =>
    `There is no letter here that the model can read, so the figure still shows “${shown}”. Type one that occurs in the text it was trained on.`,

  unit: 'Unit',
  ofUnits: (count: number) => `of ${count}`,
  letters: 'Letters of the word',
  letterButton: (letter: string, place: number, count: number) =>
    `${letterName(letter)}, letter ${place} of ${count}`,
  diagram: 'The cell, with the values of one unit on its wires',
  wire: (name: LstmQuantityName, unit: number, value: string) => `${names[name]}, unit ${unit}, ${value}`,
  inputWire: (letter: string) => `${names.input}, the letter ${letterName(letter)}`,
  notYet: 'comes in a later step',

  back: 'One step back',
  forward: 'One step forward',
  forwardShort: 'Step',
  slider: 'Step',
  sliderText: (step: LstmActivationName, letter: string, place: number, count: number) =>
    `letter ${place} of ${count}, ${letterName(letter)}: ${stepNames[step]}`,
  position: (step: LstmActivationName, place: number, count: number) =>
    `letter ${place} of ${count} · ${stepNames[step]}`,
  keys: 'The keys ← and → step too.',

  /** A letter in a sentence: counted where it repeats. */
  place: (letter: string, count: number, repeats: boolean) =>
    repeats
      ? `the ${ordinal(count)} ${letterName(letter)}`
      : letter === ' ' || letter === '\n'
        ? `the ${letterName(letter)}`
        : letterName(letter),
  notANumber: (name: LstmQuantityName, unit: number, place: string): Caption => ({
    lead: `The ${names[name]} of unit ${unit} is not a number at ${place}`,
    rest: ': a weight of this model overflowed in training. Go back to an earlier training step, or start again with a smaller learning rate.',
  }),
  gateFormula: (name: LstmActivationName, squash: string, sum: string, value: string) =>
    `${names[name]} is ${squash} of ${sum}, which is ${value}`,
  cellFormula: (kept: string, written: string, value: string) =>
    `${names.cellState} is kept ${kept} plus written ${written}, which is ${value}`,
  hiddenFormula: (output: string, squashed: string, value: string) =>
    `${names.hiddenState} is output gate ${output} times tanh of c ${squashed}, which is ${value}`,

  heatmap: 'All units at all letters',
  heatmapHint: (units: number) =>
    units === 1
      ? 'One row: the only unit. Columns: letters.'
      : `Rows: units 1 to ${units}. Columns: letters.`,
  heatmapPanel: (name: LstmActivationName) => `${names[name]} over letters and units`,
  heatmapPanelKind: 'heatmap; arrow keys read cells, Enter selects one',
  heatmapReading: (letter: string, unit: number, place: string, value: string) =>
    `${letter} of unit ${unit} at ${place}: ${value}`,
  legends: {
    gates: 'gates i, f, o',
    squashed: 'g and h',
    cellState: 'cell state c',
  },

  numbers: 'Show the numbers',
  numbersCaption: (unit: number) => `Unit ${unit}, letter by letter`,
  quantity: 'Quantity',

  loading: 'Reading the word …',
  failed: (reason: string) =>
    `The figure could not read this word (${reason}). Reload the page to try again; the rest of the lesson works without it.`,
  modelMissing:
    'The trained model could not be loaded, so this figure shows a model with random weights (seed 1): its numbers are real, but it has learnt nothing yet. Reload the page to try again.',
  modelDamaged: (detail: string) =>
    `The file of the trained model is damaged (${detail}), so this figure shows a model with random weights (seed 1): its numbers are real, but it has learnt nothing yet.`,
};
