/** LstmBackward on webgpu: the whole sequence in one dispatch, one workgroup per batch row. */
import type { Shader, Shapes } from './kernel.ts';
import type { LstmBackwardInputName, LstmDerivatives } from './lstmBackward.ts';
import { recurrentWorkgroupSize } from './recurrentShader.ts';
import { squashWgsl } from './squash.ts';

/**
 * A thread computes all of a unit: what the gates of the step after send back to it, then the derivatives by its own
 * gates. Those go through workgroup memory, which holds two steps, so that one barrier a step is enough. Needs `9H`
 * floats of it: `H` up to 455 on every WebGPU device, more where the adapter has more.
 */
export function lstmBackwardShader(
  { upstream: [T, B, H] }: Shapes<LstmBackwardInputName>,
  { wanted }: { readonly wanted: LstmDerivatives },
): Shader {
  const workgroupSize = recurrentWorkgroupSize(H);
  const writeStep = {
    initial: '',
    preActivations: writeBlocks('4 * H', ['aInput', 'aForget', 'aCandidate', 'aOutput']),
    activations: writeBlocks('6 * H', ['byInput', 'byForget', 'byCandidate', 'byOutput', 'c', 'h']),
  }[wanted];
  const writeEnd =
    wanted === 'initial'
      ? `for (var u = thread; u < H; u += W) {
    result[b * 2 * H + u] = byCell[u];
    result[b * 2 * H + H + u] = sentBack(after, u);
  }`
      : '';
  return {
    key: `LstmBackward_${H}_${wanted}`,
    workgroupSize,
    workgroups: B,
    integers: { steps: T, batch: B },
    code: `
const H = ${H};
const W = ${workgroupSize};
var<workgroup> byGate : array<f32, ${8 * H}>;
var<workgroup> byCell : array<f32, H>;
${squashWgsl}
fn sentBack(after : i32, u : i32) -> f32 {
  var sums = vec4<f32>(0.0);
  for (var k = 0; k < H; k++) {
    let g = after + k;
    let w = k * H + u;
    sums += vec4<f32>(byGate[g], byGate[g + H], byGate[g + 2 * H], byGate[g + 3 * H])
      * vec4<f32>(weightHh[w], weightHh[w + H * H], weightHh[w + 2 * H * H], weightHh[w + 3 * H * H]);
  }
  return sums.x + sums.y + sums.z + sums.w;
}
fn main(index : i32) {
  let b = i32(workgroupId.x);
  let thread = i32(localIndex);
  for (var r = thread; r < ${8 * H}; r += W) { byGate[r] = 0.0; }
  for (var u = thread; u < H; u += W) { byCell[u] = 0.0; }
  workgroupBarrier();
  var after = 0;
  for (var t = uniforms.steps - 1; t >= 0; t--) {
    let here = ${4 * H} - after;
    let step = t * uniforms.batch + b;
    for (var u = thread; u < H; u += W) {
      let now = (step + uniforms.batch) * 6 * H + u;
      let i = tape[now];
      let f = tape[now + H];
      let g = tape[now + 2 * H];
      let o = tape[now + 3 * H];
      let squashed = squash(tape[now + 4 * H]);
      let h = upstream[step * H + u] + sentBack(after, u);
      let c = byCell[u] + h * o * (1.0 - squashed * squashed);
      byCell[u] = c * f;
      let byInput = c * g;
      let byForget = c * tape[step * 6 * H + 4 * H + u];
      let byCandidate = c * i;
      let byOutput = h * squashed;
      let aInput = byInput * i * (1.0 - i);
      let aForget = byForget * f * (1.0 - f);
      let aCandidate = byCandidate * (1.0 - g * g);
      let aOutput = byOutput * o * (1.0 - o);
      byGate[here + u] = aInput;
      byGate[here + H + u] = aForget;
      byGate[here + 2 * H + u] = aCandidate;
      byGate[here + 3 * H + u] = aOutput;
      ${writeStep}
    }
    workgroupBarrier();
    after = here;
  }
  ${writeEnd}
}
`,
  };
}

/** Writes one value per block of `H` columns into the step's row, `width` columns wide. */
function writeBlocks(width: string, names: readonly string[]): string {
  return names.map((name, block) => `result[step * ${width} + ${block} * H + u] = ${name};`).join('\n      ');
}
