/** LstmForward on webgpu: the whole sequence in one dispatch, one workgroup per batch row. */
import type { Shader, Shapes } from './kernel.ts';
import type { LstmInputName } from './lstmForward.ts';
import { recurrentWorkgroupSize } from './recurrentShader.ts';
import { squashWgsl } from './squash.ts';

/**
 * A thread computes all of a unit: its four sums, gates and states. Hidden states go through workgroup memory, which
 * holds those of two steps, so that one barrier a step is enough. Needs `3H` floats of it.
 */
export function lstmForwardShader(shapes: Shapes<LstmInputName>): Shader {
  const [T, B] = shapes.projected;
  const H = shapes.weightHh[1];
  const workgroupSize = recurrentWorkgroupSize(H);
  return {
    key: `LstmForward_${H}`,
    workgroupSize,
    workgroups: B,
    integers: { steps: T, batch: B },
    code: `
const H = ${H};
const W = ${workgroupSize};
var<workgroup> hidden : array<f32, ${2 * H}>;
var<workgroup> cell : array<f32, H>;
${squashWgsl}
fn main(index : i32) {
  let b = i32(workgroupId.x);
  let thread = i32(localIndex);
  for (var u = thread; u < H; u += W) {
    let c = initial[b * 2 * H + u];
    let h = initial[b * 2 * H + H + u];
    cell[u] = c;
    hidden[u] = h;
    let row = b * 6 * H + u;
    result[row] = 0.0;
    result[row + H] = 0.0;
    result[row + 2 * H] = 0.0;
    result[row + 3 * H] = 0.0;
    result[row + 4 * H] = c;
    result[row + 5 * H] = h;
  }
  workgroupBarrier();
  var before = 0;
  for (var t = 0; t < uniforms.steps; t++) {
    let now = H - before;
    for (var u = thread; u < H; u += W) {
      let x = (t * uniforms.batch + b) * 4 * H + u;
      var sums = vec4<f32>(projected[x], projected[x + H], projected[x + 2 * H], projected[x + 3 * H])
        + vec4<f32>(biases[u], biases[H + u], biases[2 * H + u], biases[3 * H + u])
        + vec4<f32>(biases[4 * H + u], biases[5 * H + u], biases[6 * H + u], biases[7 * H + u]);
      for (var k = 0; k < H; k++) {
        let w = u * H + k;
        sums += hidden[before + k]
          * vec4<f32>(weightHh[w], weightHh[w + H * H], weightHh[w + 2 * H * H], weightHh[w + 3 * H * H]);
      }
      let i = sigmoid(sums.x);
      let f = sigmoid(sums.y);
      let g = squash(sums.z);
      let o = sigmoid(sums.w);
      let c = f * cell[u] + i * g;
      let h = o * squash(c);
      cell[u] = c;
      hidden[now + u] = h;
      let row = ((t + 1) * uniforms.batch + b) * 6 * H + u;
      result[row] = i;
      result[row + H] = f;
      result[row + 2 * H] = g;
      result[row + 3 * H] = o;
      result[row + 4 * H] = c;
      result[row + 5 * H] = h;
    }
    workgroupBarrier();
    before = now;
  }
}
`,
  };
}
