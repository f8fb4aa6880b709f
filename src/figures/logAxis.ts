/**
 * A vertical axis of powers of ten for values that may be exactly zero: zeros have a lane of their own below a break,
 * so that 1e-300 and nothing are told apart.
 */
import { linearScale } from './linearScale.ts';

export interface LogAxis {
  /** Powers of ten from the bottom to the top of the scale. */
  readonly domain: readonly [low: number, high: number];
  readonly ticks: readonly { readonly exponent: number; readonly y: number }[];
  /** Where exactly zero is drawn; null where no value is. */
  readonly zeroY: number | null;
  /** Where the scale ends above the lane of zeros, or at the bottom. */
  readonly floor: number;
  /** Pixel of a log₁₀; beyond the domain its nearer end, −Infinity on the lane of zeros. */
  readonly y: (log10: number) => number;
}

/** Pixels of the lane for zeros, the break included. */
const lane = 30;

/** Decades that an axis may span on either side of 1: few, so that it stands still while values are dragged. */
const rooms = [0, 2, 4, 6, 8, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200, 300, 400, 600, 800, 1000];
const tickSteps = [1, 2, 5, 10, 20, 50, 100, 200];

/**
 * An axis that holds all `logs` (log₁₀ of values; NaN is left out, −Infinity is zero) and 1.
 * @param top, bottom  pixels, `top` the smaller
 */
export function logAxis(logs: Iterable<number>, top: number, bottom: number): LogAxis {
  let [low, high, zeros] = [-2, 0, false];
  for (const log of logs) {
    if (log === -Infinity) zeros = true;
    else if (Number.isFinite(log)) [low, high] = [Math.min(low, log), Math.max(high, log)];
  }
  const domain = [-roomFor(-low), roomFor(high)] as const;
  const floor = zeros ? bottom - lane : bottom;
  const scale = linearScale(domain, [floor, top]);
  const zeroY = zeros ? bottom - 8 : null;
  const most = Math.max(2, Math.floor((floor - top) / 34));
  const step = tickSteps.find((size) => (domain[1] - domain[0]) / size <= most) ?? 500;
  const from = Math.ceil(domain[0] / step);
  const count = Math.floor(domain[1] / step) - from + 1;
  return {
    domain,
    ticks: Array.from({ length: count }, (_, k) => {
      const exponent = (from + k) * step;
      return { exponent, y: scale(exponent) };
    }),
    zeroY,
    floor,
    y: (log10) => (log10 === -Infinity ? (zeroY ?? floor) : scale(log10)),
  };
}

function roomFor(decades: number): number {
  return rooms.find((room) => decades <= room) ?? Math.ceil(decades / 1000) * 1000;
}
