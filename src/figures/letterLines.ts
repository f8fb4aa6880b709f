/** A text laid out in a grid of equal cells: lines that break at white space, and the way from letter to letter. */

export interface LetterLines {
  /** Letters of each line, from `from` up to, but not with, `to`. */
  readonly lines: readonly { readonly from: number; readonly to: number }[];
  /** `[T]`: the line in which each letter stands. */
  readonly lineOf: Int32Array;
}

/**
 * Lines of at most `columns` letters. A line break ends its line; else a line ends after its last white space, and a
 * word longer than a line is broken. Every letter stands in exactly one cell.
 * @param columns  at least 1
 */
export function layoutLetterLines(letters: readonly string[], columns: number): LetterLines {
  const T = letters.length;
  const lines: { from: number; to: number }[] = [];
  const lineOf = new Int32Array(T);
  let from = 0;
  while (from < T) {
    let to = Math.min(T, from + columns);
    const breakAt = letters.slice(from, to).indexOf('\n');
    if (breakAt >= 0) to = from + breakAt + 1;
    else if (to < T) {
      let end = to;
      while (end > from && !/^\s$/u.test(letters[end - 1])) end--;
      if (end > from) to = end;
    }
    lineOf.fill(lines.length, from, to);
    lines.push({ from, to });
    from = to;
  }
  return { lines, lineOf };
}

/** The letter under a point in units of cells; beyond an edge, the nearest one of the nearest line. */
export function letterAt({ lines }: LetterLines, column: number, line: number): number {
  const { from, to } = lines[Math.min(lines.length - 1, Math.max(0, Math.floor(line)))];
  return Math.min(to - 1, Math.max(from, from + Math.floor(column)));
}

/**
 * The letter that a key leads to, or null for any other key: sideways letter by letter, up and down line by line in the
 * same column, Home and End within the line, page keys by `page` lines. The edges hold.
 */
export function letterBeside(layout: LetterLines, letter: number, key: string, page: number): number | null {
  const { lines, lineOf } = layout;
  const line = lineOf[letter];
  const { from, to } = lines[line];
  const inLine = (next: number) =>
    letterAt(layout, letter - from, Math.min(lines.length - 1, Math.max(0, next)));
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, letter - 1);
    case 'ArrowRight':
      return Math.min(lineOf.length - 1, letter + 1);
    case 'ArrowUp':
      return line === 0 ? letter : inLine(line - 1);
    case 'ArrowDown':
      return line === lines.length - 1 ? letter : inLine(line + 1);
    case 'PageUp':
      return inLine(line - page);
    case 'PageDown':
      return inLine(line + page);
    case 'Home':
      return from;
    case 'End':
      return to - 1;
    default:
      return null;
  }
}

/** The word around a letter, white space around it left out; of white space, the letter alone. */
export function wordAround(letters: readonly string[], letter: number): { from: number; to: number } {
  const isSpace = (t: number) => /^\s$/u.test(letters[t]);
  let [from, to] = [letter, letter + 1];
  if (isSpace(letter)) return { from, to };
  while (from > 0 && !isSpace(from - 1)) from--;
  while (to < letters.length && !isSpace(to)) to++;
  return { from, to };
}
