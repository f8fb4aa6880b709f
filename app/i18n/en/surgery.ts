/** What a learner reads in the figure of surgery, in English. Numbers and letters come formatted. */
import type { Edit, Misfit } from '#inspect/edits';
import type { ActivationName } from '#rnn/cells';
import type { FigureCaption } from '../../figures/FigureFrame.tsx';
import { activationNames } from './activationNames.ts';

const letterName = (letter: string) =>
  letter === ' ' ? 'space' : letter === '\n' ? 'line break' : `“${letter}”`;
const ofUnit = (unit: number | null) => (unit === null ? 'of every unit' : `of unit ${unit + 1}`);
const atStep = (step: number | null) => (step === null ? 'at every step' : `at step ${step + 1}`);

/** A weight by its matrix, row and column. */
const weightName = (parameter: string, row: string, column: string | null) =>
  column === null ? `${parameter}, ${row}` : `${parameter}, ${row} from ${column}`;

const editSentence = (
  edit: Edit,
  number: (value: number) => string,
  axes: { readonly row: string; readonly column: string | null },
): string => {
  switch (edit.kind) {
    case 'hold':
      return `${activationNames[edit.name]} ${ofUnit(edit.unit)} held at ${number(edit.value)} ${atStep(edit.step)}`;
    case 'silence':
      return `unit ${edit.unit + 1} silenced`;
    case 'weight':
      return `${weightName(edit.parameter, axes.row, axes.column)} set to ${number(edit.value)}`;
    case 'letter':
      return `step ${edit.step + 1} reads ${letterName(edit.letter)}`;
    default:
      return edit satisfies never;
  }
};

const sentenceStart = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const misfits: Readonly<Record<Misfit, string>> = {
  quantity: 'this cell has no such gate or state',
  unit: 'this model has no such unit',
  step: 'this word has no such step',
  weight: 'this model has no such weight',
  letter: 'this model does not know the letter',
};

export const surgery = {
  title: 'Surgery: hold a gate, change a weight, and see what becomes of it',
  names: activationNames,
  quantity: 'Gate or state',
  unit: 'Unit',
  strip: 'The run letter by letter, with the untouched run behind it',
  read: 'reads',
  next: 'next',
  rows: {
    values: (name: ActivationName, unit: number) => `${activationNames[name]} of unit ${unit + 1}`,
    surprise: 'surprise at the next letter, bits',
    gradients: 'gradient of the loss by the step’s hidden state, norm',
  },
  legend: {
    now: 'with your edits',
    untouched: 'untouched',
    held: 'held',
  },

  valuesRow: (name: ActivationName, unit: number) =>
    `${activationNames[name]} of unit ${unit + 1}: arrow left and right go through the letters, up and down hold the value, Delete lets it go`,
  valuesText: (step: number, letter: string, value: string, untouched: string, held: boolean) =>
    `step ${step}, ${letterName(letter)}: ${value}${held ? ', held' : ''}, untouched ${untouched}`,
  surpriseRow: 'Surprise at the next letter',
  surpriseText: (step: number, next: string, bits: string, untouched: string) =>
    `step ${step}, next ${letterName(next)}: ${bits} bits, untouched ${untouched}`,
  gradientsRow: 'How strongly the loss hangs on the hidden state',
  gradientsText: (step: number, letter: string, norm: string, untouched: string) =>
    `step ${step}, ${letterName(letter)}: ${norm}, untouched ${untouched}`,

  edits: {
    hold: 'Hold',
    holdAt: 'Hold it at',
    where: 'Where',
    here: (step: number) => `at step ${step}`,
    everywhere: 'at every step',
    whose: 'Of',
    thisUnit: (unit: number) => `unit ${unit}`,
    allUnits: 'every unit',
    silence: (unit: number) => `Silence unit ${unit}`,
    letter: (step: number) => `Letter read at step ${step}`,
    weight: 'Change a weight',
    matrix: 'Matrix',
    block: 'Block',
    row: 'To',
    column: 'From',
    value: 'Set it to',
    was: (value: string) => `without the edit: ${value}`,
    set: 'Set',
    notANumber: 'A number between −99 and 99.',
  },
  list: {
    title: 'Edits',
    none: 'Nothing is changed yet. Hold a value below a letter by dragging it up or down, or with the fields below.',
    sentence: editSentence,
    on: (sentence: string) => `Make this edit: ${sentence}`,
    remove: 'Remove',
    removeThis: (sentence: string) => `Remove: ${sentence}`,
    undo: 'Undo',
    redo: 'Redo',
    clear: 'Remove all',
    misfit: (misfit: Misfit) => `left out: ${misfits[misfit]}`,
    full: (most: number) => `The list holds ${most} edits. Remove one to add another.`,
  },
  rowOf: (block: string | null, place: string) => (block === null ? place : `${block} ${place}`),
  unitName: (unit: number) => `unit ${unit}`,
  letterOption: letterName,

  results: {
    title: 'What became of it',
    what: 'Quantity',
    untouched: 'Untouched',
    now: 'Now',
    loss: 'Loss, nats per letter',
    gradient: (parameter: string) => `Gradient norm, ${parameter}`,
  },

  caption: {
    untouched: (loss: string, word: string): FigureCaption => ({
      lead: `The untouched model foretells “${word}” at ${loss} nats a letter`,
      rest: '. Hold a gate, silence a unit or change a weight: the run is computed anew, and this one stays behind it as a ghost.',
    }),
    operated: (
      edits: string,
      loss: { readonly before: string; readonly now: string; readonly direction: 'up' | 'down' | 'same' },
      most: {
        readonly step: number;
        readonly letter: string;
        readonly before: string;
        readonly now: string;
      } | null,
    ): FigureCaption => ({
      lead:
        loss.direction === 'same'
          ? `${sentenceStart(edits)}: the loss stays at ${loss.now} nats a letter`
          : `${sentenceStart(edits)}: the loss goes ${loss.direction} from ${loss.before} to ${loss.now} nats a letter`,
      rest: most
        ? `. The change is felt most at step ${most.step}, where ${letterName(most.letter)} comes next: it surprises the model by ${most.now} bits instead of ${most.before}.`
        : '. No prediction changes.',
    }),
    notANumber: (edits: string): FigureCaption => ({
      lead: 'The loss is not a number',
      rest: ` with ${edits}: a weight of this model is not a number, or a value has overflowed. Take an edit back, or another model.`,
    }),
    first: (sentence: string, others: number) =>
      others === 0 ? sentence : `${sentence} and ${others} more ${others === 1 ? 'edit' : 'edits'}`,
    nothing: 'no edits',
  },
  saturated: (share: string) =>
    `${share} of this model’s gates stand within a thousandth of 0 or 1: they are saturated, so little changes by small edits of weights.`,
  allZero:
    'All weights of this model are zero: every letter is equally likely, and only held values can change that.',
  tooShort: (word: string) => `One letter foretells nothing, so the figure shows “${word}”.`,
  loading: 'Reading the word …',
  failed: (reason: string) =>
    `The figure could not run this model (${reason}). Reload the page to try again.`,
  table: {
    place: 'step and letter',
    value: 'value',
    untouched: 'untouched',
    surprise: 'surprise, bits',
    surpriseUntouched: 'surprise untouched',
    gradient: 'gradient norm',
    gradientUntouched: 'gradient norm untouched',
  },
};
