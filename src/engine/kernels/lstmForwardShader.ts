/** LstmForward on webgpu: the whole sequence in one dispatch, one workgroup per batch row. */
import type { Shader, Shapes } from './kernel.ts';
import type { LstmInputName } from './lstmForward.ts';
import { squashWgsl } from './squash.ts';
import { dotWgsl, recurrentWorkgroupSize } from './recurrentShader.ts';

/**
 * A thread computes whole pre-activations, row after row of `weightHh`, then whole units; the states stay in
 * workgroup memory between steps. Needs `6H` floats of it.
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
var<workgroup> hidden : array<f32, H>;
var<workgroup> cell : array<f32, H>;
var<workgroup> gates : array<f32, ${4 * H}>;
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
  for (var t = 0; t < uniforms.steps; t++) {
    let step = (t * uniforms.batch + b) * 4 * H;
    for (var r = thread; r < 4 * H; r += W) {
      var a = projected[step + r] + biases[r] + biases[4 * H + r];
      let w = r * H;
      ${dotWgsl('a', H, (k) => `weightHh[w + ${k}] * hidden[${k}]`)}
      if (r / H == 2) { gates[r] = squash(a); } else { gates[r] = sigmoid(a); }
    }
    workgroupBarrier();
    for (var u = thread; u < H; u += W) {
      let i = gates[u];
      let f = gates[H + u];
      let g = gates[2 * H + u];
      let o = gates[3 * H + u];
      let c = f * cell[u] + i * g;
      let h = o * squash(c);
      cell[u] = c;
      hidden[u] = h;
      let row = ((t + 1) * uniforms.batch + b) * 6 * H + u;
      result[row] = i;
      result[row + H] = f;
      result[row + 2 * H] = g;
      result[row + 3 * H] = o;
      result[row + 4 * H] = c;
      result[row + 5 * H] = h;
    }
    workgroupBarrier();
  }
}
`,
  };
}
