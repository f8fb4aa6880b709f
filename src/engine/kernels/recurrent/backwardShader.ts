/** RecurrentBackward on webgpu: the whole sequence in one dispatch, a few batch rows to a workgroup. */
import { cells, type CellName } from '#rnn/cells';
import type { Shader, Shapes } from '../kernel.ts';
import { squashWgsl } from '../squash.ts';
import type { BackwardAttributes, RecurrentBackwardInputName } from './backward.ts';
import type { BackwardNames, BackwardPhase, RecurrentProduct } from './program.ts';
import { programs } from './programs.ts';
import {
  derivativeColumns,
  lane,
  recurrentWorkgroupSize,
  rowsPerWorkgroup,
  rowSums,
  extraBlock,
  maskAt,
  stagedBlocks,
  tapeNames,
  tapeColumns,
  vectorType,
  type StagedName,
} from './shaderParts.ts';

/**
 * A thread computes all of a unit for every row of its workgroup: what the sums of the step after send back to it,
 * then the derivatives by its own sums. Those go through workgroup memory; a cell of one phase holds two steps of them,
 * so that one barrier a step is enough.
 */
export function backwardShader(
  { upstream: [T, B, H] }: Shapes<RecurrentBackwardInputName>,
  { cell, masked, wanted }: BackwardAttributes,
): Shader {
  const { products, derivatives } = programs[cell];
  const { activations } = cells[cell];
  const states: readonly string[] = cells[cell].states;
  const staged = stagedBlocks();
  const phases = programs[cell].backwardShader(namesOf(cell, masked, staged.name));
  // With one unit a thread, all can have read before any writes; with more, or were it one phase, two steps are held.
  const waits = phases.length === 1 && H <= 256;
  const slots = phases.length > 1 || waits ? 1 : 2;
  const P = products[0].count;
  const R = rowsPerWorkgroup(B, H, slots * P + staged.count() + states.length);
  const W = recurrentWorkgroupSize(H);
  const rows = Array.from({ length: R }, (_, row) => row);
  const tapeWidth = tapeColumns(cell);
  const resultWidth = derivativeColumns(cell, wanted);
  const writtenNames: readonly string[] = wanted === 'sums' ? derivatives : activations;

  const phaseFunction = (phase: BackwardPhase, at: number) => {
    const written = wanted === 'sums' ? phase.derivatives : phase.activations;
    return `fn phase${at}(u : i32, b : i32, r : i32, t : i32, slot : i32, back : f32) {
  let before = (t * uniforms.batch + b) * ${tapeWidth} * H;
  let now = before + uniforms.batch * ${tapeWidth} * H;
  ${
    at === 0
      ? `let dh = upstream[(t * uniforms.batch + b) * H + u] + carriedHidden[u]${lane(R)} + back${maskAt(masked)};
  carriedHidden[u]${lane(R)} = 0.0;`
      : ''
  }
        ${phase.code}
  let out = ((t + 1) * uniforms.batch + b) * ${resultWidth} * H + u;
  ${Object.entries(written)
    .map(([name, value]) => `result[out + ${writtenNames.indexOf(name)} * H] = ${value};`)
    .join('\n  ')}
  ${(phase.deltas ?? []).map((value, block) => `deltas[slot + ${block} * H + u]${lane(R)} = ${value};`).join('\n  ')}
}`;
  };

  const sentBack = (product: RecurrentProduct, values: string) =>
    rowSums(
      R,
      product.count,
      (g) => `weightHh[(${product.from + g} * H + k) * H + u]`,
      (g) => `${values} + ${g} * H + k]`,
      false,
    );
  const backOf = (count: number, row: number) =>
    Array.from({ length: count }, (_, g) => `sum${g}${R === 1 ? '' : `[${row}]`}`).join(' + ');
  const calls = (at: number, back: (row: number) => string) =>
    rows.map((row) => `phase${at}(u, b${row}, ${row}, t, writeSlot, ${back(row)});`).join('\n      ');

  const phaseLoop = (phase: BackwardPhase, at: number) => {
    if (waits) {
      return `var back = ${vectorType(R)}();
    if (thread < H) {
      let u = thread;
      ${sentBack(products[0], 'deltas[readSlot')}
      back = ${Array.from({ length: P }, (_, g) => `sum${g}`).join(' + ')};
    }
    workgroupBarrier();
    if (thread < H) {
      let u = thread;
      ${calls(at, (row) => `back${R === 1 ? '' : `[${row}]`}`)}
    }
    workgroupBarrier();`;
    }
    const product = at === 0 ? products[0] : phase.inner ? products[1] : undefined;
    return `for (var u = thread; u < H; u += W) {
      ${product ? sentBack(product, at === 0 ? 'deltas[readSlot' : 'staged[0') : ''}
      ${calls(at, (row) => (product ? backOf(product.count, row) : '0.0'))}
    }
    workgroupBarrier();`;
  };

  return {
    key: `RecurrentBackward_${cell}_${H}_${R}_${masked}_${wanted}`,
    workgroupSize: W,
    workgroups: Math.ceil(B / R),
    integers: { steps: T, batch: B },
    code: `
const H = ${H};
const W = ${W};
var<workgroup> deltas : array<${vectorType(R)}, ${slots * P * H}>;
var<workgroup> carriedHidden : array<${vectorType(R)}, H>;
${states.includes('cellState') ? `var<workgroup> carriedCell : array<${vectorType(R)}, H>;` : ''}
${staged.count() > 0 ? `var<workgroup> staged : array<${vectorType(R)}, ${staged.count() * H}>;` : ''}
${squashWgsl}
${phases.map(phaseFunction).join('\n').replaceAll('LANE', lane(R))}
fn start(u : i32, b : i32, r : i32) {
  for (var block = 0; block < ${P}; block++) { deltas[block * H + u]${lane(R)} = 0.0; }
  ${states
    .map((state, k) => `${carried(state)}[u]${lane(R)} = byFinal[(b * ${states.length} + ${k}) * H + u];`)
    .join('\n  ')}
}
fn finish(u : i32, b : i32, r : i32, back : f32) {
  let row = b * ${resultWidth} * H + u;
  ${states
    .map(
      (state, k) =>
        `result[row + ${k} * H] = ${carried(state)}[u]${lane(R)}${
          state === 'hiddenState' ? ` + back${maskAt(masked)}` : ''
        };`,
    )
    .join('\n  ')}
  for (var column = ${states.length}; column < ${resultWidth}; column++) { result[row + column * H] = 0.0; }
}
fn main(index : i32) {
  let thread = i32(localIndex);
  // Past the last row the last one is computed once more, by the same thread, with the same values.
  ${rows.map((row) => `let b${row} = min(i32(workgroupId.x) * ${R} + ${row}, uniforms.batch - 1);`).join('\n  ')}
  for (var u = thread; u < H; u += W) {
    ${rows.map((row) => `start(u, b${row}, ${row});`).join('\n    ')}
  }
  workgroupBarrier();
  var readSlot = 0;
  for (var t = uniforms.steps - 1; t >= 0; t--) {
    let writeSlot = ${slots === 2 ? `${P} * H - readSlot` : '0'};
    ${phases.map(phaseLoop).join('\n    ')}
    readSlot = writeSlot;
  }
  for (var u = thread; u < H; u += W) {
    ${sentBack(products[0], 'deltas[readSlot')}
    ${rows.map((row) => `finish(u, b${row}, ${row}, ${backOf(P, row)});`).join('\n    ')}
  }
}
`,
  };
}

const carried = (state: string) => (state === 'cellState' ? 'carriedCell' : 'carriedHidden');

function namesOf(cell: CellName, masked: boolean, staged: StagedName): BackwardNames {
  return {
    ...tapeNames('tape', cell, masked),
    extra: extraBlock,
    staged,
    mask: masked ? 'mask[b * H + u]' : '1.0',
    carriedCell: 'carriedCell[u]LANE',
    carriedHidden: 'carriedHidden[u]LANE',
  };
}
