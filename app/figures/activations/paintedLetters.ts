/** Letters on a canvas, each on the colour of its value; what has the property is underlined. */
import { cssColour, valueColour, type Rgb, type Theme } from '#figures/colour';
import type { LetterLines } from '#figures/letterLines';
import type { ValueScale } from '#rnn/quantities';
import { glyphOf } from '../glyph.ts';
import { sizedCanvas } from '../heatmapCanvas.ts';

/** CSS pixels; around all of it an edge, so that an outline has room. */
export const letterGrid = { cellHeight: 24, lineHeight: 32, fontSize: 15, edge: 5 } as const;

export interface PaintedLetters {
  readonly letters: readonly string[];
  readonly lines: LetterLines;
  readonly cellWidth: number;
  readonly valueAt: (letter: number) => number;
  readonly isUnderlined: (letter: number) => boolean;
  readonly scale: ValueScale;
  readonly bound: number;
}

interface Window {
  readonly width: number;
  readonly height: number;
  /** How much of the text lies above it. */
  readonly scrolled: number;
}

export function paintLetters(
  canvas: HTMLCanvasElement,
  { letters, lines, cellWidth, valueAt, isUnderlined, scale, bound }: PaintedLetters,
  { width, height, scrolled }: Window,
  theme: Theme,
): void {
  const context = sizedCanvas(canvas, width, height);
  if (!context) return;
  const { cellHeight, lineHeight, fontSize, edge } = letterGrid;
  const style = getComputedStyle(canvas);
  context.font = `${fontSize}px ${style.fontFamily}`;
  context.textAlign = 'center';
  const first = Math.max(0, Math.floor((scrolled - edge) / lineHeight));
  const last = Math.min(lines.lines.length, Math.ceil((scrolled + height) / lineHeight));
  for (let line = first; line < last; line++) {
    const { from, to } = lines.lines[line];
    const top = edge + line * lineHeight - scrolled;
    for (let t = from; t < to; t++) {
      const left = edge + (t - from) * cellWidth;
      const ground = valueColour(scale, theme, valueAt(t), bound);
      if (ground) {
        context.fillStyle = cssColour(ground);
        context.fillRect(left, top, cellWidth, cellHeight);
      }
      context.fillStyle = ground ? inkOn(ground) : style.color;
      const letter = letters[t];
      if (letter !== ' ') context.fillText(glyphOf(letter), left + cellWidth / 2, top + 17);
      if (!isUnderlined(t)) continue;
      context.fillStyle = style.color;
      context.fillRect(left, top + cellHeight + 1, cellWidth, 2.5);
    }
  }
}

/** How wide a cell must be for the widest letter of the text. */
export function cellWidthFor(letters: readonly string[], fontFamily: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return letterGrid.fontSize;
  context.font = `${letterGrid.fontSize}px ${fontFamily}`;
  const widths = Array.from(new Set(letters), (letter) => context.measureText(glyphOf(letter)).width);
  // Line breaks are drawn by an arrow that other fonts have, which may stand out a little.
  return Math.max(9, Math.ceil(Math.min(Math.max(...widths), 1.4 * letterGrid.fontSize)));
}

/** Black or white, whichever stands out more from the ground (relative luminance as WCAG 2.2 has it). */
function inkOn(ground: Rgb): string {
  const [red, green, blue] = ground.map((byte) => {
    const channel = byte / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // (L + 0.05)² = 1.05 · 0.05 is where both contrasts are the same.
  return luminance > 0.179 ? '#000' : '#fff';
}
