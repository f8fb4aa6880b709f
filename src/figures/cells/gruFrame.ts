/** Where the columns and rows of a GRU's diagram lie, on a wide page and on a narrow one. */
import { narrowest, wideFrom, type CellLayout, type Point } from '../cellLayout.ts';

/** Columns and rows, in pixels. */
export interface GruFrame {
  readonly wide: boolean;
  readonly height: number;
  readonly body: CellLayout['body'];
  /** Columns: update gate, `1 −`, the sum with the product below it, candidate with the reset gate below it. */
  readonly z: number;
  readonly rest: number;
  readonly sum: number;
  readonly n: number;
  /** Columns: the hidden state on its way down and up again, the letter on its way up to the candidate. */
  readonly down: number;
  readonly past: number;
  readonly letterUp: number;
  readonly letterColumn: number;
  readonly entry: Point;
  readonly right: number;
  /** Rows. */
  readonly conveyor: number;
  readonly product: number;
  readonly candidate: number;
  readonly reset: number;
  readonly gates: number;
  readonly hidden: number;
  readonly letter: number;
  readonly bottom: number;
}

/** @param width  CSS pixels, at least `narrowest` */
export function gruFrame(width: number): GruFrame {
  return width >= wideFrom ? wideFrame(width) : narrowFrame(width);
}

function wideFrame(width: number): GruFrame {
  const margin = { left: 84, right: 66 };
  const column = (share: number) => Math.round(width * share);
  const n = column(0.63);
  return {
    ...rows(50),
    wide: true,
    body: { x: margin.left, y: 13, width: width - margin.left - margin.right, height: 374 },
    z: column(0.27),
    rest: column(0.38),
    sum: column(0.5),
    n,
    down: margin.left + 20,
    past: n - 110,
    letterUp: n + 110,
    letterColumn: margin.left + 50,
    entry: [2, 50],
    right: width - 2,
  };
}

function narrowFrame(width: number): GruFrame {
  const spread = (width - narrowest) / 3;
  const column = (least: number, place: number) => Math.round(least + place * spread);
  const n = column(166, 2);
  return {
    ...rows(60),
    wide: false,
    body: null,
    z: column(36, 0.4),
    rest: column(72, 0.8),
    sum: column(124, 1.4),
    n,
    down: 8,
    past: n - 97,
    letterUp: n + 98,
    letterColumn: column(112, 1),
    entry: [8, 26],
    right: width - 2,
  };
}

function rows(conveyor: number) {
  return {
    conveyor,
    product: conveyor + 80,
    candidate: conveyor + 146,
    reset: conveyor + 202,
    gates: conveyor + 266,
    hidden: conveyor + 312,
    letter: conveyor + 330,
    bottom: conveyor + 362,
    height: conveyor + 366,
  };
}
