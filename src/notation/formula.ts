import type { QuantityName } from '#rnn/quantities';
import type { SlotName } from './slots.ts';

/** A line of a derivation, in the macros of `symbols.ts`: in symbols, and where a figure has numbers for it, with them. */
export interface Formula {
  /** TeX in symbols. */
  readonly symbolic: string;
  /** TeX with `\slot`, `\term` and `\count` where numbers go; absent where no figure has numbers for the line. */
  readonly substituted?: string;
  /** The same line for one unit, with sums and indices written out; absent where it would say nothing more. */
  readonly indices?: string;
  /** The numbers that the substituted form shows. */
  readonly slots: readonly SlotName[];
  /** The quantity that the line computes, if it is one of the vocabulary: pointing at one lights up the other. */
  readonly quantity?: QuantityName;
}
