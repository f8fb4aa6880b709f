/** What the recurrent WGSL programs share: sizes of workgroups, products in the time loop, and the names of values. */
import { cells, type CellName } from '#rnn/cells';
import { programs } from './programs.ts';

/**
 * Threads of a workgroup: one per unit, at most the 256 that every WebGPU device allows; with more units than that a
 * thread takes several.
 */
export function recurrentWorkgroupSize(H: number): number {
  return Math.min(256, Math.ceil(H / 32) * 32);
}

/** Floats of workgroup memory that every WebGPU device has: 16 KB. */
const workgroupFloats = 4096;

/**
 * Batch rows that one workgroup computes side by side, so that a weight that was loaded serves all of them.
 * @param blocks  values of workgroup memory per unit and row
 */
export function rowsPerWorkgroup(B: number, H: number, blocks: number): number {
  return Math.max(1, Math.min(4, B, Math.floor(workgroupFloats / (blocks * H))));
}

/** A WGSL type for `count` values. */
export const vectorType = (count: number) => (count === 1 ? 'f32' : `vec${count}<f32>`);

/** A WGSL value of `count` parts, each the expression `part(k)`. */
export const vectorOf = (count: number, part: (k: number) => string) =>
  count === 1 ? part(0) : `vec${count}<f32>(${Array.from({ length: count }, (_, k) => part(k)).join(', ')})`;

/** The column of a tape row that holds an activation or something saved. */
export function tapeColumn(cell: CellName, name: string): number {
  const columns: readonly string[] = [...cells[cell].activations, ...programs[cell].saved];
  const column = columns.indexOf(name);
  if (column < 0) throw new Error(`the tape of ${cell} has no column ${name}`);
  return column;
}

export function tapeColumns(cell: CellName): number {
  return cells[cell].activations.length + programs[cell].saved.length;
}

/** Columns of what a backward pass writes; row 0 has room for the states before the first step. */
export function derivativeColumns(cell: CellName, wanted: 'sums' | 'activations'): number {
  const written = wanted === 'sums' ? programs[cell].derivatives.length : cells[cell].activations.length;
  return Math.max(written, cells[cell].states.length);
}

/** Names of workgroup memory blocks, with a count of those in use. */
export function stagedBlocks() {
  let used = 0;
  return {
    name(block: number, unit = 'u'): string {
      used = Math.max(used, block + 1);
      return `staged[(r * STAGED + ${block}) * H + ${unit}]`;
    },
    count: () => used,
  };
}

/**
 * Sums over `k` of weights times values of `R` rows: declares `sum0 … sum{R−1}`. A weight is loaded once for all rows.
 * @param length  number of terms
 * @param weight  the weights of one term, of type `type`
 * @param value   the value of a row that they are multiplied with; of the same type or a scalar
 */
export function rowSums(
  R: number,
  length: string,
  type: string,
  weight: string,
  value: (row: number) => string,
): string {
  const rows = Array.from({ length: R }, (_, row) => row);
  return `${rows.map((row) => `var sum${row} = ${type}();`).join(' ')}
      for (var k = 0; k < ${length}; k++) {
        let w = ${weight};
        ${rows.map((row) => `sum${row} += w * ${value(row)};`).join('\n        ')}
      }`;
}
