/**
 * A network as data: what it reads, and its layers one after the other. The reference and the engine both run these
 * entries; parameter names are those that the same stack of modules has in PyTorch.
 */
import type { CellName } from './cells.ts';

export type Activation = 'linear' | 'tanh' | 'relu' | 'sigmoid';
/** `valid`: only where the window lies inside; `same`: as many steps out as in at stride 1; `causal`: none sees later steps. */
export type Padding = 'valid' | 'same' | 'causal';

/** Codes `[T, B]` → vectors `[T, B, size]`, zero but for a one. */
export interface OneHotLayer {
  readonly kind: 'oneHot';
}

/** Codes `[T, B]` → learnt vectors `[T, B, size]`. */
export interface EmbeddingLayer {
  readonly kind: 'embedding';
  readonly name: string;
  readonly size: number;
}

/** A stack of `depth` recurrent layers, each over the hidden states of the one below. */
export interface RecurrentLayer {
  readonly kind: 'recurrent';
  readonly name: string;
  readonly cell: CellName;
  /** `H`, in each direction. */
  readonly units: number;
  readonly depth?: number;
  /** A second set of weights reads the sequence from its end; both hidden states go up side by side, `2H` wide. */
  readonly bidirectional?: boolean;
  /** The hidden states of every step, or those after the last step read (of each direction); default `sequence`. */
  readonly output?: 'sequence' | 'last';
  /** Share of the inputs of every layer of the stack that is zero while training, one mask for the whole sequence. */
  readonly dropout?: number;
  /** Share of `h₋₁` that is zero in the recurrent product while training, one mask for the whole sequence. */
  readonly recurrentDropout?: number;
  /** The state before the first step: nothing, or parameters `h0` (and `c0`), `[depth · directions, H]`. */
  readonly initialState?: 'zero' | 'learned';
  /** Of layer normalisation, added to the variance; default 1e-5 as in PyTorch. */
  readonly epsilon?: number;
}

/** At every step of a sequence, or on a vector. */
export interface DenseLayer {
  readonly kind: 'dense';
  readonly name: string;
  readonly units: number;
  readonly activation?: Activation;
}

/** Cross-correlation over time, as `torch.nn.Conv1d`: `weight [filters, inputs, width]`, `bias [filters]`. */
export interface ConvolutionLayer {
  readonly kind: 'convolution';
  readonly name: string;
  readonly filters: number;
  readonly width: number;
  readonly stride?: number;
  readonly dilation?: number;
  readonly padding?: Padding;
  readonly activation?: Activation;
}

/** Zeroes a share of the values while training, each value by itself, and scales the rest up. */
export interface DropoutLayer {
  readonly kind: 'dropout';
  readonly rate: number;
}

/** A vector given at each of `times` steps. */
export interface RepeatLayer {
  readonly kind: 'repeat';
  readonly times: number;
}

/** A sequence of known length as one vector, step after step. */
export interface FlattenLayer {
  readonly kind: 'flatten';
}

export type LayerSpec =
  | OneHotLayer
  | EmbeddingLayer
  | RecurrentLayer
  | DenseLayer
  | ConvolutionLayer
  | DropoutLayer
  | RepeatLayer
  | FlattenLayer;

/** What a network reads at every step: `I` numbers, or a code below `size`. */
export type NetworkInputs = {
  readonly kind: 'values' | 'codes';
  readonly size: number;
  /** `T`, where a layer needs to know it (`flatten`); otherwise any length is read. */
  readonly steps?: number;
};

export interface NetworkSpec {
  readonly inputs: NetworkInputs;
  readonly layers: readonly LayerSpec[];
}

/**
 * Two networks: the decoder starts from the states that the encoder ends with. Their recurrent layers, one in each,
 * have the same cell, units and depth, in one direction. Parameter names begin with `encoder.` and `decoder.`.
 */
export interface EncoderDecoderSpec {
  readonly encoder: NetworkSpec;
  readonly decoder: NetworkSpec;
}

export type ModelSpec = NetworkSpec | EncoderDecoderSpec;

export const isEncoderDecoder = (spec: ModelSpec): spec is EncoderDecoderSpec => 'encoder' in spec;

export const directionsOf = ({ bidirectional = false }: RecurrentLayer): 1 | 2 => (bidirectional ? 2 : 1);
export const depthOf = ({ depth = 1 }: RecurrentLayer): number => depth;

/** PyTorch's letter of a state, as in `h0`. */
export const stateLetters = { cellState: 'c', hiddenState: 'h' } as const;
