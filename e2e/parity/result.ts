/** What a backend computed for a golden case, and how far it is from the expected answers. */
import type { LayerCase, TrainingCase } from './cases.ts';
import { gradTraceFactor } from './cases.ts';
import { relativeError } from './relativeError.ts';

type Values = ArrayLike<number>;
type NamedValues = Readonly<Record<string, Values>>;

/** The arrays of `expect`, row-major, under the same names. */
export interface LayerResult {
  readonly output: Values;
  readonly hn: Values;
  readonly cn: Values;
  readonly loss: number;
  /** One per layer, by letter. */
  readonly trace: readonly NamedValues[];
  readonly gradTrace: readonly NamedValues[];
  readonly grad: NamedValues;
}

export interface TrainingResult {
  /** Mean squared error before every update. */
  readonly loss: readonly number[];
  /** Global norm of the gradient before clipping. */
  readonly gradientNorm: readonly number[];
}

/** Bounds of e2e/golden/README.md. */
export interface Tolerance {
  /** Relative to the largest magnitude of an array. */
  readonly layer: number;
  /** Of the value, along a training curve. */
  readonly trainingRelative: number;
  readonly trainingAbsolute: number;
}
export const float64Tolerance: Tolerance = { layer: 1e-9, trainingRelative: 1e-6, trainingAbsolute: 0 };
export const float32Tolerance: Tolerance = { layer: 2e-4, trainingRelative: 0.01, trainingAbsolute: 1e-5 };

export interface Verdict {
  /** Largest relative error of all arrays. */
  readonly error: number;
  readonly ok: boolean;
  /** Where the largest error is. */
  readonly where: string;
}

export function judgeLayers(golden: LayerCase, result: LayerResult, tolerance: Tolerance): Verdict {
  const { expect } = golden;
  const factor = gradTraceFactor(golden);
  const pairs: (readonly [where: string, actual: Values | undefined, expected: Values])[] = [
    ['output', result.output, expect.output.data],
    ['hn', result.hn, expect.hn.data],
    ['loss', [result.loss], [expect.loss]],
  ];
  if (expect.cn) pairs.push(['cn', result.cn, expect.cn.data]);
  for (const [name, { data }] of Object.entries(expect.grad))
    pairs.push([`grad.${name}`, result.grad[name], data]);
  expect.trace.forEach((letters, l) => {
    for (const [letter, { data }] of Object.entries(letters))
      pairs.push([`trace[${l}].${letter}`, result.trace[l]?.[letter], data]);
  });
  expect.gradTrace.forEach((letters, l) => {
    for (const [letter, { data }] of Object.entries(letters))
      pairs.push([
        `gradTrace[${l}].${letter}`,
        result.gradTrace[l]?.[letter],
        data.map((value) => value / factor),
      ]);
  });
  const errors = pairs.map(([where, actual, expected]) => ({
    where,
    error: relativeError(actual, expected),
  }));
  return worst(errors.map(({ where, error }) => ({ where, error, ok: error <= tolerance.layer })));
}

export function judgeTraining(golden: TrainingCase, result: TrainingResult, tolerance: Tolerance): Verdict {
  const curves = [
    ['lossBeforeStep', result.loss, golden.expect.lossBeforeStep],
    ['gradNorm', result.gradientNorm, golden.expect.gradNorm],
  ] as const;
  return worst(
    curves.flatMap(([name, actual, expected]) =>
      expected.map((value, k) => {
        const difference = Math.abs((actual[k] ?? NaN) - value);
        const bound = tolerance.trainingRelative * Math.abs(value) + tolerance.trainingAbsolute;
        return { where: `${name}[${k}]`, error: difference / Math.abs(value), ok: difference <= bound };
      }),
    ),
  );
}

function worst(verdicts: readonly Verdict[]): Verdict {
  // NaN counts as the largest error of all.
  const size = ({ error }: Verdict) => (Number.isNaN(error) ? Infinity : error);
  const largest = verdicts.reduce((a, b) => (size(b) > size(a) ? b : a));
  return { ...largest, ok: verdicts.every(({ ok }) => ok) };
}
