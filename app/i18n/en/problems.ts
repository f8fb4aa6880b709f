/** What a learner reads in the figure of problem shapes, in English. Numbers come formatted. */
import type { Score } from '#data/modelDescription';
import type { SequenceShape } from '#rnn/sequenceShapes';

const shapes: Readonly<Record<SequenceShape, string>> = {
  oneToMany: 'One to many',
  manyToOne: 'Many to one',
  aligned: 'Many to many, aligned',
  delayed: 'Many to many, delayed',
  encoderDecoder: 'Encoder–decoder',
};

const about: Readonly<Record<SequenceShape, string>> = {
  oneToMany:
    'A month’s number is read once, and the cell writes its name from the state alone: after the first step it reads nothing.',
  manyToOne:
    'A given name is read letter by letter, and only the last hidden state answers: which of eight languages is it from?',
  aligned:
    'Births in the United States, day by day: each day is read and at once answered with the births of the day after, in thousands.',
  delayed:
    'The same births, but a whole week is read before the next week is answered, by the same cell, which then reads nothing but a mark: answer now.',
  encoderDecoder:
    'Letters in, sounds out, as many as it takes: one cell reads the word, hands its state to another, and that one reads its own answers.',
};

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const languages: Readonly<Record<string, string>> = {
  cs: 'Czech',
  de: 'German',
  en: 'English',
  fr: 'French',
  id: 'Indonesian',
  it: 'Italian',
  pl: 'Polish',
  tr: 'Turkish',
};

// Made once: to make one takes longer than to use it a hundred times, and a drag uses a dozen.
const dateFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
/** Days since 1 January 2000, as JavaScript counts time. */
const timeOf = (day: number) => Date.UTC(2000, 0, 1 + day);

/** How a place is read and what it answers, in words. */
interface Moment {
  readonly step: number;
  readonly steps: number;
  readonly decoder: boolean;
  readonly encoder: boolean;
  /** What it reads; null: nothing. */
  readonly reads: string | null;
  /** What it answers; null: nothing. */
  readonly answer: string | null;
  /** How probable it finds that; null where it is a number. */
  readonly probability: string | null;
}

