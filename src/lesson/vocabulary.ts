/**
 * The closed vocabulary of lessons: which figures a lesson may show, with which settings, and which exercises the page
 * checks; predictions stand in `checks.ts`. A lesson that names anything else is refused. Adding a name here obliges the
 * page to have it.
 */
import * as v from 'valibot';
import { loopNames } from '#notation/listings/loopNames';
import { cellNames, cells } from '#rnn/cells';
import { sequenceShapes } from '#rnn/sequenceShapes';

const wholeNumber = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,3}$/, 'a whole number from 1'),
  v.transform(Number),
);

/** Settings as a lesson writes them; what it leaves out the figure chooses. */
export const figureSettings = {
  /** A cell in steps over a word, an LSTM unless told; the unit counts from 1. */
  cell: v.strictObject({
    word: v.optional(v.pipe(v.string(), v.minLength(2), v.maxLength(24))),
    unit: v.optional(wholeNumber),
    cell: v.optional(v.picklist(cellNames)),
  }),
  /** A language model in training. */
  training: v.strictObject({}),
  /** The squashing functions and their slopes, with the sums of an LSTM's gates over a word. */
  curves: v.strictObject({
    word: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(24))),
    gate: v.optional(v.picklist(cells.lstm.gates)),
  }),
  /** Every tensor of a recurrent stack, as three frameworks report it. */
  shapes: v.strictObject({
    cell: v.optional(v.picklist(cellNames)),
    layers: v.optional(v.pipe(wholeNumber, v.maxValue(8))),
  }),
  /** How far back a loss at the last step is felt, in a plain RNN, an LSTM and a GRU of the same random weights. */
  vanishing: v.strictObject({
    radius: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^[0-2](\.\d{1,3})?$/, 'a spectral radius from 0, below 3'),
        v.transform(Number),
      ),
    ),
    length: v.optional(v.pipe(wholeNumber, v.maxValue(200))),
    units: v.optional(v.pipe(wholeNumber, v.maxValue(256))),
    activation: v.optional(v.picklist(['tanh', 'relu'])),
  }),
  /** Backpropagation through a word, step by step: of which model, and what it reads. */
  microscope: v.strictObject({
    word: v.optional(v.pipe(v.string(), v.minLength(2), v.maxLength(16))),
    source: v.optional(v.picklist(['trained', 'fresh', 'run'])),
    cell: v.optional(v.picklist(['rnn', 'rnnRelu', 'lstm', 'gru'])),
  }),
  /** Gates held, weights changed, units silenced: what becomes of the run over a word. */
  surgery: v.strictObject({
    word: v.optional(v.pipe(v.string(), v.minLength(2), v.maxLength(24))),
    source: v.optional(v.picklist(['trained', 'fresh', 'run'])),
    cell: v.optional(v.picklist(cellNames)),
  }),
  /** What one output of stacked convolutions sees, beside a recurrent network. */
  receptiveField: v.strictObject({}),
  /** One, many, aligned, delayed, or two networks: a small real problem of each shape. */
  problems: v.strictObject({ shape: v.optional(v.picklist(sequenceShapes)) }),
  /** A sequence in two orders, read by a network with memory and by the same one without. */
  shuffled: v.strictObject({ sequence: v.optional(v.picklist(['name', 'births'])) }),
  /** What a model expects at each letter of a text, and how it writes on. */
  nextLetter: v.strictObject({
    text: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
    source: v.optional(v.picklist(['trained', 'fresh', 'run'])),
    cell: v.optional(v.picklist(cellNames)),
  }),
  /** Every unit over a passage, and the one that best follows a property of its letters. */
  activations: v.strictObject({
    property: v.optional(
      v.picklist(['insideQuotes', 'linePosition', 'wordPosition', 'capital', 'afterSpace', 'vowel']),
    ),
    source: v.optional(v.picklist(['trained', 'fresh', 'run'])),
    cell: v.optional(v.picklist(cellNames)),
  }),
  /** A series, what networks read of it, and ten steps ahead. */
  forecast: v.strictObject({
    series: v.optional(v.picklist(['twoSines', 'births', 'seattleWeather', 'co2'])),
  }),
  /** A training run, scrubbed along its updates and along a passage: of whom, and at which moment it opens. */
  trainingHistory: v.strictObject({
    text: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
    source: v.optional(v.picklist(['run', 'recorded'])),
    step: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'a number of updates'), v.transform(Number))),
    letter: v.optional(wholeNumber),
    parameter: v.optional(v.pipe(v.string(), v.regex(/^[\w.]+$/, 'a parameter, such as weight_hh_l0'))),
  }),
  /** The recorded copy task: how far back networks learn to remember one symbol. */
  copyDistance: v.strictObject({ networks: v.optional(v.picklist(['rnn', 'all'])) }),
  /** Up to four networks on one task. */
  race: v.strictObject({ task: v.optional(v.picklist(['adding', 'copyFirst', 'holdBit', 'twoSines'])) }),
} as const;

export type FigureName = keyof typeof figureSettings;
export type FigureSettings<Name extends FigureName = FigureName> = v.InferOutput<
  (typeof figureSettings)[Name]
>;

export type FigureUse<Among extends FigureName = FigureName> = {
  readonly [Name in Among]: { readonly name: Name; readonly settings: FigureSettings<Name> };
}[Among];

export function isFigureName(name: string): name is FigureName {
  return Object.hasOwn(figureSettings, name);
}

/** Cells and training loops that are shown as code. */
export const listingNames = [...cellNames, ...loopNames] as const;

export type ListingName = (typeof listingNames)[number];

export function isListingName(name: string): name is ListingName {
  return listingNames.some((known) => known === name);
}

/** Exercises that the page checks while they are worked on, each with a component of its own (`app/reader/exercises`). */
export const exerciseChecks = ['countingNeuron'] as const satisfies readonly string[];

export type ExerciseCheck = (typeof exerciseChecks)[number];

export function isExerciseCheck(name: string): name is ExerciseCheck {
  return exerciseChecks.some((known) => known === name);
}
