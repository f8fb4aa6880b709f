/** Numbers that a figure writes into a rendered formula: quantities of the vocabulary, and by topic those that are none. */
import { isQuantityName, type QuantityName } from '#rnn/quantities';

/**
 * The four sums belong to the gate whose formula it is: what the input adds, what the previous hidden state adds, the two
 * biases together, and their sum.
 */
const sumSlots = ['inputSum', 'recurrentSum', 'bias', 'preActivation'] as const;

/** What the peephole adds to the sum of a gate that has one. */
const peepholeSlots = ['peepholeSum'] as const;

/** Numbers of a language model that belong to no unit; `probability` is the one that the mean loss amounts to. */
const languageSlots = [
  'vocabularySize',
  'uniformBits',
  'probability',
  'lossNats',
  'lossBits',
  'perplexity',
] as const;

/** What is left of a sequence in two orders: the mean of what was found for each item, and the last state. */
const sequenceSlots = ['meanInOrder', 'meanShuffled', 'lastInOrder', 'lastShuffled'] as const;

/** A letter that comes twice: the sums there and what the states add to them; and the sizes of a layer. */
const neuronSlots = [
  'sumFirst',
  'sumAgain',
  'sumDifference',
  'recurrentFirst',
  'recurrentAgain',
  'inputCount',
  'unitCount',
  'layerParameterCount',
] as const;

/** What is said of the value so many steps ahead, and how far whoever says it is typically off there. */
const forecastSlots = [
  'stepsAhead',
  'lastValueForecast',
  'lastValueError',
  'linearForecast',
  'linearError',
  'iteratedForecast',
  'iteratedError',
  'atOnceForecast',
  'atOnceError',
] as const;

/** Numbers of one place of a backward pass: of one unit at one step, and of one recurrent weight of it. */
const throughTimeSlots = [
  'lossOfStep',
  'lossOfOthers',
  'meanLoss',
  'directPath',
  'recurrentPath',
  'stateDerivative',
  'slopeHere',
  'sumDerivative',
  'strongestShare',
  'otherShares',
  'readState',
  'weightTerm',
  'sumBackToHere',
  'weightDerivative',
  'uncutWeightDerivative',
  'factors',
  'productEntry',
] as const;

/** Numbers of a plain network at one distance from the last step. */
const vanishingSlots = [
  'spectralRadius',
  'stepsBack',
  'radiusPower',
  'meanSlope',
  'steepestSlope',
  'weightStretch',
  'stepBound',
  'stepNorm',
  'productNorm',
  'productOfNorms',
  'productOfBounds',
  'factorAStep',
  'stateGradientNorm',
  'wholeGradientNorm',
  'clipFactor',
] as const;
/** A gradient before and after clipping. */
const clippingSlots = ['clipLimit', 'gradientNorm', 'clippedNorm'] as const;
/** A problem of sequences: steps that read, answers, a state's size, and what all states of an encoder amount to. */
const problemSlots = ['stepsRead', 'stepsAnswered', 'stateSize', 'numbersMade'] as const;

/** A stack of convolutions over a series: how far it sees, and how long a layer with a stride leaves the series. */
const convolutionSlots = [
  'kernelSize',
  'layerCount',
  'dilationSum',
  'fieldSize',
  'seriesLength',
  'shortenedLength',
] as const;

/** Parameters of a layer and of the whole network with it, by cell, and the units at which networks have as many. */
const whichOneSlots = [
  'plainParameterCount',
  'gruParameterCount',
  'lstmParameterCount',
  'plainNetworkCount',
  'lstmNetworkCount',
  'parameterRatio',
  'gruMatchedUnits',
  'lstmMatchedUnits',
] as const;

/** A unit's activations over a text beside a property of its letters: their means, standard deviations, and Pearson's r. */
const followingSlots = [
  'unitMean',
  'propertyMean',
  'unitSpread',
  'propertySpread',
  'covariance',
  'correlation',
] as const;

const slotsByTopic = {
  sum: sumSlots,
  peephole: peepholeSlots,
  sequences: sequenceSlots,
  recurrentNeuron: neuronSlots,
  problemShapes: problemSlots,
  following: followingSlots,
  languageModel: languageSlots,
  forecasting: forecastSlots,
  throughTime: throughTimeSlots,
  vanishing: vanishingSlots,
  clipping: clippingSlots,
  convolutions: convolutionSlots,
  whichOne: whichOneSlots,
} as const satisfies Record<string, readonly string[]>;

/** A number that is no quantity of the vocabulary. */
export type NumberName = (typeof slotsByTopic)[keyof typeof slotsByTopic][number];
export type SlotName = NumberName | QuantityName;

/** Numbers for the slots of one formula; one that is absent is shown as a dash. */
export type FormulaSlots = Readonly<Partial<Record<SlotName, number>>>;

const numberNames: ReadonlySet<string> = new Set(Object.values(slotsByTopic).flat());

export function isSlotName(name: string): name is SlotName {
  return numberNames.has(name) || isQuantityName(name);
}

/**
 * Which part of its number a slot shows. `value`: all of it; `count`: a whole number. A number added to what stands before it is two
 * slots, its `sign` set as an operator and its `magnitude`, so that a sum reads `0.3 − 0.2`, never `0.3 + −0.2`.
 */
export type SlotPart = 'value' | 'count' | 'sign' | 'magnitude';
