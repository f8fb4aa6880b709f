/** What the networks did in predictions about shapes of sequence problems, with the numbers that show it, in English. */
import { percent } from '#figures/numbers';

interface Reached {
  /** The step that reads it, counted from 1. */
  readonly step: number;
  readonly thing: string;
  /** Answers that hang on it, answers in all, and steps in all. */
  readonly count: number;
  readonly answers: number;
  readonly steps: number;
}

interface Earlier {
  readonly name: string;
  readonly shorter: string;
  readonly language: string;
  readonly probability: number;
  readonly earlierLanguage: string;
  readonly earlierProbability: number;
}

interface HandedOver {
  readonly letters: number;
  readonly made: number;
  readonly handedOver: number;
}

export const problemShapes = {
  answersReached: ({ step, thing, count, answers, steps }: Reached) =>
    `“${thing}” is read at step ${step}. Of ${steps} ${steps === 1 ? 'step' : 'steps'}, ${answers} ` +
    `${answers === 1 ? 'answers' : 'answer'}, and ${count} of these ${count === 1 ? 'hangs' : 'hang'} on it.`,
  oneLetterEarlier: ({
    name,
    shorter,
    language,
    probability,
    earlierLanguage,
    earlierProbability,
  }: Earlier) =>
    `After “${shorter}” it said ${earlierLanguage} with ${percent(earlierProbability)}, after “${name}” ` +
    `${language} with ${percent(probability)}.`,
  numbersHandedOver: ({ letters, made, handedOver }: HandedOver) =>
    `Over ${letters} ${letters === 1 ? 'letter' : 'letters'} the encoder made ${made} numbers; the decoder received ` +
    `${handedOver} of them.`,
  needs: {
    figure: 'The figure has not finished its problem yet. Ask again in a moment.',
    manyToOne: 'Choose the shape “Many to one” in the figure, and ask again.',
    twoLetters: 'Give the figure a name of two letters or more, and ask again.',
    encoderDecoder: 'Choose the shape “Encoder–decoder” in the figure, and ask again.',
  },
};
