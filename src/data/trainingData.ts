/** What a network is trained on. */
import type { Examples } from './examples.ts';

export type TrainingData =
  /** Letters of a text, each below the vocabulary's size; every letter is the answer to those before it. */
  | { readonly kind: 'text'; readonly codes: Int32Array }
  | {
      readonly kind: 'examples';
      readonly examples: Examples;
      /** Of an encoder–decoder: the code that a decoder reads first. */
      readonly startCode?: number;
    };
