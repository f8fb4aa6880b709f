/**
 * One unit's sum as bars that add up: each begins where the one before ended, so that the last ends at the sum. Lengths
 * are CSS pixels.
 */
import type { QuantityName } from '#rnn/quantities';
import type { CellPart } from './cellGraph.ts';
import type { SumTerm, UnitSum } from './cellTerms.ts';
import type { UnitValues } from './cellValues.ts';

export interface SumBar {
  /**
   * `rest`: many small terms of one kind together. `sum`: all of them. `normalised` and `result`: what becomes of the
   * sum. `factor`: one of those that are multiplied.
   */
  readonly kind: SumTerm['kind'] | 'rest' | 'sum' | 'normalised' | 'result' | 'factor';
  readonly of: QuantityName | null;
  /** Place in the vector that is weighed, from 0; of the rest, how many terms there are. */
  readonly index: number;
  /** Null where nothing is weighed. */
  readonly weight: number | null;
  readonly value: number;
  readonly amount: number;
  /** On the scale of the sum. */
  readonly from: number;
  readonly to: number;
}

/** Terms of the recurrent product that have a bar of their own unless all are wanted. */
export const largestShown = 8;

/**
 * The bars of a weighted sum, in the order in which they are added.
 * @param all  whether every recurrent term has a bar of its own
 */
export function weightedBars(
  { part, terms, sum, normalisation, preActivation, value }: UnitSum,
  all: boolean,
) {
  const recurrent = terms.filter(({ kind }) => kind === 'recurrent');
  const large = new Set(
    all || recurrent.length <= largestShown + 1
      ? recurrent
      : recurrent.toSorted((a, b) => Math.abs(b.product) - Math.abs(a.product)).slice(0, largestShown),
  );
  const small = recurrent.filter((term) => !large.has(term));
  const shown = terms.filter((term) => term.kind !== 'recurrent' || large.has(term));
  const plain = (kind: SumBar['kind'], of: SumBar['of'], amount: number) => ({
    kind,
    of,
    index: 0,
    weight: null,
    value: amount,
    amount,
    from: 0,
    to: amount,
  });
  const bars: SumBar[] = [];
  let running = 0;
  const add = (bar: Omit<SumBar, 'from' | 'to'>) => {
    bars.push({ ...bar, from: running, to: running + bar.amount });
    running += bar.amount;
  };
  const last = shown.findLastIndex(({ kind }) => kind === 'recurrent');
  for (const [at, { product, kind, ...term }] of shown.entries()) {
    add({ ...term, kind, weight: kind === 'bias' || kind === 'added' ? null : term.weight, amount: product });
    if (at === last && small.length > 0) {
      const amount = small.reduce((total, each) => total + each.product, 0);
      add({ kind: 'rest', of: small[0].of, index: small.length, weight: null, value: amount, amount });
    }
  }
  bars.push(plain('sum', null, sum));
  if (normalisation) bars.push(plain('normalised', null, preActivation));
  if (part.operation?.kind === 'weighted' && part.operation.squash)
    bars.push(plain('result', part.name, value));
  return bars;
}

/** The bars of a part that is computed unit by unit: those of a sum add up, those of a product begin at zero. */
export function plainBars({ name, operation, from }: CellPart, values: UnitValues): readonly SumBar[] {
  let running = 0;
  const bars = from.map((of): SumBar => {
    const amount = values[of] ?? NaN;
    const adds = operation?.kind === 'sum';
    const start = adds ? running : 0;
    running += amount;
    return {
      kind: adds ? 'added' : 'factor',
      of,
      index: 0,
      weight: null,
      value: amount,
      amount,
      from: start,
      to: start + amount,
    };
  });
  const amount = values[name] ?? NaN;
  return [
    ...bars,
    { kind: 'result', of: name, index: 0, weight: null, value: amount, amount, from: 0, to: amount },
  ];
}

export interface SumBarsLayout {
  readonly wide: boolean;
  readonly width: number;
  readonly height: number;
  readonly zero: number;
  readonly rows: readonly SumBarRow[];
}

interface SumBarRow {
  readonly bar: SumBar;
  readonly top: number;
  readonly height: number;
  /** The bar's left end, its length, its top and its height. */
  readonly x: number;
  readonly length: number;
  readonly y: number;
  readonly thickness: number;
  /** Where it ends: there the next one begins. */
  readonly end: number;
  /** Baseline of its words. */
  readonly baseline: number;
}

const wideFrom = 560;
/** Room for words left of the bars, where they stand beside them, and for the number right of them. */
const room = { words: 250, number: 64 } as const;

export function layoutSumBars(bars: readonly SumBar[], width: number): SumBarsLayout {
  const wide = width >= wideFrom;
  const height = wide ? 26 : 42;
  const left = wide ? room.words : 2;
  const right = width - room.number;
  const ends = bars.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const scale = high > low ? (right - left) / (high - low) : 0;
  const place = (value: number) => (Number.isFinite(value) ? left + (value - low) * scale : left);
  const rows = bars.map((bar, index): SumBarRow => {
    const top = index * height;
    const [from, to] = [place(bar.from), place(bar.to)];
    return {
      bar,
      top,
      height,
      x: Math.min(from, to),
      length: Math.max(1, Math.abs(to - from)),
      end: to,
      y: wide ? top + 6 : top + 22,
      thickness: 14,
      baseline: wide ? top + 18 : top + 16,
    };
  });
  return { wide, width, height: bars.length * height, zero: place(0), rows };
}
