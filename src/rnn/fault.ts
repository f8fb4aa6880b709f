/** Where in a training step a value first was no number. */
export type FaultPlace =
  /** The data that the step read: its example `example`, counted from 0, holds a value that is not finite. */
  | { readonly kind: 'data'; readonly example: number }
  | { readonly kind: 'loss' }
  /** `parameter`: the first in the layout whose gradient holds a value that is not finite. */
  | { readonly kind: 'gradient'; readonly parameter: string }
  /** Every value of the gradient is finite, but not the square root of the sum of their squares. */
  | { readonly kind: 'gradientNorm' }
  /** Loss and gradient were finite; the update left a value in `parameter` that is not. */
  | { readonly kind: 'parameter'; readonly parameter: string };
