/** What a learner reads in the cell figure, in English. Numbers and letters come formatted. */
import type { LstmActivationName } from '#rnn/cells';
import type { LstmQuantityName, QuantityName } from '#rnn/quantities';
import type { CaptionValues, CellWords } from '../../figures/cellWords.ts';
import type { FigureCaption } from '../../figures/FigureFrame.tsx';
import type { CellViewName } from '../../state/cellView.ts';

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

const captions: Readonly<Record<LstmActivationName, (values: CaptionValues) => FigureCaption>> = {
  forgetGate: (v) =>
    v.first
      ? {
          lead: `At the first letter unit ${v.unit} has no memory yet`,
          rest: `: its forget gate stands at f = ${v.value.forgetGate}, but there is nothing to keep (c = ${v.value.previousCellState}).`,
        }
      : {
          lead: `Unit ${v.unit} keeps ${v.percent.forgetGate} of its memory at ${v.place}`,
          rest: ` (f = ${v.value.forgetGate}), so ${v.value.previousCellState} becomes ${v.value.keptMemory} before anything new is written.`,
        },
  inputGate: (v) => ({
    lead: `Unit ${v.unit} opens its input gate to ${v.percent.inputGate} at ${v.place}`,
    rest: ` (i = ${v.value.inputGate}): that share of what it proposes next will be written.`,
  }),
  candidate: (v) => ({
    lead: `Unit ${v.unit} proposes ${v.value.candidate} at ${v.place}`,
    rest: `; its input gate lets ${v.percent.inputGate} of that through, so ${v.value.writtenMemory} will be written (i · g).`,
  }),
  cellState: (v) => ({
    lead: `The memory of unit ${v.unit} goes from ${v.value.previousCellState} to ${v.value.cellState} at ${v.place}`,
    rest: `: ${v.value.keptMemory} kept plus ${v.value.writtenMemory} written.`,
  }),
  outputGate: (v) => ({
    lead: `Unit ${v.unit} opens its output gate to ${v.percent.outputGate} at ${v.place}`,
    rest: ` (o = ${v.value.outputGate}): that share of tanh c will be shown. The memory itself, c = ${v.value.cellState}, stays as it is.`,
  }),
  hiddenState: (v) => ({
    lead: `Unit ${v.unit} shows h = ${v.value.hiddenState} at ${v.place}`,
    rest: `: its memory ${v.value.cellState}, squashed by tanh to ${v.value.squashedCellState}, times o = ${v.value.outputGate}. This is all that the prediction and the next letter’s gates see of it.`,
  }),
};

export const cell = {
  /** The plain LSTM, in words; the other kinds bring their own. */
  lstm: {
    title: 'An LSTM cell that reads a word letter by letter',
    names,
    stepNames,
    captions,
  } satisfies CellWords,

  view: 'Show',
  views: {
    unit: 'one unit',
    sum: 'its sum',
    layer: 'all units',
    word: 'the whole word',
    shapes: 'shapes',
  } satisfies Record<CellViewName, string>,
  model: 'Another cell, another model',

  word: 'Word',
  letterName,
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
  wire: (name: string, unit: number, value: string) => `${name}, unit ${unit}, ${value}`,
  inputWire: (name: string, letter: string) => `${name}, the letter ${letterName(letter)}`,
  notYet: 'comes in a later step',

  back: 'One step back',
  forward: 'One step forward',
  forwardShort: 'Step',
  slider: 'Step',
  sliderText: (step: string, letter: string, place: number, count: number) =>
    `letter ${place} of ${count}, ${letterName(letter)}: ${step}`,
  position: (step: string, place: number, count: number) => `letter ${place} of ${count} · ${step}`,
  keys: 'The keys ← and → step too.',

  /** A letter in a sentence: counted where it repeats. */
  place: (letter: string, count: number, repeats: boolean) =>
    repeats
      ? `the ${ordinal(count)} ${letterName(letter)}`
      : letter === ' ' || letter === '\n'
        ? `the ${letterName(letter)}`
        : letterName(letter),
  notANumber: (name: string, unit: number, place: string): FigureCaption => ({
    lead: `The ${name} of unit ${unit} is not a number at ${place}`,
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
  heatmapPanel: (name: string) => `${name} over letters and units`,
  heatmapPanelKind: 'heatmap; arrow keys read cells, Enter selects one',
  heatmapReading: (letter: string, unit: number, place: string, value: string) =>
    `${letter} of unit ${unit} at ${place}: ${value}`,
  legend: (name: QuantityName, letters: readonly string[]) => {
    if (name === 'cellState') return 'cell state c';
    const listed = letters.length === 2 ? letters.join(' and ') : letters.join(', ');
    return name.endsWith('Gate') ? `gates ${listed}` : listed;
  },

  unitColumn: (unit: number) => `Unit ${unit}`,

  loading: 'Reading the word …',
  failed: (reason: string) =>
    `The figure could not read this word (${reason}). Reload the page to try again; the rest of the lesson works without it.`,
  modelMissing:
    'The trained model could not be loaded, so this figure shows a model with random weights (seed 1): its numbers are real, but it has learnt nothing yet. Reload the page to try again.',
  modelDamaged: (detail: string) =>
    `The file of the trained model is damaged (${detail}), so this figure shows a model with random weights (seed 1): its numbers are real, but it has learnt nothing yet.`,
};
