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
 * Batch rows that one workgroup computes side by side, as the lanes of a vector, so that a weight that was loaded serves
 * all of them: 1, 2 or 4.
 * @param blocks  values of workgroup memory per unit and row
 */
export function rowsPerWorkgroup(B: number, H: number, blocks: number): number {
  const fitting = Math.min(B, Math.floor(workgroupFloats / (blocks * H)));
  return fitting >= 4 ? 4 : fitting >= 2 ? 2 : 1;
}

/** The lane of row `r` in a vector of `R` rows. */
export const lane = (R: number) => (R === 1 ? '' : '[r]');

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
    /** `LANE` stands for the row's lane, which is known only once the blocks are counted. */
    name(block: number, unit = 'u'): string {
      used = Math.max(used, block + 1);
      return `staged[${block} * H + ${unit}]LANE`;
    },
    count: () => used,
  };
}

/**
 * Sums over `k`, all rows of the workgroup at once: declares `sum0 … sum{count−1}`, vectors of `R` rows.
 * @param weight  the weight of one term of a sum
 * @param values  what it is multiplied with, a vector of `R` rows
 */
export function rowSums(
  R: number,
  count: number,
  weight: (which: number) => string,
  values: (which: number) => string,
  shared: boolean,
): string {
  const all = Array.from({ length: count }, (_, which) => which);
  const type = vectorType(R);
  return `${all.map((which) => `var sum${which} = ${type}();`).join(' ')}
      for (var k = 0; k < H; k++) {
        ${shared ? `let value = ${values(0)};` : ''}
        ${all
          .map((which) => `sum${which} += ${weight(which)} * ${shared ? 'value' : values(which)};`)
          .join('\n        ')}
      }`;
}

/** Names a staged block at a unit, `u` unless told. */
export type StagedName = (block: number, unit?: string) => string;

/** A block of the extra parameters at `u`. */
export const extraBlock = (block: number) => `extra[${block} * H + u]`;

/** What a value of `h₋₁` is multiplied with before the recurrent product. */
export const maskAt = (masked: boolean) => (masked ? ' * mask[b * H + u]' : '');

/** Names of tape columns in the array that holds the tape; `now` and `before` are the starts of two rows. */
export function tapeNames(array: string, cell: CellName, masked: boolean) {
  const column = (row: string, name: string, unit: string) =>
    `${array}[${row} + ${tapeColumn(cell, name)} * H + ${unit}]`;
  return {
    now: (name: string) => column('now', name, 'u'),
    before: (name: string) => column('before', name, 'u'),
    ofUnit: (name: string, unit: string) => column('now', name, unit),
    recurrentInput: `(${column('before', 'hiddenState', 'u')}${maskAt(masked)})`,
  };
}
