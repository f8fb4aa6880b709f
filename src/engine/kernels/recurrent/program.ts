/**
 * What a cell kind tells the recurrent kernels: its part of a time step, in WGSL for webgpu and as loops for wasm and
 * cpu. The kernels supply the rest: time, batch rows, matrix products, memory. A new cell is one such program.
 */
import type { ActivationName } from '#rnn/cells';
import type { Values } from '../kernel.ts';

/** Arrays of a time step: float32 in wasm's memory, float64 on cpu. */
export type Scratch = Float32Array | Float64Array;

/** A step as the time loop sees it, which moves it on. */
export type Mutable<Step> = { -readonly [Key in keyof Step]: Step[Key] };

/** A product inside the time loop: blocks of `weight_hh` rows, and what they are multiplied with. */
export interface RecurrentProduct {
  /** First block of `H` rows. */
  readonly from: number;
  /** Number of blocks. */
  readonly count: number;
}

/** A parameter block of `H` values whose derivative is the sum over steps and rows of two columns' product. */
export interface ExtraGradient {
  /** Column of the derivatives. */
  readonly derivative: number;
  /** Column of the tape, of the same step or the one before; null: the derivative alone. */
  readonly factor: { readonly column: number; readonly step: 'now' | 'before' } | null;
}

export interface CellProgram {
  /** What a tape row holds after the activations, `H` wide each. */
  readonly saved: readonly string[];
  /** What a row of derivatives holds, `H` wide each. First those by the packed input sums, one per gate. */
  readonly derivatives: readonly string[];
  /** First column of the derivatives by the packed recurrent sums: 0 where they are those by the input sums. */
  readonly recurrentSums: number;
  /** The first reads the masked `h₋₁`; a second one reads the tape column `innerColumn`. */
  readonly products: readonly [RecurrentProduct] | readonly [RecurrentProduct, RecurrentProduct];
  readonly innerColumn?: number;
  /** Blocks of `H` values that the loops squash at a time. */
  readonly squashes: readonly number[];
  /** One per block of `H` extra parameters, in their order. */
  readonly extraGradients: readonly ExtraGradient[];
  readonly forwardLoops: (step: ForwardStep) => void;
  readonly backwardLoops: (step: BackwardStep) => void;
  readonly forwardShader: (names: ForwardNames) => readonly ForwardPhase[];
  readonly backwardShader: (names: BackwardNames) => readonly BackwardPhase[];
}

/** One forward time step of all batch rows. Columns of the tape are `H` wide; a row is `width` values. */
export interface ForwardStep {
  readonly B: number;
  readonly H: number;
  readonly epsilon: number;
  /** `W_ih x` of all steps; this one's `[B, G·H]` begins at `projectedAt`. */
  readonly projected: Values;
  readonly projectedAt: number;
  /** `W_hh h₋₁` of the first product's blocks, `[B, count · H]`, without bias. */
  readonly recurrent: Scratch;
  /** `h₋₁` as the product read it, `[B, H]`. */
  readonly recurrentInput: Scratch;
  /** `[G·H]` each. */
  readonly biasInput: Float64Array;
  readonly biasRecurrent: Float64Array;
  /** `b_ih + b_hh`. */
  readonly bias: Float64Array;
  readonly extra: Values;
  readonly tape: Float32Array;
  /** Where the rows of this step and of the one before begin in the tape. */
  readonly now: number;
  readonly before: number;
  readonly width: number;
  /** What the second product reads, `[B, H]`, and gives, `[B, count · H]`, once `multiplyInner` has run. */
  readonly innerInput: Scratch;
  readonly innerOutput: Scratch;
  readonly multiplyInner: () => void;
  /** What the logistic function is applied to, one array for each of the program's `squashes`, and its results. */
  readonly squashInput: readonly Scratch[];
  readonly squashed: readonly Scratch[];
  /** Runs one of them. On wasm this may move the memory: take the arrays from the step again after it. */
  readonly squash: (which: number) => void;
}

