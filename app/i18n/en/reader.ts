/** What a learner reads in lessons around their text, in English. Numbers come as they are shown, already formatted. */
import type { FormulaName } from '#notation/formulas';
import { formatNumber } from '#notation/number';
import type { FormulaSlots, SlotName } from '#notation/symbols';
import type { Evidence, Need } from '../../reader/checks/verdict.ts';

const two = (value: number) => formatNumber(value, 2);

/** A slot's number, or what is said while there is none. */
const spoken = (slots: FormulaSlots, name: SlotName) => {
  const value = slots[name];
  return value === undefined ? 'unknown' : formatNumber(value);
};

const gate = (name: string, squash: string, quantity: SlotName) => (slots: FormulaSlots) =>
  `${name}: ${squash} of the letter's part ${spoken(slots, 'inputSum')}, plus the hidden state's part ` +
  `${spoken(slots, 'recurrentSum')}, plus the bias ${spoken(slots, 'bias')}, which is ${squash} of ` +
  `${spoken(slots, 'preActivation')}, is ${spoken(slots, quantity)}.`;

/** Each formula with its numbers, as a sentence to be heard. */
const formulas: Record<FormulaName, (slots: FormulaSlots) => string> = {
  forgetGate: gate('Forget gate', 'sigma', 'forgetGate'),
  inputGate: gate('Input gate', 'sigma', 'inputGate'),
  candidate: gate('Candidate', 'tanh', 'candidate'),
  outputGate: gate('Output gate', 'sigma', 'outputGate'),
  cellState: (slots) =>
    `Cell state: the forget gate ${spoken(slots, 'forgetGate')} times the previous cell state ` +
    `${spoken(slots, 'previousCellState')}, plus the input gate ${spoken(slots, 'inputGate')} times the candidate ` +
    `${spoken(slots, 'candidate')}, is ${spoken(slots, 'cellState')}.`,
  hiddenState: (slots) =>
    `Hidden state: the output gate ${spoken(slots, 'outputGate')} times tanh of the cell state ` +
    `${spoken(slots, 'cellState')}, is ${spoken(slots, 'hiddenState')}.`,
  uniformGuess: (slots) =>
    `An even guess among ${slots.vocabularySize ?? 'the'} letters costs ${spoken(slots, 'uniformBits')} bits.`,
  crossEntropy: (slots) =>
    `Cross-entropy: minus the mean of the logarithms of the probabilities given to the right letters, ` +
    `${spoken(slots, 'lossNats')} nats, as much as a probability of ${spoken(slots, 'probability')} each time.`,
  bitsPerChar: (slots) =>
    `Bits per character: the loss of ${spoken(slots, 'lossNats')} nats divided by the logarithm of 2 is ` +
    `${spoken(slots, 'lossBits')}.`,
  perplexity: (slots) =>
    `Perplexity: 2 to the power of ${spoken(slots, 'lossBits')} is ${spoken(slots, 'perplexity')}.`,
};

const letterName = (letter: string) => (letter === ' ' ? 'the space' : `“${letter}”`);

/** What the model did, with the numbers that show it. */
const evidence: { readonly [Name in keyof Evidence]: (evidence: Evidence[Name]) => string } = {
  gateAtRepeatedLetter: ({ letter, unit, first, again }) =>
    `In unit ${unit} the forget gate was ${formatNumber(first)} where ${letterName(letter)} came first and ` +
    `${formatNumber(again)} where it came again.`,
  memoryIfNothingForgotten: ({ unit, now, held }) =>
    `Unit ${unit} ends the word with c = ${two(now)}. With its forget gate held at 1 it ends with c = ${two(held)}.`,
  farthestFromZero: ({ cell, hidden }) =>
    `The cell state went as far as ${two(cell.value)} (unit ${cell.unit}, at ${letterName(cell.letter)}), ` +
    `the hidden state as far as ${two(hidden.value)} (unit ${hidden.unit}, at ${letterName(hidden.letter)}).`,
  untrainedLoss: ({ bits, uniformBits }) =>
    `Your run began at ${two(bits)} bits per character; the even guess costs ${two(uniformBits)}.`,
  steeperStretch: ({ first, second }) =>
    `In your run the loss changed by ${two(-first)} bits over the first hundred steps and by ${two(-second)} over ` +
    `the second hundred.`,
  surpriseWithinWords: ({ firstLetters, laterLetters, trainStep }) =>
    `After ${trainStep} steps, your model is surprised by ${two(firstLetters)} bits at the first letters of words ` +
    `and by ${two(laterLetters)} bits at the letters after them.`,
};

const needs: Record<Need, string> = {
  figure: 'The figure has not finished reading yet. Ask again in a moment.',
  repeatedLetter:
    'No letter of this word comes twice. Put a word such as “hello” into the figure, and ask again.',
  firstStep: 'Your model has not been trained yet. Press Train, let it make a step or more, and ask again.',
  freshRun: 'The beginning of this run is no longer kept. Choose Start over, train, and ask again.',
  twoHundredSteps: 'This needs some 210 steps of one run. Let it train on, and ask again.',
  words: 'The text in training has no words to measure. Train on one that has, and ask again.',
};

export const reader = {
  figure: 'Live figure',
  showFigure: 'Show the figure',
  hideFigure: 'Back to the text',
  figureLoading: 'The figure is loading…',
  formulas,
  /** Where a formula has no numbers yet. */
  numbersLater: 'Numbers follow as soon as the figure has them.',

  predict: (number: number) => `Prediction ${number}`,
  commit: 'Ask the model',
  asking: 'Asking the model…',
  askAgain: 'Predict again',
  right: 'You were right.',
  wrong: 'It turned out otherwise.',
  model: 'the model',
  you: 'you',
  youAndModel: 'you and the model',
  failed: 'The model could not be asked just now. Your choice is kept: ask again.',
  needs,
  evidence,

  exercise: (number: number) => `Exercise ${number}`,
  hint: 'Hint',
  answer: 'Answer',
  analogy: 'A picture to think with',

  lessons: 'Other lessons',
  previous: 'Before',
  next: 'Next',
  /** What the figure shows, while it is out of view. */
  cellGlance: (unit: number) => `unit ${unit}`,
  trainingGlance: (steps: number, bits: string | null) =>
    bits === null ? `step ${steps}` : `step ${steps}, ${bits} bits per character`,
};
