/**
 * MatrixProduct on webgpu. Every thread sums four by four results straight from storage: at the sizes of a recurrent
 * network that keeps up with tiles in workgroup memory, it needs no barrier (which software adapters pay dearly for),
 * and no result is split over workgroups, so that the same inputs give the same bits every time.
 */
import type { Shader, Shapes } from './kernel.ts';
import { productSizes, type Transposition } from './matrixProductLoops.ts';
const workgroupSize = 32;
const four = [0, 1, 2, 3];

export function matrixProductShader(
  shapes: Shapes<'a' | 'b'>,
  transposition: Transposition,
  hasBias: boolean,
): Shader {
  const { M, N, K } = productSizes(shapes, transposition);
  const { transposeA, transposeB } = transposition;
  // Four neighbours in memory are loaded at once where their number allows: along K, or along M or N where transposed.
  const wide = (transposeA ? M : K) % 4 === 0 && (transposeB ? K : N) % 4 === 0;
  return {
    key: `MatrixProduct_${hasBias}_${wide ? `wide_${transposeA}_${transposeB}` : 'narrow'}`,
    workgroupSize,
    workgroups: Math.ceil((Math.ceil(M / 4) * Math.ceil(N / 4)) / workgroupSize),
    vectors: wide ? ['a', 'b'] : [],
    integers: {
      M,
      N,
      K,
      // Distances in memory between neighbours along each axis.
      aAlongM: transposeA ? 1 : K,
      aAlongK: transposeA ? M : 1,
      bAlongN: transposeB ? K : 1,
      bAlongK: transposeB ? 1 : N,
    },
    code: `
fn main(index : i32) {
  let tiles = (uniforms.N + 3) / 4;
  let m = index / tiles * 4;
  let n = index % tiles * 4;
  if (m >= uniforms.M) { return; }
  // Past the edge the last row or column is summed once more and not written.
  let aStart = min(vec4<i32>(m, m + 1, m + 2, m + 3), vec4<i32>(uniforms.M - 1)) * uniforms.aAlongM;
  let bStart = min(vec4<i32>(n, n + 1, n + 2, n + 3), vec4<i32>(uniforms.N - 1)) * uniforms.bAlongN;
  ${four.map((row) => `var sum${row} = vec4<f32>(0.0);`).join('\n  ')}
  ${wide ? wideSums(transposition) : narrowSums}
  for (var column = 0; column < min(4, uniforms.N - n); column++) {
    let at = m * uniforms.N + n + column;
    ${hasBias ? 'let addend = bias[n + column];' : 'let addend = 0.0;'}
    result[at] = sum0[column] + addend;
    ${four
      .slice(1)
      .map(
        (row) =>
          `if (m + ${row} < uniforms.M) { result[at + ${row} * uniforms.N] = sum${row}[column] + addend; }`,
      )
      .join('\n    ')}
  }
}
`,
  };
}

const narrowSums = `for (var k = 0; k < uniforms.K; k++) {
    let ak = aStart + k * uniforms.aAlongK;
    let bk = bStart + k * uniforms.bAlongK;
    let right = vec4<f32>(b[bk.x], b[bk.y], b[bk.z], b[bk.w]);
    ${four.map((row) => `sum${row} += a[ak[${row}]] * right;`).join('\n    ')}
  }`;

/**
 * The same sums with loads of four. Where a matrix lies along K, a load holds four terms of one row; where it lies
 * along M or N, one term of four rows or columns.
 */
function wideSums({ transposeA, transposeB }: Transposition): string {
  if (transposeA && !transposeB) {
    return `for (var k = 0; k < uniforms.K; k++) {
    let left = a[(k * uniforms.M + m) / 4];
    let right = b[(k * uniforms.N + n) / 4];
    ${four.map((row) => `sum${row} += left[${row}] * right;`).join('\n    ')}
  }`;
  }
  const lefts = transposeA
    ? four.map((j) => `let column${j} = a[((k + ${j}) * uniforms.M + m) / 4];`)
    : four.map((row) => `let left${row} = a[(aStart[${row}] + k) / 4];`);
  const term = (row: number, j: number) => (transposeA ? `column${j}[${row}]` : `left${row}[${j}]`);
  const sums = transposeB
    ? [
        ...four.map((column) => `let right${column} = b[(bStart[${column}] + k) / 4];`),
        ...four.map((row) => {
          const left = transposeA ? `vec4<f32>(${four.map((j) => term(row, j)).join(', ')})` : `left${row}`;
          return `sum${row} += vec4<f32>(${four.map((column) => `dot(${left}, right${column})`).join(', ')});`;
        }),
      ]
    : four.flatMap((j) =>
        [`let right${j} = b[((k + ${j}) * uniforms.N + n) / 4];`].concat(
          four.map((row) => `sum${row} += ${term(row, j)} * right${j};`),
        ),
      );
  return `for (var k = 0; k < uniforms.K; k += 4) {
    ${[...lefts, ...sums].join('\n    ')}
  }`;
}
