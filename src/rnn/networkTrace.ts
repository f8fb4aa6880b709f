/** What a network computed for a batch, and the derivatives of a loss by all of it. */
import type { LayerSpec } from './network.ts';
import type { Flow } from './networkFlow.ts';
import type { Masks } from './masks.ts';
import type { LayerGradients, LayerTrace } from './trace.ts';

/** One layer of the network. What it read is the output of the one before, or the inputs. */
export interface LayerRecord {
  readonly layer: LayerSpec;
  readonly before: Flow;
  /** With the number of steps of this batch. */
  readonly after: Flow;
  /** `[T, B, features]` for a sequence, `[B, features]` for a vector. */
  readonly output: Float64Array;
  /**
   * Of a recurrent stack: its parts, in the order of `recurrentParts`. A part that reads in reverse has its steps in
   * the order in which it read them: the last of the sequence first. Empty for other layers.
   */
  readonly parts: readonly LayerTrace[];
}

/** A batch that a network was run on, with everything on the way. */
export interface NetworkTrace {
  /** Steps of the sequences that came in. */
  readonly T: number;
  /** Batch rows. */
  readonly B: number;
  /** `[T, B, I]`, or codes `[T, B]`. */
  readonly inputs: Float64Array;
  readonly masks: Masks;
  readonly layers: readonly LayerRecord[];
  /** Of the last layer. */
  readonly output: Float64Array;
  /** States before the first step, packed as `stateSize` says: given, learnt or zero. */
  readonly initialStates: Float64Array;
  /** Whether they were given; then they are not the learnt ones. */
  readonly statesGiven: boolean;
  /** States after the last step, packed alike. */
  readonly finalStates: Float64Array;
}

export interface NetworkGradients {
  /** `[P]`, laid out by `networkLayout`. */
  readonly parameters: Float64Array;
  /** `[T, B, I]`; null where the inputs are codes. */
  readonly inputs: Float64Array | null;
  /** By the states before the first step, packed as `stateSize` says. */
  readonly initialStates: Float64Array;
  readonly layers: readonly {
    /** By the layer's output, of its shape. */
    readonly output: Float64Array;
    /** Of a recurrent stack, one for each part, in the order of its steps; empty for other layers. */
    readonly parts: readonly LayerGradients[];
  }[];
}
