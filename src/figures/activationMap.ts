/** A heatmap of units over many steps, of which a window is in view: pure geometry of what scrolls. */

/** Lengths are CSS pixels. */
export interface ActivationMapLayout {
  readonly columnWidth: number;
  readonly rowHeight: number;
  /** Of all columns, in view or not, with the edges. */
  readonly width: number;
  /** Before the first column and after the last, so that an outline has room. */
  readonly edge: number;
  readonly height: number;
  /** Whether a letter fits under its column. */
  readonly lettersFit: boolean;
}

const letterFits = 11;
const widest = 22;
const edge = 4;

/**
 * `close` gives every column room for its letter; `far` shows as many steps at once as there are pixels. A short text
 * fills the width as far as columns stay narrow. From one unit and one step to 256 units and 10,000 steps.
 * @param width  of the window in view, `T` steps, `H` units
 */
export function layoutActivationMap(
  width: number,
  T: number,
  H: number,
  zoom: 'close' | 'far',
): ActivationMapLayout {
  const filling = (width - 2 * edge) / Math.max(1, T);
  const columnWidth = Math.min(widest, Math.max(zoom === 'close' ? letterFits : 1, filling));
  const rowHeight = Math.min(18, Math.max(2, Math.floor(320 / Math.max(1, H))));
  return {
    columnWidth,
    rowHeight,
    width: columnWidth * T + 2 * edge,
    edge,
    height: rowHeight * H,
    lettersFit: columnWidth >= letterFits,
  };
}

/** The step and the row under a point of the whole map; a point beyond an edge belongs to the nearest one. */
export function mapPlaceAt(
  { columnWidth, rowHeight, edge: before }: ActivationMapLayout,
  T: number,
  H: number,
  x: number,
  y: number,
): { readonly step: number; readonly row: number } {
  const within = (place: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(place)));
  return { step: within((x - before) / columnWidth, T), row: within(y / rowHeight, H) };
}

/**
 * Where to scroll so that a stretch from `start` to `end` is in view: not at all if it is, else just so far, with a
 * little of what comes next.
 * @param view  length of the window in view
 */
export function scrolledTo(scroll: number, view: number, start: number, end: number, margin: number): number {
  if (start - margin < scroll) return Math.max(0, start - margin);
  return end + margin > scroll + view ? end + margin - view : scroll;
}
