/** How far a training step of the engine is from the reference's. */

export interface NetworkVerdict {
  readonly name: string;
  /** Largest error of the loss, and of a tensor of the gradient relative to the largest magnitude in it. */
  readonly gradientError: number;
  /** Largest error of what updates added to a tensor, relative to the largest magnitude added to it. */
  readonly updateError: number;
  /** The tensors in which they are. */
  readonly where: readonly [gradient: string, update: string];
  /** Parameters that the reference finds no derivative of other than 0. */
  readonly silent: readonly string[];
  /** Tensors more after training and disposing than before. */
  readonly leaked: number;
}

/** Float32 over a few dozen sums. */
export const gradientBound = 2e-4;
/** A parameter near 1 keeps a small change to four digits at worst, and the second update builds on the first. */
export const updateBound = 1e-3;
