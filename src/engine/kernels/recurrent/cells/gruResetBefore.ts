/** The GRU with the reset gate before the product: `n = tanh(a_n + U_n (r·h₋₁))`, `h = (1 − z)·n + z·h₋₁`. */
import type { CellProgram } from '../program.ts';
import { writeCandidate } from './gru.ts';

export const gruResetBeforeProgram: CellProgram = {
  // r·h₋₁, what the candidate's product reads.
  saved: ['resetHidden'],
  derivatives: ['resetGate', 'updateGate', 'candidate'],
  recurrentSums: 0,
  products: [
    { from: 0, count: 2 },
    { from: 2, count: 1 },
  ],
  innerColumn: 4,
  extraGradients: [],
  squashes: [2, 1],
  forwardLoops(step) {
    const { B, H, now, before, width, projectedAt, bias } = step;
    {
      const { projected, recurrent } = step;
      const [sums] = step.squashInput;
      for (let b = 0; b < B; b++) {
        for (let r = 0; r < 2 * H; r++) {
          const j = b * 2 * H + r;
          sums[j] = projected[projectedAt + b * 3 * H + r] + recurrent[j] + bias[r];
        }
      }
    }
    step.squash(0);
    {
      const { tape, innerInput, recurrentInput } = step;
      const [gate] = step.squashed;
      for (let b = 0, j = 0; b < B; b++) {
        const row = now + b * width;
        for (let u = 0; u < H; u++, j++) {
          const r = gate[b * 2 * H + u];
          tape[row + u] = r;
          tape[row + H + u] = gate[(b * 2 + 1) * H + u];
          tape[row + 4 * H + u] = innerInput[j] = r * recurrentInput[j];
        }
      }
    }
    step.multiplyInner();
    {
      const { projected, innerOutput } = step;
      const doubled = step.squashInput[1];
      for (let b = 0, j = 0; b < B; b++) {
        const x = projectedAt + (b * 3 + 2) * H;
        for (let u = 0; u < H; u++, j++)
          doubled[j] = 2 * (projected[x + u] + innerOutput[j] + bias[2 * H + u]);
      }
    }
    step.squash(1);
    writeCandidate(step.squashed[1], step.tape, { B, H, now, before, width });
  },
  backwardLoops(step) {
    const { B, H, now, before, width, byHidden, toPrevious, at, resultWidth, wanted } = step;
    {
      const { tape, innerInput } = step;
      for (let b = 0, j = 0; b < B; b++) {
        const row = now + b * width;
        for (let u = 0; u < H; u++, j++) {
          const n = tape[row + 2 * H + u];
          innerInput[j] = byHidden[j] * (1 - tape[row + H + u]) * (1 - n * n);
        }
      }
    }
    step.multiplyInner();
    const back = step.innerOutput;
    const { tape, mask, deltas, result } = step;
    for (let b = 0, j = 0; b < B; b++) {
      const row = now + b * width;
      const hidden = before + b * width + 3 * H;
      const d = b * 2 * H;
      const out = at + b * resultWidth;
      for (let u = 0; u < H; u++, j++) {
        const r = tape[row + u];
        const z = tape[row + H + u];
        const n = tape[row + 2 * H + u];
        const dh = byHidden[j];
        const scale = mask === null ? 1 : mask[j];
        const byReset = back[j] * scale * tape[hidden + u];
        const byUpdate = dh * (tape[hidden + u] - n);
        const ar = byReset * r * (1 - r);
        const az = byUpdate * z * (1 - z);
        toPrevious[j] = dh * z + back[j] * r * scale;
        deltas[d + u] = ar;
        deltas[d + H + u] = az;
        result[out + u] = wanted === 'sums' ? ar : byReset;
        result[out + H + u] = wanted === 'sums' ? az : byUpdate;
        result[out + 2 * H + u] = dh * (1 - z) * (wanted === 'sums' ? 1 - n * n : 1);
        if (wanted === 'activations') result[out + 3 * H + u] = dh;
      }
    }
  },
  forwardShader: ({ now, before, staged, recurrentInput }) => [
    {
      code: `let reset = sigmoid(x.x + q.x);
        let resetHidden = reset * ${recurrentInput};
        ${staged(0)} = resetHidden;
        // The candidate's input sum waits for the second product.
        ${staged(1)} = x.z;`,
      writes: {
        resetGate: 'reset',
        updateGate: 'sigmoid(x.y + q.y)',
        resetHidden: 'resetHidden',
      },
    },
    {
      inner: true,
      code: `let z = ${now('updateGate')};
        let n = squash(${staged(1)} + q);`,
      writes: { candidate: 'n', hiddenState: `n + z * (${before('hiddenState')} - n)` },
    },
  ],
  backwardShader: ({ now, before, staged, mask, carriedHidden }) => [
    {
      code: `let z = ${now('updateGate')};
        let n = ${now('candidate')};
        let an = dh * (1.0 - z) * (1.0 - n * n);
        ${staged(0)} = an;
        // dh waits here for the second product.
        ${carriedHidden} = dh;`,
      derivatives: { candidate: 'an' },
      activations: { candidate: 'dh * (1.0 - z)', hiddenState: 'dh' },
    },
    {
      inner: true,
      code: `let reset = ${now('resetGate')};
        let z = ${now('updateGate')};
        let previous = ${before('hiddenState')};
        let masked = back * ${mask};
        let later = ${carriedHidden};
        let byReset = masked * previous;
        let byUpdate = later * (previous - ${now('candidate')});
        let ar = byReset * reset * (1.0 - reset);
        let az = byUpdate * z * (1.0 - z);
        ${carriedHidden} = later * z + masked * reset;`,
      derivatives: { resetGate: 'ar', updateGate: 'az' },
      activations: { resetGate: 'byReset', updateGate: 'byUpdate' },
      deltas: ['ar', 'az'],
    },
  ],
};
