/** What a learner reads in the figure of activations, in English. Numbers come formatted. */
import { isAmount, type LetterAmount, type LetterProperty } from '#inspect/letterProperties';
import type { UnitOrderName } from '#inspect/unitOrder';
import type { ActivationName } from '#rnn/cells';
import type { FigureCaption } from '../../figures/FigureFrame.tsx';
import type { TextSource, Zoom } from '../../state/activationsView.ts';
import { activationNames } from './activationNames.ts';

const properties: Readonly<Record<LetterProperty, string>> = {
  insideQuotes: 'inside quotes',
  linePosition: 'line position',
  wordPosition: 'word position',
  capital: 'capital letter',
  afterSpace: 'after a space',
  vowel: 'vowel',
  own: 'my own marks',
};

/** What is said of a letter that has the property, or has not. */
const states: Readonly<Record<Exclude<LetterProperty, LetterAmount>, readonly [not: string, is: string]>> = {
  insideQuotes: ['outside quotes', 'inside quotes'],
  capital: ['no capital', 'a capital letter'],
  afterSpace: ['not after a space', 'after a space'],
  vowel: ['no vowel', 'a vowel'],
  own: ['not marked', 'marked'],
};

/** Where the property holds. */
const wheres: Readonly<Record<LetterProperty, string>> = {
  insideQuotes: 'inside quotes',
  capital: 'at capital letters',
  afterSpace: 'after spaces',
  own: 'at the marked letters',
  vowel: 'at vowels',
  linePosition: 'further along the line',
  wordPosition: 'further along the word',
};

/** Why nothing can be scored: no letter has the property, or all have. */
const unscored: Readonly<Record<LetterProperty, readonly [none: string, all: string]>> = {
  insideQuotes: ['No letter of this text is inside quotes', 'Every letter of this text is inside quotes'],
  capital: ['This text has no capital letter', 'Every letter of this text is a capital'],
  afterSpace: ['No letter of this text comes after a space', 'Every letter of this text comes after a space'],
  own: ['No letter is marked yet', 'Every letter is marked'],
  vowel: ['This text has no vowel', 'Every letter of this text is a vowel'],
  linePosition: [
    'This text is too short for places in a line',
    'This text is too short for places in a line',
  ],
  wordPosition: [
    'This text is too short for places in a word',
    'This text is too short for places in a word',
  ],
};

/** The amounts, as a sentence speaks of them. */
const amounts: Readonly<Record<LetterAmount, string>> = {
  linePosition: 'the place in the line',
  wordPosition: 'the place in the word',
};

const letterName = (letter: string) =>
  letter === ' ' ? 'space' : letter === '\n' ? 'line break' : `“${letter}”`;

const sources: Readonly<Record<TextSource, string>> = { book: 'Moby-Dick', own: 'My own text' };
const orders: Readonly<Record<UnitOrderName, string>> = {
  index: 'number',
  similarity: 'similarity',
  saturation: 'saturation',
};
const zooms: Readonly<Record<Zoom, string>> = { close: 'letters', far: 'many steps' };
const count = (letters: number) => letters.toLocaleString('en');

