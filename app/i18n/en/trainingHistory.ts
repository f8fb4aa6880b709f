/** What a learner reads in the figure of training in two axes of time, in English. Numbers come formatted. */
import { bitsNumber } from '#figures/bitsNumber';
import { derivativeNumber } from '#figures/derivativeNumber';
import type { WeightPlace } from '#figures/weightMatrix';
import type { ActivationName } from '#rnn/cells';
import type { FigureCaption } from '../../figures/FigureFrame.tsx';
import { activationNames } from './activationNames.ts';
import { cellKinds } from './cellKinds.ts';

const letterName = (letter: string) =>
  letter === ' ' ? 'space' : letter === '\n' ? 'line break' : `“${letter}”`;
const count = (number: number) => number.toLocaleString('en');
const updates = (steps: number) => (steps === 1 ? '1 update' : `${count(steps)} updates`);
const afterUpdates = (steps: number) => (steps === 0 ? 'before any update' : `after ${updates(steps)}`);
const sentenceStart = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const norm = (value: number) => derivativeNumber(value, 3);

/** A moment, and what the letter there was and came next. Places count from 1. */
interface Place {
  readonly trainStep: number;
  readonly step: number;
  readonly letter: string;
  readonly next: string;
}

interface CaptionValues extends Place {
  /** Null: still being computed. */
  readonly read: {
    readonly meanBits: number;
    readonly bits: number;
    readonly probability: number;
    /** The parameter of the largest gradient norm. */
    readonly steepest: string;
    readonly steepestNorm: number;
    readonly wholeNorm: number;
  } | null;
  readonly steps: number;
  readonly vocabulary: number;
  /** Mean bits of the first kept step; null for itself, or while it is not known. */
  readonly firstBits: number | null;
  readonly firstStep: number;
}

function caption(v: CaptionValues): FigureCaption {
  const when = sentenceStart(afterUpdates(v.trainStep));
  if (!v.read) return { lead: when, rest: ': the model reads the passage …' };
  const { meanBits, bits, probability, steepest, steepestNorm, wholeNorm } = v.read;
  if (Number.isNaN(meanBits))
    return {
      lead: `${when}, what this model computes is not a number`,
      rest: ': something overflowed on the way. Go back to an earlier training step.',
    };
  const guess = Math.log2(v.vocabulary);
  const before = v.firstBits === null ? '' : ` (${afterUpdates(v.firstStep)}: ${bitsNumber(v.firstBits)})`;
  const lead =
    v.steps === 1
      ? `${when}, the one letter to foretell costs ${bitsNumber(meanBits)} bits`
      : `${when}, a letter of this passage costs ${bitsNumber(meanBits)} bits`;
  const versus = `${before}; guessing costs ${bitsNumber(guess)}.`;
  const share = probability >= 0.001 ? `${(100 * probability).toPrecision(2)}%` : 'less than 0.1%';
  const here = ` Having read letter ${v.step}, ${letterName(v.letter)}, it gives the next one, ${letterName(v.next)}, ${share}: ${bitsNumber(bits)} bits.`;
  const gradient =
    wholeNorm === 0
      ? ' No weight has any gradient: it is exactly zero.'
      : ` The gradient has norm ${norm(wholeNorm)}, most of it in ${steepest} (${norm(steepestNorm)}).`;
  return { lead, rest: versus + here + gradient };
}

function weightName(place: WeightPlace): string {
  switch (place.kind) {
    case 'input':
      return `from letter ${letterName(place.letter)} to the ${activationNames[place.gate]} of unit ${place.unit + 1}`;
    case 'recurrent':
      return `from unit ${place.from + 1}’s h one step before to the ${activationNames[place.gate]} of unit ${place.unit + 1}`;
    case 'gate':
      return `${activationNames[place.gate]} of unit ${place.unit + 1}`;
    case 'unit':
      return `unit ${place.unit + 1}`;
    case 'output':
      return `from unit ${place.unit + 1}’s h to the score of ${letterName(place.letter)}`;
    case 'outputBias':
      return `the score of ${letterName(place.letter)}`;
    default:
      return place satisfies never;
  }
}

