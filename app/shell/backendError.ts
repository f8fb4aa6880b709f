/** How far an engine is from the reference, as the pill and the panel show it. */
import type { BackendAttempt } from '#rnn/backends';

/** null: not measured. */
export function largestError({ forwardError, gradientError }: BackendAttempt): number | null {
  return forwardError === null || gradientError === null ? null : Math.max(forwardError, gradientError);
}

/** One digit and its power of ten: `3e-7`. */
export function errorText(error: number): string {
  return error.toExponential(0);
}
