/**
 * MatrixProduct on webgpu. Every thread sums four by four results straight from storage: at the sizes of a recurrent
 * network that keeps up with tiles in workgroup memory, it needs no barrier (which software adapters pay dearly for),
 * and no result is split over workgroups, so that the same inputs give the same bits every time.
 */
import type { Shader, Shapes } from './kernel.ts';
import { productSizes, type Transposition } from './matrixProductLoops.ts';

const workgroupSize = 32;
const rows = [0, 1, 2, 3];

export function matrixProductShader(
  shapes: Shapes<'a' | 'b'>,
  transposition: Transposition,
  hasBias: boolean,
): Shader {
  const { M, N, K } = productSizes(shapes, transposition);
  const { transposeA, transposeB } = transposition;
  return {
    key: `MatrixProduct_${hasBias}`,
    workgroupSize,
    workgroups: Math.ceil((Math.ceil(M / 4) * Math.ceil(N / 4)) / workgroupSize),
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
  ${rows.map((row) => `var sum${row} = vec4<f32>(0.0);`).join('\n  ')}
  for (var k = 0; k < uniforms.K; k++) {
    let ak = aStart + k * uniforms.aAlongK;
    let bk = bStart + k * uniforms.bAlongK;
    let right = vec4<f32>(b[bk.x], b[bk.y], b[bk.z], b[bk.w]);
    ${rows.map((row) => `sum${row} += a[ak[${row}]] * right;`).join('\n    ')}
  }
  for (var column = 0; column < min(4, uniforms.N - n); column++) {
    let at = m * uniforms.N + n + column;
    ${hasBias ? 'let addend = bias[n + column];' : 'let addend = 0.0;'}
    result[at] = sum0[column] + addend;
    ${rows
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
