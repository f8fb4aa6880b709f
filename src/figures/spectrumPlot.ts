/** Geometry of eigenvalues in the complex plane, with the circle on which a linear network neither grows nor shrinks. */

export interface ComplexNumber {
  readonly re: number;
  readonly im: number;
}

export interface SpectrumPlot {
  /** CSS pixels of the square's side. */
  readonly size: number;
  readonly centre: number;
  /** Pixels of the circle of radius 1. */
  readonly unit: number;
  /** Pixels of the circle through the farthest eigenvalue. */
  readonly radius: number;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/**
 * @param values  in any order; the plot is as wide as the farthest needs, and never less than the unit circle
 * @param size    of the square, CSS pixels
 * @param margin  between the square's edge and the farthest circle
 */
export function spectrumPlot(values: readonly ComplexNumber[], size: number, margin: number): SpectrumPlot {
  const farthest = values.reduce((most, { re, im }) => Math.max(most, Math.hypot(re, im)), 0);
  const centre = size / 2;
  const unit = (centre - margin) / Math.max(1, farthest);
  return {
    size,
    centre,
    unit,
    radius: farthest * unit,
    points: values.map(({ re, im }) => ({ x: centre + re * unit, y: centre - im * unit })),
  };
}
