/** What a learner reads in the microscope of the backward pass, in English. Numbers and letters come formatted. */
import type { ActivationName } from '#rnn/cells';
import type { FigureCaption } from '../../figures/FigureFrame.tsx';
import { activationNames } from './activationNames.ts';

/** One derivative at one place, formatted. */
interface Place {
  readonly name: ActivationName;
  /** By the sum that goes into the squashing function, instead of by what comes out. */
  readonly sum: boolean;
  readonly unit: number;
  /** Step, counted from 1, of how many. */
  readonly step: number;
  readonly steps: number;
  readonly letter: string;
  readonly target: string;
  /** How many predictions after this step count in the loss and are not behind a wall. */
  readonly later: number;
}

interface Paths {
  readonly direct: string;
  readonly recurrent: string;
  readonly total: string;
}

const quantity = (name: ActivationName, sum: boolean) =>
  sum ? `sum of the ${activationNames[name]}` : activationNames[name];
const letterName = (letter: string) =>
  letter === ' ' ? 'space' : letter === '\n' ? 'line break' : `“${letter}”`;

const pathSentence = ({ direct, recurrent }: Paths, later: number): string => {
  if (later === 0)
    return 'all of it through this step’s own prediction, for no later one that counts reaches it';
  const those =
    later === 1 ? 'the one later prediction that reaches it' : `the ${later} later predictions that reach it`;
  return `${direct} through this step’s own prediction and ${recurrent} through ${those}`;
};

const weightSentence = (
  { step, steps }: Place,
  { sum, all }: { readonly sum: string; readonly all: string },
) =>
  step === 1
    ? steps === 1
      ? `The one term of the recurrent weight is ${sum}: before the first step there is no state to read.`
      : `The terms of the recurrent weight add up to ${sum} over all ${steps} steps.`
    : `From the last step back to here the terms of the recurrent weight add up to ${sum}; over all steps they make ${all}.`;

