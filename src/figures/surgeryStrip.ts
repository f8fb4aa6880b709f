/**
 * Geometry of surgery: letters from left to right, under each the value of one quantity of one unit, what the next
 * letter costs, and how strongly the loss hangs on the step. In every row the untouched run stands behind as a ghost.
 */
import { linearScale, type LinearScale } from './linearScale.ts';
import { logAxis, type LogAxis } from './logAxis.ts';
import type { ValueScale } from '#rnn/quantities';

/** `[T]` each. */
export interface SurgeryRuns {
  readonly now: ArrayLike<number>;
  readonly untouched: ArrayLike<number>;
}

/** CSS pixels. */
export interface SurgeryBar {
  readonly y: number;
  readonly height: number;
}

export interface SurgeryRow {
  readonly top: number;
  readonly bottom: number;
  readonly scale: LinearScale;
  /** From zero to the value; null where it is not a number. */
  readonly bars: readonly (SurgeryBar | null)[];
  /** Heights of the untouched values; null where one is not a number. */
  readonly ghosts: readonly (number | null)[];
}

export interface GradientRow {
  readonly top: number;
  readonly bottom: number;
  readonly axis: LogAxis;
  /** Null where it is not a number. */
  readonly points: readonly (number | null)[];
  readonly ghosts: readonly (number | null)[];
}

export interface SurgeryStrip {
  readonly width: number;
  readonly height: number;
  /** Where the first column begins; names and scales stand left of it. */
  readonly left: number;
  /** Where titles begin: on a phone at the edge, since a title is wider than what is right of `left`. */
  readonly titleX: number;
  readonly columnWidth: number;
  readonly middles: readonly number[];
  readonly barWidth: number;
  /** Whether a column is wide enough for numbers. */
  readonly numbersFit: boolean;
  /** Baselines of the letter read and of the letter to be foretold. */
  readonly letters: number;
  readonly targets: number;
  readonly values: SurgeryRow;
  readonly surprise: SurgeryRow;
  readonly gradients: GradientRow;
}

const wideFrom = 560;
const numberWidth = 44;
const valuesHeight = 108;
const surpriseHeight = 64;
const gradientsHeight = 96;
/** Room for a row's name above it, and for numbers below. */
const rowGap = 56;

/**
 * @param width  of the whole strip, pixels
 * @param scale  gates stand on a scale from 0 to 1, the rest on one as large as the largest value, at least 1
 */
export function layoutSurgeryStrip(
  width: number,
  scale: ValueScale,
  values: SurgeryRuns,
  surprise: SurgeryRuns,
  gradients: SurgeryRuns,
): SurgeryStrip {
  const T = values.now.length;
  const left = width >= wideFrom ? 72 : 46;
  const columnWidth = (width - left) / Math.max(1, T);
  const bound = Math.max(1, largest(values.now), largest(values.untouched));
  const valuesTop = 88;
  const surpriseTop = valuesTop + valuesHeight + rowGap;
  const gradientsTop = surpriseTop + surpriseHeight + rowGap;
  const most = Math.max(1, largest(surprise.now), largest(surprise.untouched));
  return {
    width,
    height: gradientsTop + gradientsHeight + 10,
    left,
    titleX: width >= wideFrom ? left : 0,
    columnWidth,
    middles: Array.from({ length: T }, (_, t) => left + (t + 0.5) * columnWidth),
    barWidth: Math.max(1, Math.min(30, columnWidth * 0.6)),
    numbersFit: columnWidth >= numberWidth,
    letters: 22,
    targets: 42,
    values: row([scale === 'gate' ? 0 : -bound, bound], valuesTop, valuesHeight, values),
    surprise: row([0, most], surpriseTop, surpriseHeight, surprise),
    gradients: gradientRow(gradientsTop, gradients),
  };
}

/** The step whose column holds a pixel; beyond the ends it is the nearest. */
export function surgeryStepAt({ left, columnWidth, middles }: SurgeryStrip, x: number): number {
  return Math.min(middles.length - 1, Math.max(0, Math.floor((x - left) / columnWidth)));
}

/** The value at a height of a row, within its scale, in steps of a hundredth. */
export function surgeryValueAt({ scale }: SurgeryRow, y: number): number {
  return Math.round(scale.invert(y) * 100) / 100;
}

function row(domain: readonly [number, number], top: number, height: number, runs: SurgeryRuns): SurgeryRow {
  const bottom = top + height;
  const scale = linearScale(domain, [bottom, top]);
  const zero = scale(0);
  return {
    top,
    bottom,
    scale,
    bars: Array.from(runs.now, (value) => {
      if (!Number.isFinite(value)) return null;
      const y = scale(value);
      return { y: Math.min(y, zero), height: Math.abs(y - zero) };
    }),
    ghosts: Array.from(runs.untouched, (value) => (Number.isFinite(value) ? scale(value) : null)),
  };
}

function gradientRow(top: number, { now, untouched }: SurgeryRuns): GradientRow {
  const bottom = top + gradientsHeight;
  const logs = (norms: ArrayLike<number>) => Array.from(norms, Math.log10);
  const [here, before] = [logs(now), logs(untouched)];
  const axis = logAxis([...here, ...before], top, bottom);
  const place = (log: number) => (Number.isNaN(log) || log === Infinity ? null : axis.y(log));
  return { top, bottom, axis, points: here.map(place), ghosts: before.map(place) };
}

/** The largest finite magnitude; 0 when there is none. */
function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let k = 0; k < values.length; k++)
    if (Number.isFinite(values[k])) most = Math.max(most, Math.abs(values[k]));
  return most;
}

/**
 * The unit, counted from 0, on which the loss hangs most: the largest sum of squares over all steps; of several the
 * first, and where none is a number the first of all.
 * @param derivatives  by one quantity, `[T, H]`
 */
export function strongestUnit(derivatives: ArrayLike<number>, H: number): number {
  const sums = new Float64Array(H);
  for (let k = 0; k < derivatives.length; k++) sums[k % H] += derivatives[k] ** 2;
  let best = 0;
  for (let unit = 1; unit < H; unit++) if (sums[unit] > sums[best]) best = unit;
  return best;
}
