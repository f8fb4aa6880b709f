/** The semantic macros that lesson text and formulas are written in, and the quantity each one stands for. */
import { isQuantityName, type QuantityName } from '#rnn/quantities';

export interface StepSymbol {
  readonly quantity: QuantityName;
  /** What the macro means when its argument is `t-1`, where that is a quantity of its own. */
  readonly previous?: QuantityName;
}

/** Macros with one argument, the time step: `\hidden{t}`, `\cell{t-1}`; `\cell{}` is the letter alone. */
export const stepSymbols = {
  inp: { quantity: 'input' },
  hidden: { quantity: 'hiddenState', previous: 'previousHiddenState' },
  cell: { quantity: 'cellState', previous: 'previousCellState' },
  inputgate: { quantity: 'inputGate' },
  forget: { quantity: 'forgetGate' },
  candidate: { quantity: 'candidate' },
  outputgate: { quantity: 'outputGate' },
  reset: { quantity: 'resetGate' },
  update: { quantity: 'updateGate' },
  kept: { quantity: 'keptMemory' },
  written: { quantity: 'writtenMemory' },
  squashed: { quantity: 'squashedCellState' },
  normalisedcell: { quantity: 'normalisedCellState' },
  weightedsum: { quantity: 'weightedSum' },
  normalisedsum: { quantity: 'normalisedSum' },
  resethidden: { quantity: 'resetHiddenState' },
  recurrentcandidate: { quantity: 'recurrentCandidate' },
  resetcandidate: { quantity: 'resetCandidate' },
  writtenshare: { quantity: 'writtenShare' },
  keptstate: { quantity: 'keptState' },
  writtenstate: { quantity: 'writtenState' },
} as const satisfies Record<string, StepSymbol>;

/** Macros with one argument, the gate by its quantity name: `\Wx{forgetGate}`. */
export const gateSymbols = { Wx: 'inputWeights', Wh: 'recurrentWeights', gatebias: 'bias' } as const;

/** Macros without argument: the packed parameters of a layer. */
export const packedSymbols = ['Wih', 'Whh', 'bih', 'bhh'] as const;

/**
 * Numbers that are written into a rendered formula. The four sums belong to the gate whose formula it is: what the
 * input adds, what the previous hidden state adds, the two biases together, and their sum.
 */
export const sumSlots = ['inputSum', 'recurrentSum', 'bias', 'preActivation'] as const;

/** Numbers of a language model that belong to no unit; `probability` is the one that the mean loss amounts to. */
export const languageSlots = [
  'vocabularySize',
  'uniformBits',
  'probability',
  'lossNats',
  'lossBits',
  'perplexity',
] as const;

export type SlotName = (typeof sumSlots)[number] | (typeof languageSlots)[number] | QuantityName;

/** Numbers for the slots of one formula; one that is absent is shown as a dash. */
export type FormulaSlots = Readonly<Partial<Record<SlotName, number>>>;

const namesWithoutQuantity: ReadonlySet<string> = new Set([...sumSlots, ...languageSlots]);

export function isSlotName(name: string): name is SlotName {
  return namesWithoutQuantity.has(name) || isQuantityName(name);
}

/**
 * Which part of its number a slot shows. `value`: all of it; `count`: a whole number. A number added to what stands before it is two
 * slots, its `sign` set as an operator and its `magnitude`, so that a sum reads `0.3 − 0.2`, never `0.3 + −0.2`.
 */
export type SlotPart = 'value' | 'count' | 'sign' | 'magnitude';
