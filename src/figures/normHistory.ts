/** Gradient norms against training steps: one line a parameter, on a log scale that tells zero from very little. */
import { logAxis, type LogAxis } from './logAxis.ts';
import type { StepAxis } from './trainingStops.ts';

export interface NormHistory {
  readonly axis: LogAxis;
  /** SVG path of each parameter; it has gaps where a norm is not known or is no number. */
  readonly lines: readonly string[];
}

/**
 * @param norms  `[S]`: of each stop one norm a parameter, in the same order; null where it is not known yet
 * @param count  parameters
 */
export function normHistory(
  norms: readonly (ArrayLike<number> | null)[],
  count: number,
  stops: readonly { readonly trainStep: number }[],
  { x }: StepAxis,
  [top, bottom]: readonly [number, number],
): NormHistory {
  const logs = norms.map((of) => (of ? Array.from(of, (norm) => Math.log10(norm)) : null));
  const axis = logAxis(
    logs.flatMap((of) => of ?? []),
    top,
    bottom,
  );
  const lines = Array.from({ length: count }, (_, parameter) => {
    let path = '';
    let drawing = false;
    for (const [k, of] of logs.entries()) {
      const log = of?.[parameter] ?? NaN;
      const known = !Number.isNaN(log) && log !== Infinity;
      if (known)
        path += `${drawing ? 'L' : 'M'}${x(stops[k].trainStep).toFixed(1)} ${axis.y(log).toFixed(1)}`;
      drawing = known;
    }
    return path;
  });
  return { axis, lines };
}
