/** LstmBackward on wasm and cpu. */
import type { Shapes, Values } from './kernel.ts';
import type { LstmBackwardInputName, LstmDerivatives } from './lstmBackward.ts';
import { addRowProducts, transposed } from './rowProducts.ts';
import { tanh } from './squash.ts';

/** Fills `result` with the `wanted` derivatives; see `lstmBackward` for the shapes. */
export function lstmBackwardLoops(
  { upstream, tape, weightHh }: Readonly<Record<LstmBackwardInputName, Values>>,
  result: Float32Array,
  { upstream: [T, B, H] }: Shapes<LstmBackwardInputName>,
  { wanted }: { readonly wanted: LstmDerivatives },
): void {
  const columns = transposed(weightHh, 4 * H, H);
  const byHidden = new Float64Array(B * H);
  const byCell = new Float64Array(B * H);
  const byPreActivation = new Float64Array(B * 4 * H);

  for (let t = T - 1; t >= 0; t--) {
    for (let b = 0; b < B; b++) {
      const now = ((t + 1) * B + b) * 6 * H;
      const before = (t * B + b) * 6 * H;
      for (let u = 0; u < H; u++) {
        const i = tape[now + u];
        const f = tape[now + H + u];
        const g = tape[now + 2 * H + u];
        const o = tape[now + 3 * H + u];
        const squashed = tanh(tape[now + 4 * H + u]);
        const h = upstream[(t * B + b) * H + u] + byHidden[b * H + u];
        const c = byCell[b * H + u] + h * o * (1 - squashed * squashed);
        byCell[b * H + u] = c * f;
        const byInput = c * g;
        const byForget = c * tape[before + 4 * H + u];
        const byCandidate = c * i;
        const byOutput = h * squashed;
        const a = b * 4 * H + u;
        byPreActivation[a] = byInput * i * (1 - i);
        byPreActivation[a + H] = byForget * f * (1 - f);
        byPreActivation[a + 2 * H] = byCandidate * (1 - g * g);
        byPreActivation[a + 3 * H] = byOutput * o * (1 - o);
        if (wanted === 'activations') {
          const row = (t * B + b) * 6 * H + u;
          result[row] = byInput;
          result[row + H] = byForget;
          result[row + 2 * H] = byCandidate;
          result[row + 3 * H] = byOutput;
          result[row + 4 * H] = c;
          result[row + 5 * H] = h;
        }
      }
    }
    if (wanted === 'preActivations') result.set(byPreActivation, t * B * 4 * H);
    byHidden.fill(0);
    addRowProducts(byHidden, byPreActivation, columns, B, H, 4 * H);
  }
  if (wanted === 'initial') {
    for (let b = 0; b < B; b++) {
      for (let u = 0; u < H; u++) {
        result[b * 2 * H + u] = byCell[b * H + u];
        result[b * 2 * H + H + u] = byHidden[b * H + u];
      }
    }
  }
}
