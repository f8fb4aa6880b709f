/** The two paths to the loss: arrays for each, and their sum. */
import type { ActivationName } from '#rnn/cells';
import type { ActivationGradients, PerActivation } from '#rnn/trace';
import type { Path } from './cell.ts';

interface PathNames {
  readonly activations: readonly ActivationName[];
  readonly preActivations: readonly ActivationName[];
  readonly sums: readonly ActivationName[];
}

/** Zeros for a path: `size` values for each name, and the `[H]` derivatives that it starts from at every step. */
export function emptyPath(names: PathNames, size: number, H: number): Path {
  const arrays = (all: readonly ActivationName[]): PerActivation =>
    Object.fromEntries(all.map((name) => [name, new Float64Array(size)]));
  return {
    byHidden: new Float64Array(H),
    byCellLater: new Float64Array(H),
    activations: arrays(names.activations),
    preActivations: arrays(names.preActivations),
    sums: arrays(names.sums),
  };
}

/** The two paths with their sum, per activation. */
export function pathGradients(direct: PerActivation, recurrent: PerActivation): ActivationGradients {
  const total = Object.fromEntries(
    Object.entries(direct).map(([name, here]) => {
      // Both were made from the same names.
      const later = recurrent[name as ActivationName] ?? new Float64Array(here.length);
      const sum = new Float64Array(here.length);
      for (let k = 0; k < sum.length; k++) sum[k] = here[k] + later[k];
      return [name, sum];
    }),
  );
  return { total, direct, recurrent };
}
