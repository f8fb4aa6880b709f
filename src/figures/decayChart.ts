/** Geometry of norms against distance on a log scale, and of the ruler that says where each signal is lost. */
import { linearScale } from './linearScale.ts';
import { logAxis, type LogAxis } from './logAxis.ts';

export interface DecayOptions {
  /** Of the picture, CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
}

export interface DecayLine<Name extends string> {
  readonly name: Name;
  /** SVG path over the norms that are neither zero nor NaN; a lone point is a line of no length. */
  readonly path: string;
  /** The same on the lane of zeros. */
  readonly zeroPath: string;
}

export interface DecayChart<Name extends string> {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly axis: LogAxis;
  readonly lines: readonly DecayLine<Name>[];
  readonly distanceTicks: readonly { readonly distance: number; readonly x: number }[];
  /** Pixel of a distance in steps. */
  readonly x: (distance: number) => number;
  /** The whole distance nearest to a pixel, within the sequence. */
  readonly distanceAt: (pixel: number) => number;
}

/** @param series  all of the same length `T`, at least 1 */
export function decayChart<Name extends string>(
  series: readonly { readonly name: Name; readonly logs: ArrayLike<number> }[],
  { width, height, margin }: DecayOptions,
): DecayChart<Name> {
  const [left, right, top, bottom] = [margin.left, width - margin.right, margin.top, height - margin.bottom];
  const last = Math.max(0, ...series.map(({ logs }) => logs.length - 1));
  const x = linearScale([0, Math.max(1, last)], [left, right]);
  const axis = logAxis(
    series.flatMap(({ logs }) => Array.from(logs)),
    top,
    bottom,
  );
  return {
    left,
    right,
    top,
    bottom,
    axis,
    lines: series.map(({ name, logs }) => ({
      name,
      path: pathOver(logs, x, axis.y, (log) => log > -Infinity),
      zeroPath: pathOver(logs, x, axis.y, (log) => log === -Infinity),
    })),
    distanceTicks: x
      .ticks(Math.max(2, Math.floor((right - left) / 60)))
      .filter((distance) => Number.isInteger(distance) && distance <= last)
      .map((distance) => ({ distance, x: x(distance) })),
    x,
    distanceAt: (pixel) => Math.min(last, Math.round(x.invert(pixel))),
  };
}

function pathOver(
  logs: ArrayLike<number>,
  x: (distance: number) => number,
  y: (log10: number) => number,
  shown: (log10: number) => boolean,
): string {
  let path = '';
  let joined = false;
  for (let distance = 0; distance < logs.length; distance++) {
    if (!shown(logs[distance])) {
      joined = false;
      continue;
    }
    const place = `${x(distance).toFixed(1)} ${y(logs[distance]).toFixed(1)}`;
    // A line of no length after each start: round ends make a dot of a point that stands alone.
    path += joined ? `L${place}` : `M${place}h0`;
    joined = true;
  }
  return path;
}