export const activations = {
  title: 'What each unit follows: activations over a text',
  names: activationNames,
  letterName,
  quantity: 'Gate or state',
  unit: 'Unit',
  order: 'Rows by',
  orders,
  zoom: 'In view',
  zooms,

  passage: {
    from: 'Text',
    sources,
    paragraph: 'Paragraph',
    paragraphText: (paragraph: number, of: number) => `${count(paragraph)} of ${count(of)}`,
    letters: 'Letters',
    lettersOption: count,
    own: 'Text to read',
    loading: 'Loading the book …',
    bookMissing:
      'The book could not be loaded, so this is its first sentence alone. Reload the page to try again, or read a text of your own.',
    ownEmpty:
      'There is no text of your own yet: write or paste one above. Until then this is how the book begins.',
    ownNotInLink:
      'This text is too long for a link: it stays in this browser tab, and whoever opens the link sees how the book begins.',
    tooLong: (most: number) => `The text has more than ${count(most)} letters; the rest is left out.`,
    unknown: (letters: readonly string[], more: number) =>
      `This model does not know ${letters.map(letterName).join(', ')}${more > 0 ? ` and ${more} more` : ''}: such letters are left out.`,
    nothingKnown: 'This model knows no letter of the text, so it reads its own letters in a row.',
  },

  map: {
    label: (name: ActivationName) =>
      `${activationNames[name]} of every unit: arrow left and right go through the letters, up and down through the units`,
    kind: 'place in a heatmap',
    title: (name: ActivationName, units: number) =>
      units === 1
        ? `${activationNames[name]} of the only unit`
        : `${activationNames[name]} of all ${units} units`,
    reading: (glyph: string, unit: number, value: string, step: number, letter: string, saturated: string) =>
      `unit ${unit} at letter ${step}, ${letterName(letter)}: ${glyph} = ${value}; saturated at ${saturated} of the letters`,
    beyond: 'Values beyond the ends of the scale have the colour of the end.',
    hint: 'Each row is a unit, each column a letter. Point at a place, or go there with the arrow keys, to read it.',
    rows: {
      index: 'Rows in the order of the units’ numbers.',
      similarity:
        'Rows that rise and fall together stand side by side: hierarchical clustering by correlation, average linkage.',
      saturation: 'Rows that are saturated at the most letters stand on top.',
    } satisfies Record<UnitOrderName, string>,
  },

  painted: {
    title: (name: ActivationName, unit: number) =>
      `The text, painted with the ${activationNames[name]} of unit ${unit}`,
    label: (name: ActivationName, unit: number) =>
      `The text with the ${activationNames[name]} of unit ${unit}: arrow keys go letter by letter and line by line`,
    labelMarking: (name: ActivationName, unit: number) =>
      `The text with the ${activationNames[name]} of unit ${unit}: arrow keys go letter by letter and line by line, with Shift they mark, Space marks or clears a letter`,
    kind: 'letter in a text',
    reading: (glyph: string, value: string, step: number, letter: string, property: string) =>
      `letter ${step}, ${letterName(letter)}: ${glyph} = ${value}${property === '' ? '' : `; ${property}`}`,
    state: (property: LetterProperty, wanted: number) =>
      !isAmount(property)
        ? states[property][wanted === 1 ? 1 : 0]
        : property === 'linePosition'
          ? wanted === 0
            ? 'line break'
            : `letter ${wanted} of its line`
          : wanted === 0
            ? 'between words'
            : `letter ${wanted} of its word`,
    scale: (unit: number) => `unit ${unit}`,
    legend: (property: LetterProperty) => (isAmount(property) ? '' : `underlined: ${states[property][1]}`),
  },

  marks: {
    label: 'Marks',
    letter: 'Mark the letter',
    unmarkLetter: 'Clear the letter',
    word: 'Mark the word',
    unmarkWord: 'Clear the word',
    clear: 'Clear all marks',
    hint: 'Drag over letters to mark them; drag from a marked one to clear. By keyboard: Shift and an arrow key.',
    full: 'There is no room in a link for more separate marks. Clear some first.',
  },

  search: {
    title: 'Which unit follows',
    property: 'Property of a letter',
    properties,
    searching: 'Searching all units …',
    measure: (property: LetterProperty) =>
      isAmount(property)
        ? `Score: |r|, Pearson’s correlation with ${amounts[property]}. 0 is none, 1 a straight line.`
        : 'Score: area under the ROC curve, how often the value tells a letter that has the property from one that has not. 0.5 is chance, 1 never wrong.',
    holds: (share: string) => `The property is there at ${share} of the letters.`,
    unitName: (unit: number) => `unit ${unit}`,
    column: { higher: 'higher', lower: 'lower' },
    choose: (unit: number, score: string, way: string) =>
      `unit ${unit}, score ${score}${way === '' ? '' : `, ${way} with the property`}`,
    noScore: 'none',
    unscored: (property: LetterProperty, all: boolean) =>
      `${unscored[property][all ? 1 : 0]}, so there is nothing for a unit to follow.`,
  },

  held: {
    title: (name: ActivationName, unit: number) =>
      `What it writes with the ${activationNames[name]} of unit ${unit} held`,
    value: 'Hold it at',
    prompt: 'After reading',
    draw: 'Chance from seed',
    drawText: (seed: number) => `${seed}`,
    warmth: 'Temperature',
    free: 'Free',
    heldAt: (glyph: string, value: string) => `Held: ${glyph} = ${value} at every letter`,
    same: (letters: number) => `The two samples of ${letters} letters are the same.`,
    differ: (different: number, of: number, first: number) =>
      `${different} of ${of} letters differ, underlined; the first is letter ${first}. Both samples were drawn with the same random numbers.`,
    unknown: (letters: readonly string[]) =>
      `This model does not know ${letters.map(letterName).join(', ')}: left out.`,
    writing: 'Writing …',
    notWritten: 'It cannot write: its predictions are not numbers.',
  },

  caption: {
    best: (
      unit: number,
      name: ActivationName,
      property: LetterProperty,
      score: string,
      higher: boolean,
    ): FigureCaption => ({
      lead: isAmount(property)
        ? `Unit ${unit} follows ${amounts[property]} best: |r| = ${score}`
        : `Unit ${unit} tells ${wheres[property]} best: area under the ROC curve ${score}`,
      rest: `. Its ${activationNames[name]} is ${higher ? 'higher' : 'lower'} ${wheres[property]}.`,
    }),
    other: (
      unit: number,
      property: LetterProperty,
      score: string,
      best: { readonly unit: number; readonly score: string },
    ): FigureCaption => ({
      lead: isAmount(property)
        ? `Unit ${unit} follows ${amounts[property]} with |r| = ${score}`
        : `Unit ${unit} tells ${wheres[property]} with an area under the ROC curve of ${score}`,
      rest: `. Unit ${best.unit} does so best: ${best.score}.`,
    }),
    weak: (unit: number, property: LetterProperty, score: string): FigureCaption => ({
      lead: `No unit follows “${properties[property]}” closely`,
      rest: isAmount(property)
        ? `: the best, unit ${unit}, has |r| = ${score}, and 1 would be a straight line.`
        : `: the best, unit ${unit}, has an area under the ROC curve of ${score}, and 0.5 would be chance.`,
    }),
    unscored: (property: LetterProperty, all: boolean): FigureCaption => ({
      lead: `${unscored[property][all ? 1 : 0]}`,
      rest: ', so there is nothing for a unit to follow.',
    }),
    noneFollows: (property: LetterProperty): FigureCaption => ({
      lead: `No unit can follow “${properties[property]}” here`,
      rest: ': their values never change, or are not numbers.',
    }),
    place: (name: ActivationName, glyph: string, unit: number, step: number, letter: string, value: string) =>
      ` At letter ${step}, ${letterName(letter)}, the ${activationNames[name]} of unit ${unit} is ${glyph} = ${value}.`,
  },
  allZero: 'All weights of this model are zero: no unit tells one letter from another.',
  notNumbers:
    'A weight of this model is not a number, or a value has overflowed: places without a number are left empty.',
  saturated: (share: string) =>
    `${share} of the values shown are saturated, so this model has little left to learn by small steps.`,
  loading: 'Reading the text …',
  failed: (reason: string) =>
    `The figure could not read the text with this model (${reason}). Reload the page to try again.`,
  table: {
    place: 'letter',
    unit: (unit: number) => `unit ${unit}`,
    only: (unit: number, of: number) =>
      `unit ${unit} of ${of}, the one painted: all would be too many for a table`,
  },
};
