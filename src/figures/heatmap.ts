/**
 * Every activation of a layer over a text: one panel a quantity, letters from left to right, units from top to
 * bottom. Pure geometry; what a cell's colour is, colour.ts says.
 */
import { cells, type ActivationName, type CellName } from '#rnn/cells';
import type { LayerTrace } from '#rnn/trace';
import { signedBound } from './colour.ts';
import { quantities, type QuantityName } from '#rnn/quantities';

/** Lengths are CSS pixels. */
export interface HeatmapLayout {
  /** Panels side by side. */
  readonly columns: number;
  readonly gap: number;
  readonly panelWidth: number;
  readonly panelHeight: number;
  readonly letterWidth: number;
  readonly unitHeight: number;
  /** Whether a letter fits under its column. */
  readonly lettersFit: boolean;
}

/** A place in a panel, both counted from 0. */
export interface HeatmapCell {
  readonly timeStep: number;
  readonly unit: number;
}

const gap = { wide: 18, narrow: 12 } as const;
const wideFrom = 600;
const longText = 14;

/**
 * Panels for `T` letters and `H` units in `width` pixels: six in a row where the letters stay wide enough to point
 * at, else three; fewer where the cell has fewer. Works from one letter and one unit to 40 letters and 256 units.
 */
export function layoutHeatmap(width: number, T: number, H: number, panels = 6): HeatmapLayout {
  const wide = width >= wideFrom;
  const columns = Math.min(
    // A lone panel as wide as the page would be all stretched cells.
    Math.max(2, panels),
    wide && T <= longText ? 6 : width < 480 && T > 20 ? 2 : 3,
  );
  const space = wide ? gap.wide : gap.narrow;
  const panelWidth = Math.floor((width - space * (columns - 1)) / columns);
  const letterWidth = panelWidth / Math.max(1, T);
  const unitHeight = Math.min(16, Math.max(1.25, (wide ? 104 : 96) / Math.max(1, H)));
  return {
    columns,
    gap: space,
    panelWidth,
    panelHeight: Math.round(unitHeight * H),
    letterWidth,
    unitHeight,
    lettersFit: letterWidth >= 9,
  };
}

/** The cell under a point of a panel; a point on or beyond the edge belongs to the nearest one. */
export function cellAt(layout: HeatmapLayout, T: number, H: number, x: number, y: number): HeatmapCell {
  const within = (place: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(place)));
  return { timeStep: within(x / layout.letterWidth, T), unit: within((y / layout.panelHeight) * H, H) };
}

/** The cell that an arrow key leads to, or null for any other key. The edges hold. */
export function cellBeside(from: HeatmapCell, key: string, T: number, H: number): HeatmapCell | null {
  const { timeStep, unit } = from;
  switch (key) {
    case 'ArrowLeft':
      return { unit, timeStep: Math.max(0, timeStep - 1) };
    case 'ArrowRight':
      return { unit, timeStep: Math.min(T - 1, timeStep + 1) };
    case 'ArrowUp':
      return { timeStep, unit: Math.max(0, unit - 1) };
    case 'ArrowDown':
      return { timeStep, unit: Math.min(H - 1, unit + 1) };
    case 'Home':
      return { unit, timeStep: 0 };
    case 'End':
      return { unit, timeStep: T - 1 };
    default:
      return null;
  }
}

/**
 * Where each signed scale of the heatmap ends: what comes out of a tanh shares one, c has its own, as it can pass 1. A
 * hidden state that ReLU lets grow has no tanh, and `squashed` grows with it.
 */
export interface HeatmapBounds {
  readonly squashed: number;
  readonly cellState: number;
}

export function heatmapBounds(trace: LayerTrace): HeatmapBounds {
  return {
    squashed: signedBound(trace.activations.hiddenState ?? []),
    cellState: signedBound(trace.activations.cellState ?? []),
  };
}

/** The magnitude at which the scale of an activation ends. */
export function boundOf(name: ActivationName, bounds: HeatmapBounds): number {
  return name === 'cellState' ? bounds.cellState : bounds.squashed;
}

/** Panels in the packed order of the trace: of an LSTM i, f, g, o, c, h. */
export function heatmapPanels(cell: CellName): readonly ActivationName[] {
  return cells[cell].activations;
}

export interface HeatmapLegend {
  readonly scale: 'gate' | 'signed';
  /** What it explains. */
  readonly panels: readonly ActivationName[];
}

/** The scales of a cell's panels: that of its gates, that of what a tanh bounds, that of the cell state. */
export function heatmapLegends(cell: CellName): readonly HeatmapLegend[] {
  const panels = heatmapPanels(cell);
  const isGate = (name: ActivationName) => quantities[name].scale === 'gate';
  const legends: readonly HeatmapLegend[] = [
    { scale: 'gate', panels: panels.filter(isGate) },
    { scale: 'signed', panels: panels.filter((name) => !isGate(name) && name !== 'cellState') },
    { scale: 'signed', panels: panels.filter((name) => name === 'cellState') },
  ];
  return legends.filter(({ panels: explained }) => explained.length > 0);
}

/** How a quantity of a cell is called on a picture: the letter that its formulas have in the engine's own notation. */
export function activationLetter(cell: CellName, name: QuantityName): string {
  const letters: Readonly<Partial<Record<QuantityName, string>>> = cells[cell].letters;
  return letters[name] ?? quantities[name].letter;
}
