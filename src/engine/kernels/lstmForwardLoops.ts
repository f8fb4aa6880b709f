/** LstmForward on wasm and cpu. */
import type { Shapes, Values } from './kernel.ts';
import type { LstmInputName } from './lstmForward.ts';
import { addRowProducts } from './rowProducts.ts';
import { sigmoid, tanh } from './squash.ts';

/** Fills `tape` `[T + 1, B, 6H]` (i|f|g|o|c|h); see `lstmForward` for the inputs. */
export function lstmForwardLoops(
  { projected, weightHh, biases, initial }: Readonly<Record<LstmInputName, Values>>,
  tape: Float32Array,
  shapes: Shapes<LstmInputName>,
): void {
  const [T, B] = shapes.projected;
  const H = shapes.weightHh[1];
  const weights = new Float64Array(weightHh);
  const bias = Float64Array.from({ length: 4 * H }, (_, r) => biases[r] + biases[4 * H + r]);
  const hidden = new Float64Array(B * H);
  const cell = new Float64Array(B * H);
  const preActivation = new Float64Array(B * 4 * H);

  for (let b = 0; b < B; b++) {
    const row = b * 6 * H;
    tape.fill(0, row, row + 4 * H);
    for (let u = 0; u < H; u++) {
      cell[b * H + u] = tape[row + 4 * H + u] = initial[b * 2 * H + u];
      hidden[b * H + u] = tape[row + 5 * H + u] = initial[b * 2 * H + H + u];
    }
  }
  for (let t = 0; t < T; t++) {
    const step = t * B * 4 * H;
    for (let b = 0, j = 0; b < B; b++) {
      for (let r = 0; r < 4 * H; r++, j++) preActivation[j] = projected[step + j] + bias[r];
    }
    addRowProducts(preActivation, hidden, weights, B, 4 * H, H);
    for (let b = 0; b < B; b++) {
      const a = b * 4 * H;
      const row = ((t + 1) * B + b) * 6 * H;
      for (let u = 0; u < H; u++) {
        const i = sigmoid(preActivation[a + u]);
        const f = sigmoid(preActivation[a + H + u]);
        const g = tanh(preActivation[a + 2 * H + u]);
        const o = sigmoid(preActivation[a + 3 * H + u]);
        const c = f * cell[b * H + u] + i * g;
        const h = o * tanh(c);
        cell[b * H + u] = c;
        hidden[b * H + u] = h;
        tape[row + u] = i;
        tape[row + H + u] = f;
        tape[row + 2 * H + u] = g;
        tape[row + 3 * H + u] = o;
        tape[row + 4 * H + u] = c;
        tape[row + 5 * H + u] = h;
      }
    }
  }
}
