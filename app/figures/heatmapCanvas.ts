/** Values as colours on a canvas, sharp at any pixel density, and as fast for 256 units as for one. */
import { valueColour, type Theme } from '#figures/colour';
import type { ValueScale } from '#rnn/quantities';

/** Cells at least this many CSS pixels wide and high are drawn with a hair of ground between them. */
const separateFrom = 5;

export interface PaintedField {
  readonly columns: number;
  readonly rows: number;
  readonly valueAt: (column: number, row: number) => number;
  readonly scale: ValueScale;
  /** The magnitude at which a signed scale ends. */
  readonly bound: number;
}

/** Lengths are CSS pixels. */
export interface FieldBox {
  /** Of the canvas. */
  readonly width: number;
  /** Of the canvas; the field takes `fieldHeight` of it, from the top. */
  readonly height: number;
  readonly fieldHeight: number;
  readonly columnWidth: number;
  readonly rowHeight: number;
  /** How much of the field lies left of the canvas. */
  readonly scrolled: number;
}

/** Sizes the canvas and paints what of the field is in view; for more drawing in CSS pixels the context comes back. */
export function paintField(
  canvas: HTMLCanvasElement,
  { columns, rows, valueAt, scale, bound }: PaintedField,
  { width, height, fieldHeight, columnWidth, rowHeight, scrolled }: FieldBox,
  theme: Theme,
): CanvasRenderingContext2D | null {
  const density = window.devicePixelRatio || 1;
  const context = sizedCanvas(canvas, width, height, density);
  const [across, down] = [
    Math.min(canvas.width, Math.round(width * density)),
    Math.round(fieldHeight * density),
  ];
  if (!context || across === 0 || down === 0) return context;
  const image = context.createImageData(across, down);
  const pixels = image.data;
  const hair = Math.min(columnWidth, rowHeight) >= separateFrom ? Math.round(density) : 0;
  const first = Math.max(0, Math.floor(scrolled / columnWidth));
  const last = Math.min(columns, Math.ceil((scrolled + width) / columnWidth));
  // Edges on whole device pixels: neighbours meet without a seam of mixed colour.
  const edge = (column: number) => Math.round((column * columnWidth - scrolled) * density);
  const line = 4 * across;
  for (let row = 0; row < rows; row++) {
    const top = Math.round((row * down) / rows);
    const bottom = Math.round(((row + 1) * down) / rows) - (row < rows - 1 ? hair : 0);
    if (bottom <= top) continue;
    for (let column = first; column < last; column++) {
      const colour = valueColour(scale, theme, valueAt(column, row), bound);
      if (!colour) continue;
      const right = Math.min(across, edge(column + 1) - (column < columns - 1 ? hair : 0));
      for (let x = Math.max(0, edge(column)); x < right; x++) {
        const at = top * line + 4 * x;
        pixels[at] = colour[0];
        pixels[at + 1] = colour[1];
        pixels[at + 2] = colour[2];
        pixels[at + 3] = 255;
      }
    }
    for (let y = top + 1; y < bottom; y++) pixels.copyWithin(y * line, top * line, (top + 1) * line);
  }
  context.putImageData(image, 0, 0);
  return context;
}

/** The canvas empty, as many device pixels large as it is shown; the context draws in CSS pixels. */
export function sizedCanvas(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  density = window.devicePixelRatio || 1,
): CanvasRenderingContext2D | null {
  const [across, down] = [Math.round(width * density), Math.round(height * density)];
  const context = canvas.getContext('2d');
  if (canvas.width === across && canvas.height === down) {
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, across, down);
  } else {
    canvas.width = across;
    canvas.height = down;
  }
  context?.setTransform(density, 0, 0, density, 0, 0);
  return context;
}
