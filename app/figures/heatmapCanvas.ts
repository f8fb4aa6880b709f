/** Values as colours on a canvas, sharp at any pixel density. */
import { valueColour, cssColour, type Theme } from '#figures/colour';
import type { HeatmapLayout } from '#figures/heatmap';
import type { ActivationName } from '#rnn/cells';
import { quantities } from '#rnn/quantities';
import type { LayerTrace } from '#rnn/trace';

/** Cells at least this many CSS pixels wide and high are drawn with a hair of ground between them. */
const separateFrom = 5;

export function paintHeatmap(
  canvas: HTMLCanvasElement,
  trace: LayerTrace,
  name: ActivationName,
  { panelWidth, panelHeight, letterWidth, unitHeight }: HeatmapLayout,
  theme: Theme,
  bound: number,
): void {
  const density = window.devicePixelRatio || 1;
  const width = Math.round(panelWidth * density);
  const height = Math.round(panelHeight * density);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  const values = trace.activations[name];
  if (!context || !values) return;
  const { T, B, H } = trace.sizes;
  const { scale } = quantities[name];
  const hair = Math.min(letterWidth, unitHeight) >= separateFrom ? Math.round(density) : 0;
  for (let t = 0; t < T; t++) {
    // Edges on whole device pixels: neighbours meet without a seam of mixed colour.
    const left = Math.round((t * width) / T);
    const right = Math.round(((t + 1) * width) / T) - (t < T - 1 ? hair : 0);
    for (let unit = 0; unit < H; unit++) {
      const colour = valueColour(scale, theme, values[t * B * H + unit], bound);
      if (!colour) continue;
      const top = Math.round((unit * height) / H);
      const bottom = Math.round(((unit + 1) * height) / H) - (unit < H - 1 ? hair : 0);
      context.fillStyle = cssColour(colour);
      context.fillRect(left, top, right - left, bottom - top);
    }
  }
}
