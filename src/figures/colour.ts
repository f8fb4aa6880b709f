/**
 * Colours of values, not of quantities: gates on a sequential scale from 0 to 1, signed values on a diverging scale
 * centred at zero whose two ends are colours that no quantity has. Interpolated in Oklab, so that equal differences
 * look equal (Ottosson 2020).
 */
import type { ValueScale } from '#rnn/quantities';

export type Theme = 'light' | 'dark';
/** Red, green, blue, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The stops of each scale, lowest value first; the same colours as --scale-* of tokens.css. */
export const stops: Readonly<Record<Theme, Readonly<Record<ValueScale, readonly string[]>>>> = {
  light: { gate: ['#f2f3f0', '#1c2024'], signed: ['#a8480a', '#f2f3f0', '#00737f'] },
  dark: { gate: ['#1f2428', '#e6e8ea'], signed: ['#ff8f3f', '#1f2428', '#2fc6cf'] },
};

/**
 * The colour of a value.
 * @param bound  the magnitude at which a signed scale ends; gates end at 0 and 1. Values beyond are drawn as the end.
 * @returns null for a value that is not a number
 */
export function valueColour(scale: ValueScale, theme: Theme, value: number, bound: number): Rgb | null {
  if (Number.isNaN(value)) return null;
  const share = scale === 'gate' ? value : bound > 0 ? (value / bound + 1) / 2 : 0.5;
  const ramp = ramps[theme][scale];
  return ramp[Math.round(Math.min(1, Math.max(0, share)) * (ramp.length - 1))];
}

/** The end of a signed scale that holds all of `values`: 1, or the next of 2, 5, 10, 20 … */
export function signedBound(values: Iterable<number>): number {
  let largest = 0;
  for (const value of values) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  let bound = 1;
  for (let factor = 0; bound < largest; factor++) bound *= factor % 3 === 1 ? 2.5 : 2;
  return bound;
}

export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}

/** An odd number, so that zero has an entry of its own in a signed scale. */
const rampLength = 257;

const ramps = Object.fromEntries(
  Object.entries(stops).map(([theme, scales]) => [
    theme,
    Object.fromEntries(Object.entries(scales).map(([scale, colours]) => [scale, makeRamp(colours)])),
  ]),
) as Readonly<Record<Theme, Readonly<Record<ValueScale, readonly Rgb[]>>>>;

function makeRamp(colours: readonly string[]): readonly Rgb[] {
  const points = colours.map((hex) => toOklab(parseHex(hex)));
  return Array.from({ length: rampLength }, (_, index) => {
    const place = (index / (rampLength - 1)) * (points.length - 1);
    const first = Math.min(points.length - 2, Math.floor(place));
    const share = place - first;
    const mixed = points[first].map((start, axis) => start + (points[first + 1][axis] - start) * share);
    return fromOklab(mixed);
  });
}

function parseHex(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function toOklab(rgb: Rgb): readonly number[] {
  const [r, g, b] = rgb.map((byte) => {
    const channel = byte / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([L, a, b]: readonly number[]): Rgb {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const byte = (channel: number) => {
    const encoded = channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, encoded)) * 255);
  };
  return [
    byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    byte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}