export const problems = {
  title: 'Shapes of sequence problems',
  loading: 'Loading the problem…',
  failed: (message: string) => `This problem could not be shown (${message}). The other shapes still work.`,
  missing:
    'The network that was taught this could not be loaded, so this is one with random weights. Its answers are guesses.',
  damaged: (detail: string) =>
    `The file of the network that was taught this is damaged (${detail}), so this is one with random weights. Its answers are guesses.`,
  allZero:
    'All weights are zero: every answer is as likely as any other, whatever is read, and no answer hangs on anything.',
  saturated: (share: string) =>
    `${share} of the hidden states are within 1% of −1 or 1: the cells are saturated, and hardly any change gets through.`,
  unended: 'The decoder was stopped: it never said that its answer is at its end.',
  oneStep: 'With one step there is no state to hand on: this network is a plain feedforward one here.',

  shape: 'Shape',
  shapes,
  about,
  month: 'Month',
  monthNames,
  called: 'Given name',
  spelt: 'Word',
  day: 'First day',
  date: (day: number) => dateFormat.format(timeOf(day)),
  weekday: (day: number) => weekdayFormat.format(timeOf(day)),
  weights: 'Weights',
  taught: 'As taught',
  random: 'Random',
  seed: 'From seed',
  gain: 'Weights times',

  picture: 'The steps of the sequence',
  steps: {
    back: 'One step back',
    forward: 'One step forward',
    slider: 'Step of the sequence',
    keys: 'Arrow keys, left and right',
  },
  forwardWord: 'Next step',
  position: (step: number, steps: number) => `${step} of ${steps}`,
  /** On the line of what is read where a decoder has said nothing yet, and on that of its last answer. */
  start: 'start',
  end: 'end',
  startMark: '␂',
  endMark: '␃',
  nothing: '–',
  answerNow: 'now',
  lines: { answer: 'y', state: 'h', input: 'x' },
  parts: { encoder: 'Encoder', decoder: 'Decoder' },
  legend: {
    states: 'Hidden state, a square a unit',
    influence: 'How much the answer marked hangs on each thing read: length of its gradient',
    wanted: 'Above an answer: what the data say',
    wrong: 'An answer that differs from them',
    fedBack: 'An answer that is read at the next step',
  },

  moment: ({ step, steps, decoder, encoder, reads, answer, probability }: Moment) => {
    const who = decoder ? ', decoder' : encoder ? ', encoder' : '';
    const read = reads === null ? 'reads nothing' : `reads ${reads}`;
    const said =
      answer === null
        ? 'answers nothing yet'
        : `answers ${answer}${probability === null ? '' : ` with ${probability}`}`;
    return `Step ${step} of ${steps}${who}: ${read}, ${said}`;
  },
  influenceText: (most: string) => `; hangs most on ${most}`,

  caption: {
    oneToMany: (month: string, said: string, right: boolean) => ({
      lead: `Month ${month} goes in once and comes out as “${said}”`,
      rest: right ? ', letter for letter.' : ', which is not its name.',
    }),
    manyToOne: (
      name: string,
      letters: number,
      language: string,
      probability: string,
      truth: string | null,
    ) => ({
      lead: `“${name}”: ${letters} ${letters === 1 ? 'letter' : 'letters'} in, one answer out: ${languages[language] ?? language}, ${probability}.`,
      rest:
        truth === null
          ? ' The list of names does not have it in one language alone, so there is nothing to compare with.'
          : truth === language
            ? ' The list of names says so too.'
            : ` The list of names has it as ${languages[truth] ?? truth}.`,
    }),
    aligned: (days: number, miss: string, firstMiss: string) => ({
      lead: `${days} days in, ${days} answers out, each about the day after.`,
      rest: ` The first seven answers miss by ${firstMiss} thousand births on average, the last seven, with a week read before them, by ${miss}.`,
    }),
    delayed: (read: number, answered: number, miss: string) => ({
      lead: `${read} days in, then ${answered} answers out.`,
      rest: ` They miss by ${miss} thousand births on average; the last of them comes from a state that has been told of no day for a week.`,
    }),
    encoderDecoder: (word: string, letters: number, sounds: string, count: number, truth: string | null) => ({
      lead: `“${word}”: ${letters} ${letters === 1 ? 'letter' : 'letters'} in, ${count} ${count === 1 ? 'sound' : 'sounds'} out: ${sounds}.`,
      rest:
        truth === null
          ? ' The dictionary of this page does not have this word.'
          : truth === sounds
            ? ' The dictionary says so too.'
            : ` The dictionary says ${truth}.`,
    }),
    hangs: (answer: string, read: string, step: number) =>
      ` “${answer}” hangs most on “${read}”, read at step ${step}.`,
  },

  languages,
  score: (shape: SequenceShape, { metric, value }: Score, repeatedWeek: number | null) => {
    const share = `${Math.round(100 * value)}%`;
    switch (metric) {
      case 'accuracy':
        return shape === 'oneToMany'
          ? `It was taught all twelve months and writes ${share} of their letters right: there is no thirteenth to be tested with.`
          : `Of names that it was not taught, it gets ${share} right; a guess among eight languages, 13%.`;
      case 'phonemeErrorRate':
        return `Of words that it was not taught, ${share} of the sounds have to be changed to be right.`;
      case 'meanSquaredError':
        return `On the last three years, which it was not taught, its mean squared error is ${value.toFixed(2)} (in squared standard deviations${shape === 'aligned' ? '; its first days, before it has seen a week, included' : ''})${repeatedWeek === null ? '' : `; saying again what was a week before has ${repeatedWeek.toFixed(2)}`}.`;
      case 'bitsPerLetter':
        return `${value.toFixed(2)} bits per letter.`;
      default:
        return metric satisfies never;
    }
  },

  detail: {
    answers: 'What the step answers',
    notAsked: 'This step answers nothing: its state is handed on.',
    probability: 'probability',
    right: 'right',
    shapes: 'As tensors, for one sequence (B = 1)',
    inputs: 'inputs',
    states: 'hidden states',
    handedOver: 'state handed over',
    outputs: 'answers',
    inPytorch: 'PyTorch',
    inKeras: 'Keras',
  },

  columns: {
    step: 'Step',
    part: 'Part',
    reads: 'Reads',
    answers: 'Answers',
    probability: 'Probability',
    right: 'Data say',
    hidden: (unit: number) => `h ${unit}`,
    influence: (step: number) => `Influence of step ${step}`,
  },
  partNames: { network: 'network', encoder: 'encoder', decoder: 'decoder' },
};