export const trainingHistory = {
  title: 'Training in two axes of time: by update and by letter',
  loading: 'Loading a training run …',
  caption,
  names: activationNames,
  letterName,
  weightName,

  run: 'Training run',
  runs: { run: 'Mine', recorded: 'Recorded' },
  provenance: (own: boolean, cell: keyof typeof cellKinds, units: number, moments: number, kept: number) =>
    `${own ? 'Your own run' : 'A run recorded with this page, on Moby-Dick'}: ${cellKinds[cell]}, ${units === 1 ? '1 unit' : `${units} units`}, ${
      moments === kept
        ? `${moments === 1 ? '1 moment' : `${moments} moments`} of its training kept`
        : `${moments} of ${count(kept)} kept moments of its training`
    }.`,
  noRun: 'You have not trained a model on this device yet, so this is the run that comes with the page.',
  train: 'Train one in lesson 9',
  missing:
    'The recorded run could not be loaded, so this is a model with random weights that was never trained. Reload the page to try again.',
  damaged: (detail: string) =>
    `The file of the recorded run is damaged (${detail}), so this is a model with random weights that was never trained.`,
  onlyOne: 'Only one moment of this run is kept, so there is nothing to scrub back to.',
  trainOn: 'Go on training in lesson 9',
  diverged: (trainStep: number, bits: string, guess: string) =>
    `${sentenceStart(afterUpdates(trainStep))} a letter of this passage costs ${bits} bits, far more than guessing (${guess}): the run has gone wrong there, or the passage is of another kind than what it learns from.`,
  overflowed: (trainStep: number) =>
    `This run has overflowed: ${afterUpdates(trainStep)} its loss is not a number. Places without a colour have none.`,
  allZero:
    'All weights are zero at this moment: every gate is half open, and every letter as likely as any other.',
  oneStep: 'This passage has one letter to foretell, so there is one sequence step.',
  unread: (letters: readonly string[]) =>
    `This model does not know ${letters.map(letterName).join(', ')}: such letters are left out.`,
  tooShort: 'A passage needs two letters that the model knows; until then another one is read.',
  cut: (most: number) => `The passage is cut after ${most} letters.`,
  otherStep: (wanted: number, shown: number) =>
    `The moment after ${updates(wanted)} is not kept; the nearest is shown, after ${updates(shown)}.`,
  otherLetter: (wanted: number, shown: number) =>
    `This passage has no step ${wanted}; its last, ${shown}, is shown.`,
  failed: (reason: string) =>
    `The figure could not compute this (${reason}). Change the passage or reload the page to try again.`,

  trainStep: 'Training step',
  trainStepText: (trainStep: number, place: number, of: number) => `${count(trainStep)} · ${place} of ${of}`,
  timeStep: 'Sequence step',
  timeStepText: (step: number, of: number, letter: string) => `${step} of ${of} · ${letter}`,
  passage: 'Passage',

  map: {
    title: 'Bits per letter, by training step and sequence step',
    label:
      'The moment that is shown: arrow left and right go along the passage, up and down through training',
    kind: 'place in a heatmap',
    reading: (place: Place, bits: number | null, probability: number) =>
      `${afterUpdates(place.trainStep)}, letter ${place.step}, ${letterName(place.letter)} then ${letterName(place.next)}: ${
        bits === null
          ? 'still being computed'
          : Number.isNaN(bits)
            ? 'not a number'
            : `${bitsNumber(bits)} bits, ${probability >= 0.001 ? `${(100 * probability).toPrecision(2)}%` : 'less than 0.1%'} for the right letter`
      }`,
    hint: 'Each row is a kept training step, each column a letter that has been read. Point at a place, or go there with the arrow keys.',
    updates: 'updates',
    mean: 'mean bits',
    guess: 'guess',
    row: (trainStep: number) => `bits a letter, ${afterUpdates(trainStep)}`,
    legend: 'bits',
    more: (end: number) => `${end}+`,
  },

  gradients: {
    title: 'Gradient norm of each parameter, by training step',
    chart: 'Gradient norms against training step',
    axis: 'updates, square-root scale',
    parameter: 'parameter',
    passage: 'passage',
    letter: 'this letter',
    all: 'all together',
    choose: (name: string, passage: string, letter: string) =>
      `${name}: gradient norm ${passage} over the passage, ${letter} at this letter`,
    reading: (trainStep: number, name: string, value: string) =>
      `${afterUpdates(trainStep)}: ${name} ${value}`,
    pending: '…',
    hint: 'Of the mean loss over the passage, and of the loss at this letter alone, in nats. The heavy line is the parameter chosen in the list; its weights are below.',
  },

  histograms: {
    title: (trainStep: number, step: number) =>
      `Gates and states over all letters and units, ${afterUpdates(trainStep)}; strokes: the units at letter ${step}`,
    share: (tallest: string) => `tallest bar ${tallest}`,
    saturated: (share: string) => `saturated ${share}`,
    reading: (name: ActivationName, mean: string, saturated: string, here: string) =>
      `${activationNames[name]}: mean ${mean}, saturated at ${saturated} of all places; mean at this letter ${here}`,
    notNumbers: (share: string) => `${share} not numbers`,
  },

  weights: {
    title: (name: string, shape: string) => `${name} ${shape}`,
    label: (name: string) => `Weights of ${name}: arrow keys go from one to the next`,
    kind: 'place in a heatmap',
    reading: (place: WeightPlace, value: string, change: string | null) =>
      `${sentenceStart(weightName(place))}: ${value}${change === null ? '' : `, ${change} since the first moment`}`,
    legend: 'weight',
    beyond:
      'The scale fits this moment: nearly all of its weights are within, and larger ones have the colour of the end.',
  },

  sample: {
    title: (trainStep: number, step: number) =>
      `What it writes ${afterUpdates(trainStep)}, having read ${step === 1 ? '1 letter' : `${step} letters`}`,
    seed: 'Draw',
    seedText: (seed: number) => `${seed}`,
    warmth: 'Temperature',
    writing: 'Writing …',
    notWritten: 'It cannot write: what it computes is not a number.',
  },

  bookmarks: {
    title: 'Bookmarks',
    name: 'Name of this moment',
    proposal: (trainStep: number, step: number) => `${afterUpdates(trainStep)}, letter ${step}`,
    add: 'Mark this moment',
    go: (name: string, where: string) => `Go to ${name}, ${where}`,
    where: (trainStep: number, step: number) => `${afterUpdates(trainStep)}, letter ${step}`,
    remove: (name: string) => `Remove ${name}`,
    none: 'No moment is marked yet. Bookmarks are part of the link: they survive a reload, and whoever opens it has them.',
    full: 'The link has no room for another bookmark; remove one, or choose a shorter name.',
    marked: (name: string) => `Marked: ${name}.`,
    removed: (name: string) => `Removed: ${name}.`,
    here: 'shown now',
  },

  table: {
    columns: {
      trainStep: 'Training step',
      what: 'What',
      place: 'Where',
      value: 'Value',
    },
    mean: 'loss, bits per letter',
    bits: 'loss at a letter, bits',
    letter: (step: number, letter: string, next: string) => `${step} ${letter}→${next}`,
    norm: 'gradient norm, nats',
    letterNorm: (step: number) => `gradient norm of letter ${step} alone, nats`,
    all: 'all parameters',
    share: (name: ActivationName) => `${activationNames[name]}, share of all`,
    from: (low: string, high: string) => `${low} to ${high}`,
    weight: (name: string) => `weight, ${name}`,
  },
};