/** One backward time step of all batch rows. */
export interface BackwardStep {
  readonly B: number;
  readonly H: number;
  readonly epsilon: number;
  readonly extra: Values;
  readonly tape: Float32Array;
  readonly now: number;
  readonly before: number;
  readonly width: number;
  /** `∂loss/∂h` of this step, `[B, H]`. */
  readonly byHidden: Float64Array;
  /** `∂loss/∂c` past this step, `[B, H]`; to be replaced by what goes back to `c₋₁`. */
  readonly byCell: Float64Array;
  /** To be set to what goes back to `h₋₁` past the first product, `[B, H]`; zero before. */
  readonly toPrevious: Float64Array;
  /** `h₋₁` as the product read it, `[B, H]`, and its mask, `[B, H]`, ones where there is none. */
  readonly mask: Values | null;
  /** To be set to the derivatives by the first product's sums, `[B, count · H]`. */
  readonly deltas: Scratch;
  /** What the transposed second product reads, `[B, count · H]`, and gives, `[B, H]`, once `multiplyInner` has run. */
  readonly innerInput: Scratch;
  readonly innerOutput: Scratch;
  readonly multiplyInner: () => void;
  /** Where derivatives go: by packed sums and so on, or by every activation. Rows of `resultWidth` begin at `at`. */
  readonly result: Float32Array;
  readonly at: number;
  readonly resultWidth: number;
  readonly wanted: Derivatives;
}

/** Which derivatives are written: those that training needs (`derivatives` of the program), or by every activation. */
export type Derivatives = 'sums' | 'activations';

/** WGSL expressions for one unit `u` of one batch row `b`, row `r` of its workgroup. */
export interface ForwardNames {
  /** A tape column, by the name of an activation or of something saved. */
  readonly now: (name: string) => string;
  readonly before: (name: string) => string;
  /** The same column of another unit. */
  readonly ofUnit: (name: string, unit: string) => string;
  /** A block of the extra parameters at `u`. */
  readonly extra: (block: number) => string;
  /** Workgroup memory, `H` wide blocks. */
  readonly staged: (block: number, unit?: string) => string;
  /** `h₋₁` as the product read it. */
  readonly recurrentInput: string;
}

/**
 * Code for one unit. May use `u`, `b`, `r`; in the first phase `x` and `q`, the packed input and recurrent sums with
 * their biases (a scalar, or a vector of one value a gate); in a phase with a product, `q` of its blocks. A barrier
 * stands between phases; what one hands to the next goes through the tape or `staged`. The last row of a batch may be
 * computed twice, one after the other, so a phase must not read from the tape what it overwrites there.
 */
export interface ForwardPhase {
  readonly code: string;
  /** Values for tape columns, by name. The last phase sets `hiddenState`. */
  readonly writes: Readonly<Record<string, string>>;
  /** Whether `q` of the second product, over staged block 0, is to be had. */
  readonly inner?: boolean;
}

export interface BackwardNames extends ForwardNames {
  /** The mask at `u`, `1.0` where there is none. */
  readonly mask: string;
  /** Sums over the second product's staged deltas, at `u`. */
  readonly carriedCell: string;
  readonly carriedHidden: string;
}

/**
 * Code for one unit. `dh` is `∂loss/∂h` in the first phase. `carriedCell` holds `∂loss/∂c` past this step and is to be
 * replaced; `carriedHidden` is to be set to what goes back to `h₋₁` past the product.
 */
export interface BackwardPhase {
  readonly code: string;
  /** By column of `derivatives`. */
  readonly derivatives: Readonly<Record<string, string>>;
  readonly activations: Readonly<Partial<Record<ActivationName, string>>>;
  /** Derivatives by the first product's sums, one per block, where this phase knows them. */
  readonly deltas?: readonly string[];
  /** Whether `back`, the second product's transpose over staged block 0, is to be had. */
  readonly inner?: boolean;
}