export const microscope = {
  title: 'Backward through time, one derivative at a time',
  names: activationNames,
  quantity,

  counted: 'Loss counts',
  countedSteps: { every: 'every prediction', last: 'the last only' },
  side: 'Derivatives by',
  sides: { activation: 'values', preActivation: 'sums before squashing' },
  from: 'Weight from unit',

  strip: 'The backward pass, letter by letter',
  wall: 'Wall that the derivative may not pass',
  wallShort: 'wall',
  wallText: (wall: number) => (wall === 0 ? 'no wall' : `between step ${wall} and step ${wall + 1}`),
  nextRow: 'next',
  lossRow: 'loss',
  wayRow: 'back',
  row: (name: ActivationName, sum: boolean, unit: number) =>
    `Derivative of the loss by the ${quantity(name, sum)} of unit ${unit}`,
  rowText: (
    { step, steps, letter }: Pick<Place, 'step' | 'steps' | 'letter'>,
    { direct, recurrent, total }: Paths,
  ) =>
    `step ${step} of ${steps}, ${letterName(letter)}: ${direct} through this prediction, ${recurrent} through later ones, ${total} in all`,
  sumRow: (gate: ActivationName, unit: number, from: number) =>
    `Derivative by one recurrent weight, ${activationNames[gate]} of unit ${unit} from unit ${from}, added up from the last step`,
  sumText: (step: number, steps: number, term: string, sum: string) =>
    `step ${step} of ${steps} adds ${term}, which makes ${sum}`,
  sumTitle: (gate: string, unit: number, from: number) =>
    `One recurrent weight, ${gate} of unit ${unit} reading unit ${from}: each step adds a term`,
  legend: {
    direct: 'through this step’s prediction',
    recurrent: 'through all later predictions',
    total: 'their sum, the derivative',
    uncut: 'the derivative without the wall',
    scale: 'Each row has its own linear scale, ± as written.',
  },

  back: 'One step back in time',
  backShort: 'Back',
  forward: 'One step forward in time',
  slider: 'Step of the backward pass',
  position: (step: number, steps: number) => `step ${step} of ${steps}`,
  sliderText: (step: number, steps: number, letter: string) =>
    `step ${step} of ${steps}, ${letterName(letter)}`,
  keys: 'The keys ← and → step too.',

  prove: 'Prove it',
  proveHint: 'moves the quantity a little both ways, runs the network again and measures the loss',
  epsilon: 'Move by ±',
  target: 'Moved',
  targets: { value: 'this quantity', weight: 'the recurrent weight' },
  columns: { path: 'Path', rule: 'Chain rule', measured: 'Measured', difference: 'Difference' },
  paths: {
    direct: 'this step’s prediction',
    recurrent: '+ all later predictions',
    total: '= derivative',
    weight: 'sum over all steps',
  },
  losses: (below: string, above: string, epsilon: string) =>
    `Moved by −${epsilon} the loss is ${below}; moved by +${epsilon} it is ${above}.`,
  agrees: (difference: string, tolerance: string) =>
    `The two agree: they differ by ${difference}, and a step of this size cannot tell less than ${tolerance}.`,
  wallKeepsOut: (difference: string, uncut: string) =>
    `The wall keeps out ${difference}: the loss does change with what lies before it, but truncated backpropagation no longer looks there. Without the wall the chain rule gives ${uncut}.`,
  disagrees: (difference: string) =>
    `They differ by ${difference}: this step is too large or too small to tell the slope. Try another.`,
  notProvable: 'There is no number to prove here.',
  proving: 'Measuring …',

  caption: (
    place: Place,
    paths: Paths,
    weight: { readonly sum: string; readonly all: string },
  ): FigureCaption => ({
    lead: `At step ${place.step}, reading ${letterName(place.letter)} and foretelling ${letterName(place.target)}, the loss changes by ${paths.total} for each 1 that the ${quantity(place.name, place.sum)} of unit ${place.unit} gains`,
    rest: `: ${pathSentence(paths, place.later)}. ${weightSentence(place, weight)}`,
  }),
  captionWall: (place: Place, wall: number, kept: string): string =>
    place.step <= wall
      ? ` The wall after step ${wall} keeps ${kept} from this place.`
      : ` The wall after step ${wall} lies further back and takes nothing from this place.`,
  captionZero: (place: Place): FigureCaption => ({
    lead: `Nothing at step ${place.step} reaches the loss through the ${quantity(place.name, place.sum)} of unit ${place.unit}`,
    rest: ': the derivative is exactly zero. Either it meets a zero (before the first step there is no state yet), or the unit is saturated, or nothing that counts comes after it.',
  }),
  captionNaN: (place: Place): FigureCaption => ({
    lead: `The derivative at step ${place.step} is not a number`,
    rest: ': a weight of this model is not a number or has overflowed. Take smaller weights or another model.',
  }),

  loading: 'Going back through the word …',
  failed: (reason: string) =>
    `The figure could not go back through this word (${reason}). Reload the page to try again.`,
  otherCell: (cell: string) =>
    `The model that came with the page is a ${cell}, which this figure cannot take apart. It shows a fresh LSTM instead.`,
  tooShort: (word: string) => `One letter foretells nothing, so the figure shows “${word}”.`,
  misfit:
    'The link asks for a step, a gate or a unit that this network does not have; the nearest one is shown.',
  table: {
    place: 'step and letter',
    quantity: 'quantity',
    value: 'value',
    direct: 'through this prediction',
    recurrent: 'through later predictions',
    total: 'derivative',
    uncut: 'without the wall',
    placeOf: (step: number, letter: string) => `${step} ${letter}`,
    weight: (gate: string, unit: number, from: number) =>
      `weight, ${gate} ${unit} from ${from}: term and sum`,
    matrix: 'all recurrent weights: norm of term and of sum',
  },
};
