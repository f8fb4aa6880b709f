/** What a learner reads in lessons around their text, in English. Numbers come as they are shown, already formatted. */

export const reader = {
  figure: 'Live figure',
  showFigure: 'Show the figure',
  hideFigure: 'Back to the text',
  figureLoading: 'The figure is loading…',
  /** Where a formula has no numbers yet. */
  /** A formula's numbers, to be heard: name and value, one after another. */
  numbers: (pairs: readonly (readonly [string, string])[]) =>
    `Now: ${pairs.map(([name, value]) => `${name} ${value}`).join(', ')}.`,
  closer: 'With indices',
  numbersLater: 'Numbers follow as soon as the figure has them.',

  predict: (number: number) => `Prediction ${number}`,
  commit: 'Ask the model',
  asking: 'Asking the model…',
  askAgain: 'Predict again',
  /** Beside a prediction that was answered on another day. */
  rightBefore: 'answered before, rightly',
  wrongBefore: 'answered before, and it turned out otherwise',
  right: 'You were right.',
  /** The other kinds of answers. */
  nothingToMark: 'The figure has not finished yet. What there is to answer comes with it.',
  notANumber: (least: string, most: string) => `A number from ${least} to ${most}, please.`,
  within: (tolerance: string) => `Within ${tolerance} counts as right.`,
  modelMarked: 'marked by the model',
  yourCurve: 'your curve',
  modelCurve: 'the model',
  wrong: 'It turned out otherwise.',
  model: 'the model',
  you: 'you',
  youAndModel: 'you and the model',
  failed: 'The model could not be asked just now. Your choice is kept: ask again.',

  exercise: (number: number) => `Exercise ${number}`,
  /** Beside an exercise that was worked on; null: its worked answer was opened. */
  doneBefore: (right: boolean | null) =>
    right === null ? 'answer opened' : right ? 'solved' : 'tried, not solved yet',
  hint: (number: number, of: number) => (of === 1 ? 'Hint' : `Hint ${number} of ${of}`),
  answer: 'Answer',
  analogy: 'A picture to think with',

  outline: 'In this lesson',
  /** Where reading stopped the last time. */
  place: (heading: string) => `You were last at “${heading}”.`,
  placeGo: 'Go there',
  placeStay: 'Stay here',

  lessons: 'Other lessons',
  previous: 'Before',
  next: 'Next',
  /** What the figure shows, while it is out of view. */
  cellGlance: (unit: number) => `unit ${unit}`,
  trainingGlance: (steps: number, bits: string | null) =>
    bits === null ? `step ${steps}` : `step ${steps}, ${bits} bits per character`,
};
