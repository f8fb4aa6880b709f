/** Examples as batches of the reference: time-major, and each of words of one length, so that no padding is read. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Examples } from '#data/examples';
import type { Score, Vocabularies } from '#data/modelDescription';
import type { Loaded, Split } from '#data/task';
import { isEncoderDecoder, type ModelSpec, type NetworkSpec } from '#rnn/network';

export const publicPath = (name: string) => fileURLToPath(new URL(`../../public/${name}`, import.meta.url));

/** A problem as training sees it. */
export interface Problem {
  readonly spec: ModelSpec;
  readonly task: string;
  readonly vocabularies: Vocabularies;
  readonly steps: number;
  readonly batch: number;
  readonly learningRate: number;
  /** Loss and gradient of a batch that is drawn at random. */
  gradient(parameters: Float64Array, random: () => number): { loss: number; parameters: Float64Array };
  scores(parameters: Float64Array): readonly Score[];
}

export function network(spec: ModelSpec): NetworkSpec {
  if (isEncoderDecoder(spec)) throw new TypeError('expected one network');
  return spec;
}

export function loaded<Content>(parse: (text: string) => Loaded<Content>, file: string): Content {
  const found = parse(readFileSync(publicPath(file), 'utf8'));
  if (found.kind === 'problem') throw new Error(JSON.stringify(found));
  return found.content;
}

export function codesOf(side: Examples['inputs'] | Examples['targets']) {
  if (side.kind !== 'codes') throw new TypeError('expected codes');
  return { codes: side.codes, T: side.T ?? 1, V: side.V };
}

export const symbolsOf = (legend: Split['inputs']) => (legend.kind === 'codes' ? legend.symbols : null);

/** `[N][T·size]` as `[T, N, size]`. */
export function timeMajor(rows: readonly (readonly number[])[], T: number, size: number): number[] {
  return Array.from({ length: T }, (_, t) =>
    rows.flatMap((row) => row.slice(t * size, (t + 1) * size)),
  ).flat();
}

export const rowsOf = (codes: Int32Array, T: number) =>
  Array.from({ length: codes.length / T }, (_, row) => Array.from(codes.subarray(row * T, (row + 1) * T)));

/** Rows of one length each, so that no padding is read: padding, code 0, stands before a word. */
export function byLength({ count, inputs }: Examples): ReadonlyMap<number, readonly number[]> {
  const { codes, T } = codesOf(inputs);
  const groups = new Map<number, number[]>();
  for (let row = 0; row < count; row++) {
    const length = codes.subarray(row * T, (row + 1) * T).filter((code) => code !== 0).length;
    groups.set(length, [...(groups.get(length) ?? []), row]);
  }
  return groups;
}

/** Rows of one length, a length being as likely as it has rows. */
export function drawn(groups: ReadonlyMap<number, readonly number[]>, count: number, random: () => number) {
  const all = [...groups].flatMap(([T, rows]) => rows.map((row) => ({ T, row })));
  const { T } = all[Math.floor(random() * all.length)];
  const rows = groups.get(T) ?? [];
  return { T, rows: Array.from({ length: count }, () => rows[Math.floor(random() * rows.length)]) };
}

/** The last `T` codes of each row, time-major. */
export function lastSteps({ inputs }: Examples, T: number): number[] {
  const { codes, T: longest } = codesOf(inputs);
  return timeMajor(
    rowsOf(codes, longest).map((row) => row.slice(longest - T)),
    T,
    1,
  );
}

/** Share of the counted targets whose logit is the largest. */
export function accuracy(output: Float64Array, V: number, targets: ArrayLike<number>): number {
  const counted = Array.from(targets, (target, place) => ({ target, place })).filter(
    ({ target }) => target >= 0,
  );
  const right = counted.filter(({ target, place }) => {
    const logits = Array.from(output.subarray(place * V, (place + 1) * V));
    return logits.indexOf(Math.max(...logits)) === target;
  });
  return right.length / counted.length;
}
