/**
 * Geometry of two networks over one series: above the inputs a stack of causal convolutions, below them a recurrent
 * network, and under both how much the last output of each feels of every input, on a log scale.
 */
import { logAxis, type LogAxis } from './logAxis.ts';

export interface FieldTree {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  /** Where titles begin: on a phone at the edge, since a title is wider than what is right of `left`. */
  readonly titleX: number;
  readonly stepWidth: number;
  readonly radius: number;
  /** Pixel of a step. */
  readonly x: (step: number) => number;
  /** Pixel of a layer of the stack; 0 is the inputs. */
  readonly layerY: (layer: number) => number;
  readonly recurrentY: number;
  readonly tree: { readonly top: number; readonly bottom: number };
  readonly chart: { readonly top: number; readonly bottom: number; readonly axis: LogAxis };
  /** Steps that have a number under the chart, counted from 0. */
  readonly ticks: readonly number[];
}

/** A node of either network: a layer of the stack, 0 the inputs, or `recurrentRow`. */
export interface FieldNode {
  readonly layer: number;
  readonly step: number;
}

export const recurrentRow = -1;

const wideFrom = 560;
const chartHeight = 150;

/**
 * @param T       steps, at least 1
 * @param layers  of the stack
 * @param felt    `|∂y/∂x|`, `[T]` each
 */
export function layoutFieldTree(
  width: number,
  T: number,
  layers: number,
  felt: readonly ArrayLike<number>[],
): FieldTree {
  const wide = width >= wideFrom;
  const left = wide ? 92 : 56;
  const stepWidth = (width - left - 8) / Math.max(1, T);
  const rowGap = wide ? 46 : 38;
  const top = 22;
  const inputsY = top + layers * rowGap;
  const recurrentY = inputsY + rowGap + 6;
  const chartTop = recurrentY + 52;
  const axis = logAxis(
    felt.flatMap((values) => Array.from(values, Math.log10)),
    chartTop,
    chartTop + chartHeight,
  );
  const every = [1, 2, 5, 10, 20, 50].find((size) => size * stepWidth >= 26) ?? 100;
  return {
    width,
    height: chartTop + chartHeight + 26,
    left,
    titleX: width >= wideFrom ? left : 0,
    stepWidth,
    radius: Math.min(6, Math.max(1.6, stepWidth * 0.28)),
    x: (step) => left + (step + 0.5) * stepWidth,
    layerY: (layer) => inputsY - layer * rowGap,
    recurrentY,
    tree: { top: top - 16, bottom: recurrentY + 16 },
    chart: { top: chartTop, bottom: chartTop + chartHeight, axis },
    ticks: Array.from({ length: T }, (_, step) => step).filter(
      (step) => step === 0 || (step + 1) % every === 0,
    ),
  };
}

/** The node nearest to a pixel. */
export function fieldNodeAt(layout: FieldTree, T: number, layers: number, x: number, y: number): FieldNode {
  const rows = [recurrentRow, ...Array.from({ length: layers + 1 }, (_, layer) => layer)];
  const distance = (layer: number) => Math.abs(fieldRowY(layout, layer) - y);
  const layer = rows.reduce((nearest, row) => (distance(row) < distance(nearest) ? row : nearest));
  return { layer, step: fieldStepAt(layout, T, x) };
}

export function fieldStepAt({ left, stepWidth }: FieldTree, T: number, x: number): number {
  return Math.min(T - 1, Math.max(0, Math.floor((x - left) / stepWidth)));
}

export function fieldRowY(layout: FieldTree, layer: number): number {
  return layer === recurrentRow ? layout.recurrentY : layout.layerY(layer);
}

/** The node that a key leads to: sideways through steps, up and down through layers; null for any other key. */
export function fieldNodeBeside(
  { layer, step }: FieldNode,
  key: string,
  T: number,
  layers: number,
): FieldNode | null {
  const to = (nextLayer: number, nextStep: number): FieldNode => ({
    layer: Math.min(layers, Math.max(recurrentRow, nextLayer)),
    step: Math.min(T - 1, Math.max(0, nextStep)),
  });
  switch (key) {
    case 'ArrowLeft':
      return to(layer, step - 1);
    case 'ArrowRight':
      return to(layer, step + 1);
    case 'ArrowUp':
      return to(layer + 1, step);
    case 'ArrowDown':
      return to(layer - 1, step);
    case 'Home':
      return to(layer, 0);
    case 'End':
      return to(layer, T - 1);
    default:
      return null;
  }
}
