/** What a learner reads in the training figure, in English. */
import type { OwnText } from '#data/ownText';
import type { BackendName } from '#rnn/backends';
import { engines, notice } from './trainingNotices.ts';

/** Two decimals where they mean something; a loss that has run away is told by its size. */
function bits(value: number): string {
  if (value < 1000) return value.toFixed(2);
  return value < 1e6 ? Math.round(value).toLocaleString('en') : value.toExponential(0);
}
const steps = (count: number) => (count === 1 ? '1 step' : `${count.toLocaleString('en')} steps`);
const letters = (count: number) => (count === 1 ? '1 letter' : `${count.toLocaleString('en')} letters`);
function duration(seconds: number): string {
  if (seconds < 10) return 'a few seconds';
  if (seconds < 90) return `${Math.ceil(seconds / 5) * 5} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

function letterName(letter: string): string {
  if (letter === ' ') return 'space';
  if (letter === '\n') return 'line break';
  if (letter === '\t') return 'tab';
  return `“${letter}”`;
}

function percent(probability: number): string {
  const value = probability * 100;
  if (value === 0) return '0%';
  if (value < 0.1) return '<0.1%';
  return value < 10 ? `${value.toFixed(1)}%` : `${value.toFixed(0)}%`;
}

function ownTextProblem(problem: Exclude<OwnText, { kind: 'text' }> | { kind: 'unreadable' }): string {
  switch (problem.kind) {
    case 'empty':
      return 'There is no text yet. Paste one above or open a file, then try again.';
    case 'oneCharacter':
      return `The text is ${letterName(problem.letter)} and nothing else, so there is nothing to predict. Add some other letters.`;
    case 'binary':
      return `This is not plain text${
        problem.found === 'unknown' ? '' : ` but a ${problem.found.toUpperCase()} file`
      }. Save it as a .txt file and open that, or paste its text above.`;
    case 'tooLarge':
      return `The text has ${(problem.bytes / 1e6).toFixed(1)} MB; ${problem.limit / 1e6} MB is the most this page takes. Cut it down and try again.`;
    case 'unreadable':
      return 'The file could not be read. Open it again, or paste its text above.';
    default:
      return problem satisfies never;
  }
}

export const training = {
  figure: 'Training a language model',
  steps,
  letters,
  percent,
  letterName,
  bits: (value: number) => `${bits(value)} bits`,

  source: {
    label: 'Text to learn from',
    mobyDick: 'Moby-Dick',
    own: 'Your own text',
    inUse: (name: string, length: number) => `Learning from ${name}, ${letters(length)}.`,
    pasted: 'your text',
    paste: 'Paste a text',
    hint: 'A few thousand letters or more work best. It stays on this device.',
    openFile: 'Open a file',
    drop: 'or drop one here',
    close: 'Close',
    dropNow: 'Drop the file to learn from it',
    use: 'Learn from this text',
    useMobyDick: 'Learn from Moby-Dick',
    startsOver: (done: number) => `This starts training over; the ${steps(done)} made so far will be gone.`,
    problem: ownTextProblem,
  },

  run: {
    label: 'Training',
    train: 'Train',
    resume: 'Go on training',
    more: 'Train further',
    pause: 'Pause',
    opening: 'Starting the engine…',
    step: 'Step',
    stepHint: 'Make one update and stop',
    startOver: 'Start over',
    startOverQuestion: (done: number) => `Throw away ${steps(done)} and begin with fresh weights?`,
    startOverYes: 'Yes, start over',
    startOverNo: 'Keep them',
    progress: 'Progress of training',
    stepOf: (done: number, target: number) =>
      `step ${done.toLocaleString('en')} of ${target.toLocaleString('en')}`,
    timeLeft: (seconds: number) => `about ${duration(seconds)} left`,
    stepTime: (milliseconds: number) =>
      milliseconds < 10 ? `${milliseconds.toFixed(1)} ms a step` : `${milliseconds.toFixed(0)} ms a step`,
    restedWhileHidden: 'waited while this tab was hidden',
    speed: 'Speed',
    fullSpeed: 'as fast as it goes',
    stepsPerSecond: (rate: number) => (rate === 1 ? '1 step a second' : `${rate} steps a second`),
  },

  settings: {
    label: 'Model and training settings',
    summary: (units: number, learningRate: number) => `${units} units, learning rate ${learningRate}`,
    targetSteps: { name: 'Steps to train', meaning: 'Training stops by itself after this many.' },
    units: {
      name: 'Units',
      meaning: 'Numbers the cell remembers from letter to letter. More can learn more, and cost more time.',
    },
    batch: {
      name: 'Batch',
      meaning: 'Places of the text that are read side by side. More make each step steadier and slower.',
    },
    window: { name: 'Window', meaning: 'Letters over which the error travels back through time.' },
    learningRate: {
      name: 'Learning rate',
      meaning:
        'How far one step moves the weights. 0.01 suits most. At 100 training runs away; at 1e38 the numbers overflow.',
    },
    clipNorm: {
      name: 'Gradient limit',
      meaning: 'A gradient longer than this is shortened to it. 0 switches the limit off.',
    },
    seed: { name: 'Seed', meaning: 'Picks the first weights. The same seed gives the same run again.' },
    range: (low: number, high: number) => `${low} to ${high}`,
    outOfRange: (name: string, low: number, high: number) =>
      `${name} must be a number from ${low} to ${high}.`,
    notWhole: (name: string, low: number, high: number) =>
      `${name} must be a whole number from ${low} to ${high}.`,
    apply: 'Apply',
    applyAndStartOver: 'Apply and start over',
    undo: 'Undo changes',
    startsOver: (done: number) =>
      `Changed settings start training over; the ${steps(done)} made so far will be gone.`,
  },

  loss: {
    label: 'Loss curve',
    axis: 'bits per letter',
    tick: (value: number) => {
      if (value < 1000) return String(value);
      return value < 1e6 ? `${value / 1000}k` : value.toExponential(0);
    },
    stepAxis: 'training step',
    guessing: (value: number) => `guessing ${bits(value)}`,
    frequencies: (value: number) => `letter frequencies ${bits(value)}`,
    cursor: 'Read the loss curve',
    reading: (trainStep: number, raw: number, mean: number) =>
      `step ${trainStep}: ${bits(raw)} bits, mean ${bits(mean)}`,
    noReading: 'No step has been made yet',
    legend: (halfLife: number, averaged: boolean) =>
      `Grey: the loss of every step${averaged ? ', early ones averaged in groups' : ''}. Line: their running mean, in which a step counts half after ${halfLife} more.`,
    scrub: 'Go back through training',
    scrubValue: (trainStep: number, newest: boolean) =>
      newest ? `step ${trainStep}, the newest` : `step ${trainStep}`,
    lookingBack: (trainStep: number, newest: number) =>
      `You are looking at the model of step ${trainStep}. Training stands at step ${newest}.`,
    backToNewest: 'Back to newest',
    continueHere: (trainStep: number) => `Go on training from step ${trainStep}`,
    continueWarning: (dropped: number) => `Going on from here drops the ${steps(dropped)} made after it.`,
  },

  caption: {
    before: (guessing: number, vocabulary: number) =>
      `Not trained yet. Guessing costs ${bits(guessing)} bits for each letter, as many as it takes to tell ${vocabulary} letters apart.`,
    now: (trainStep: number, loss: number) =>
      `After ${steps(trainStep)} the model needs ${bits(loss)} bits for a letter`,
    compared: (guessing: number, frequencies: number) =>
      `; guessing would need ${bits(guessing)}, knowing only how often each letter occurs ${bits(frequencies)}.`,
    worse: 'It is worse than a guess: sure of itself, and wrong.',
    choices: (loss: number) =>
      `That is like choosing among ${(2 ** loss).toFixed(1)} equally likely letters each time.`,
  },

  samples: {
    label: 'What it writes',
    empty: 'The first sample appears when the engine is ready.',
    timeline: 'Samples by training step',
    atStep: (trainStep: number) => `step ${trainStep}`,
    atStepAndTemperature: (trainStep: number, temperature: number) =>
      `Written at step ${trainStep}, temperature ${temperature.toFixed(1)}`,
    follow: 'Follow the newest',
    hint: 'Choose any letter to see what else the model considered.',
    text: (trainStep: number) => `Letters of the sample at step ${trainStep}`,
    temperature: 'Temperature',
    temperatureMeaning: (temperature: number) => {
      if (temperature === 0) return 'always the likeliest letter';
      if (temperature < 0.95) return 'plays it safe';
      return temperature <= 1.05 ? 'as the model believes' : 'takes chances';
    },
    again: 'Sample again',
  },

  letter: {
    label: 'The next letter',
    close: 'Close',
    previous: 'Previous letter',
    next: 'Next letter',
    loading: 'Reading the text…',
    failed: 'The text could not be read. Choose the letter again.',
    after: (before: string, letter: string) => `After “${before}” comes ${letterName(letter)}`,
    first: (letter: string) => `The text begins with ${letterName(letter)}`,
    firstExplained: 'Nothing was read before it, so there is no prediction. Choose a later letter.',
    surprise: (probability: number, surprise: number) =>
      `The model gave it ${percent(probability)}, so it came as a surprise of ${bits(surprise)} bits.`,
    undecided: (entropy: number) => `Before it came, the model was undecided by ${bits(entropy)} bits.`,
    ofModel: (trainStep: number, written: number) =>
      trainStep === written
        ? `Numbers of the model at step ${trainStep}, which wrote it.`
        : `Written at step ${written}; these are the numbers of the model at step ${trainStep}.`,
    bars: 'Probability of each letter to come next',
    columnLetter: 'letter',
    columnBelieved: 'believed',
    columnDrawn: (temperature: number) => `at ${temperature.toFixed(1)}`,
    rest: (count: number) => `${count} others`,
    came: 'came',
    cell: 'The cell at this letter',
  },

  notices: {
    label: 'What happened',
    notice,
    diverged: (guessing: number, learningRate: number) => ({
      title: `Training has run away: a letter costs the model far more than the ${bits(guessing)} bits of guessing.`,
      body: `With a learning rate of ${learningRate} every step overshoots what it aims at, so the model is sure of wrong letters. Go back and take shorter steps.`,
    }),
    backTo: (trainStep: number, learningRate: number) =>
      `Go back to step ${trainStep}, learning rate ${learningRate}`,
    dismiss: 'Dismiss',
    lowerRate: (learningRate: number) => `Go on with learning rate ${learningRate}`,
    limitGradient: (clipNorm: number) => `Go on with a gradient limit of ${clipNorm}`,
    startOver: 'Start over',
    takeUpStored: 'Take up my last run',
    tryAgain: 'Try again',
  },

  engine: {
    none: 'No engine has been started yet.',
    trainsOn: (name: BackendName, adapter: string | null) =>
      `Trained by ${engines[name]}${adapter ? ` (${adapter})` : ''} in 32-bit numbers`,
    error: (error: string) => `, at most ${error} off the 64-bit reference.`,
    noError: '.',
    more: 'About the engine',
  },

  announce: {
    running: (trainStep: number, target: number, loss: number) =>
      `Step ${trainStep} of ${target}, ${bits(loss)} bits per letter.`,
    opening: 'Starting the engine.',
    started: 'Training.',
    paused: (trainStep: number) => `Paused at step ${trainStep}.`,
    finished: (trainStep: number) => `Training finished at step ${trainStep}.`,
    ready: 'Ready to train.',
  },
};
