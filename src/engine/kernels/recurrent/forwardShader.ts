/** RecurrentForward on webgpu: the whole sequence in one dispatch, a few batch rows to a workgroup. */
import { cells, type CellName } from '#rnn/cells';
import type { Shader, Shapes } from '../kernel.ts';
import { squashWgsl } from '../squash.ts';
import type { RecurrentAttributes, RecurrentInputName } from './forward.ts';
import type { ForwardNames, ForwardPhase } from './program.ts';
import { programs } from './programs.ts';
import {
  lane,
  recurrentWorkgroupSize,
  rowsPerWorkgroup,
  rowSums,
  extraBlock,
  stagedBlocks,
  tapeNames,
  tapeColumn,
  tapeColumns,
  vectorOf,
  vectorType,
  type StagedName,
} from './shaderParts.ts';

/**
 * A thread computes all of a unit for every row of its workgroup: sums, gates and states. Hidden states go through
 * workgroup memory; a cell of one phase holds those of two steps, so that one barrier a step is enough.
 */
export function forwardShader(
  shapes: Shapes<RecurrentInputName>,
  { cell, masked, epsilon }: RecurrentAttributes,
): Shader {
  const [T, B] = shapes.projected;
  const H = shapes.weightHh[1];
  const { products } = programs[cell];
  const G = cells[cell].gates.length;
  const columns = tapeColumns(cell);
  const staged = stagedBlocks();
  const phases = programs[cell].forwardShader(namesOf(cell, masked, staged.name));
  const slots = phases.length > 1 ? 1 : 2;
  const R = rowsPerWorkgroup(B, H, slots + staged.count());
  const W = recurrentWorkgroupSize(H);
  const rows = Array.from({ length: R }, (_, row) => row);
  const qType = (phase: ForwardPhase, at: number) =>
    at === 0 ? vectorType(products[0].count) : phase.inner ? vectorType(products[1]?.count ?? 1) : null;

  const phaseFunction = (phase: ForwardPhase, at: number) => {
    const type = qType(phase, at);
    const last = at === phases.length - 1;
    return `fn phase${at}(u : i32, b : i32, r : i32, t : i32, slot : i32${type ? `, sums : ${type}` : ''}) {
  let before = (t * uniforms.batch + b) * ${columns} * H;
  let now = before + uniforms.batch * ${columns} * H;
  ${at === 0 ? inputSums(G, products[0]) : ''}
  ${phase.inner && products[1] ? `let q = sums + ${biasOf(G, products[1])};` : ''}
        ${phase.code}
  ${Object.entries(phase.writes)
    .map(([name, value]) => {
      const target = `result[now + ${tapeColumn(cell, name)} * H + u]`;
      return name === 'hiddenState' && last
        ? `let newHidden = ${value};
  ${target} = newHidden;
  hidden[slot + u]${lane(R)} = newHidden${masked ? ' * mask[b * H + u]' : ''};`
        : `${target} = ${value};`;
    })
    .join('\n  ')}
}`;
  };

  const phaseLoop = (phase: ForwardPhase, at: number) => {
    const product = at === 0 ? products[0] : phase.inner ? products[1] : undefined;
    const sums = product
      ? rowSums(
          R,
          product.count,
          (g) => `weightHh[weightRow + ${product.from + g} * H * H + k]`,
          () => (at === 0 ? 'hidden[readSlot + k]' : 'staged[k]'),
          true,
        )
      : '';
    const sumsOf = (row: number) =>
      vectorOf(product?.count ?? 1, (g) => `sum${g}${R === 1 ? '' : `[${row}]`}`);
    return `for (var u = thread; u < H; u += W) {
      ${product ? 'let weightRow = u * H;' : ''}
      ${sums}
      ${rows
        .map((row) => `phase${at}(u, b${row}, ${row}, t, writeSlot${product ? `, ${sumsOf(row)}` : ''});`)
        .join('\n      ')}
    }
    workgroupBarrier();`;
  };

  return {
    key: `RecurrentForward_${cell}_${H}_${R}_${masked}`,
    workgroupSize: W,
    workgroups: Math.ceil(B / R),
    integers: { steps: T, batch: B },
    reals: { epsilon },
    code: `
const H = ${H};
const W = ${W};
var<workgroup> hidden : array<${vectorType(R)}, ${slots * H}>;
${staged.count() > 0 ? `var<workgroup> staged : array<${vectorType(R)}, ${staged.count() * H}>;` : ''}
${squashWgsl}
${phases.map(phaseFunction).join('\n').replaceAll('LANE', lane(R))}
${initialRow(cell, columns, masked, R)}
fn main(index : i32) {
  let thread = i32(localIndex);
  // Past the last row the last one is computed once more, by the same thread, with the same values.
  ${rows.map((row) => `let b${row} = min(i32(workgroupId.x) * ${R} + ${row}, uniforms.batch - 1);`).join('\n  ')}
  for (var u = thread; u < H; u += W) {
    ${rows.map((row) => `initialRow(u, b${row}, ${row});`).join('\n    ')}
  }
  workgroupBarrier();
  var readSlot = 0;
  for (var t = 0; t < uniforms.steps; t++) {
    let writeSlot = ${slots === 2 ? 'H - readSlot' : '0'};
    ${phases.map(phaseLoop).join('\n    ')}
    readSlot = writeSlot;
  }
}
`,
  };
}

/** `x`, the input sums of all gates, and `q`, the recurrent ones of the first product, each with its bias. */
function inputSums(G: number, product: { readonly from: number; readonly count: number }): string {
  return `let p = (t * uniforms.batch + b) * ${G} * H + u;
  let x = ${vectorOf(G, (g) => `projected[p + ${g} * H] + biases[${g} * H + u]`)};
  let q = sums + ${biasOf(G, product)};`;
}

const biasOf = (G: number, { from, count }: { readonly from: number; readonly count: number }) =>
  vectorOf(count, (g) => `biases[${G + from + g} * H + u]`);

function initialRow(cell: CellName, columns: number, masked: boolean, R: number): string {
  const states: readonly string[] = cells[cell].states;
  return `fn initialRow(u : i32, b : i32, r : i32) {
  let row = b * ${columns} * H + u;
  for (var column = 0; column < ${columns}; column++) { result[row + column * H] = 0.0; }
  ${states
    .map(
      (state, k) =>
        `result[row + ${tapeColumn(cell, state)} * H] = initial[(b * ${states.length} + ${k}) * H + u];`,
    )
    .join('\n  ')}
  hidden[u]${lane(R)} = initial[(b * ${states.length} + ${states.indexOf('hiddenState')}) * H + u]${
    masked ? ' * mask[b * H + u]' : ''
  };
}`;
}

function namesOf(cell: CellName, masked: boolean, staged: StagedName): ForwardNames {
  return { ...tapeNames('result', cell, masked), extra: extraBlock, staged };
}
