/** Training loops that are shown as code, and what their scripts begin with. */
import type { NotationChoice } from '../notation.ts';
import { codeNames } from './codeNames.ts';
import { marked } from './listing.ts';
import type { ShownPlace } from './shownModel.ts';

/**
 * `languageModel`: an LSTM over letters; truncated backpropagation through time, clipping, Adam. `forecast`: a plain
 * network that forecasts the next value of a sine from a window before it, all windows at once.
 */
export const loopNames = ['languageModel', 'forecast'] as const;
export type LoopName = (typeof loopNames)[number];

/** A parameter with the values that training starts from, by its name in PyTorch. */
export interface LoopWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface LoopSetup {
  /** `weight_ih`, `weight_hh`, `bias_ih`, `bias_hh`, `fc.weight`, `fc.bias`. */
  readonly weights: readonly LoopWeight[];
  /** `H` */
  readonly units: number;
  readonly updates: number;
  readonly learningRate: number;
  /** `T` steps that the gradient travels back. */
  readonly window: number;
  /** Of a language model. */
  readonly text?: {
    readonly letters: readonly string[];
    readonly vocabulary: readonly string[];
    /** `B` places of the text that are read side by side. */
    readonly batch: number;
    readonly clipNorm: number;
  };
  readonly base64: ShownPlace['base64'];
}

/** A loop in a language: what is defined first, and the loop itself. Between them stand the numbers of a script. */
export interface LoopCode {
  readonly imports: string;
  readonly definitions: string;
  readonly loop: string;
}

/** The symbols that loops mark, in the notation's letters. */
export function loopSymbols(choice: NotationChoice, variable: (name: string) => string = (name) => name) {
  const { quantities } = codeNames(choice, 'lstm');
  const of = (name: keyof typeof quantities) => marked(name, variable(quantities[name]));
  return {
    x: of('input'),
    i: of('inputGate'),
    f: of('forgetGate'),
    g: of('candidate'),
    o: of('outputGate'),
    c: of('cellState'),
    h: of('hiddenState'),
    cPrev: of('previousCellState'),
    hPrev: of('previousHiddenState'),
  };
}

/** The script's own names of the six parameters. */
export const weightNames: Readonly<Record<string, string>> = {
  weight_ih: 'W_ih',
  weight_hh: 'W_hh',
  bias_ih: 'b_ih',
  bias_hh: 'b_hh',
  'fc.weight': 'W_out',
  'fc.bias': 'b_out',
};
