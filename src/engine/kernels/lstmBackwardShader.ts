/** LstmBackward on webgpu: the whole sequence in one dispatch, one workgroup per batch row. */
import type { Shader, Shapes } from './kernel.ts';
import type { LstmBackwardInputName, LstmDerivatives } from './lstmBackward.ts';
import { dotWgsl, recurrentWorkgroupSize } from './recurrentShader.ts';
import { squashWgsl } from './squash.ts';

/**
 * Per step, threads first take units (derivatives by the gates), then pairs of a gate and a unit of the step before
 * (what that gate sends back to it), so that all threads share the sums over `weightHh`. Needs `9H` floats of
 * workgroup memory: `H` up to 455 on every WebGPU device, more where the adapter has more.
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
      ? `
    result[b * 2 * H + u] = byCell[u];
    result[b * 2 * H + H + u] = sent[u] + sent[H + u] + sent[2 * H + u] + sent[3 * H + u];`
      : '';
  return {
    key: `LstmBackward_${H}_${wanted}`,
    workgroupSize,
    workgroups: B,
    integers: { steps: T, batch: B },
    code: `
const H = ${H};
const W = ${workgroupSize};
var<workgroup> byGate : array<f32, ${4 * H}>;
var<workgroup> sent : array<f32, ${4 * H}>;
var<workgroup> byCell : array<f32, H>;
${squashWgsl}
fn main(index : i32) {
  let b = i32(workgroupId.x);
  let thread = i32(localIndex);
  for (var r = thread; r < 4 * H; r += W) { sent[r] = 0.0; }
  for (var u = thread; u < H; u += W) { byCell[u] = 0.0; }
  workgroupBarrier();
  for (var t = uniforms.steps - 1; t >= 0; t--) {
    let step = t * uniforms.batch + b;
    for (var u = thread; u < H; u += W) {
      let now = (step + uniforms.batch) * 6 * H + u;
      let i = tape[now];
      let f = tape[now + H];
      let g = tape[now + 2 * H];
      let o = tape[now + 3 * H];
      let squashed = squash(tape[now + 4 * H]);
      let h = upstream[step * H + u] + sent[u] + sent[H + u] + sent[2 * H + u] + sent[3 * H + u];
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
      byGate[u] = aInput;
      byGate[H + u] = aForget;
      byGate[2 * H + u] = aCandidate;
      byGate[3 * H + u] = aOutput;
      ${writeStep}
    }
    workgroupBarrier();
    for (var r = thread; r < 4 * H; r += W) {
      let gate = r / H * H;
      let w = gate * H + r - gate;
      var sum = 0.0;
      ${dotWgsl('sum', H, (k) => `byGate[gate + ${k}] * weightHh[w + (${k}) * H]`)}
      sent[r] = sum;
    }
    workgroupBarrier();
  }
  for (var u = thread; u < H; u += W) {${writeEnd}
  }
}
`,
  };
}

/** Writes one value per block of `H` columns into the step's row, `width` columns wide. */
function writeBlocks(width: string, names: readonly string[]): string {
  return names.map((name, block) => `result[step * ${width} + ${block} * H + u] = ${name};`).join('\n      ');
}
