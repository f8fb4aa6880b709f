/** The GRU with the reset gate after the product: `n = tanh(a_n + r·q_n)`, `h = (1 − z)·n + z·h₋₁`. */
import type { CellProgram, ForwardStep, Scratch } from '../program.ts';

const gates = ['resetGate', 'updateGate', 'candidate'];

export const gruProgram: CellProgram = {
  // What the recurrent product gives the candidate, bias included, before the reset gate.
  saved: ['recurrentCandidate'],
  derivatives: [...gates, 'recurrentReset', 'recurrentUpdate', 'recurrentCandidate'],
  recurrentSums: 3,
  products: [{ from: 0, count: 3 }],
  extraGradients: [],
  squashes: [2, 1],
  forwardLoops(step) {
    const { B, H, now, before, width, projectedAt, bias, biasInput, biasRecurrent } = step;
    {
      const { projected, recurrent } = step;
      const [sums] = step.squashInput;
      for (let b = 0; b < B; b++) {
        const a = b * 3 * H;
        for (let r = 0; r < 2 * H; r++)
          sums[b * 2 * H + r] = projected[projectedAt + a + r] + recurrent[a + r] + bias[r];
      }
    }
    step.squash(0);
    {
      const { projected, recurrent, tape } = step;
      const [gate] = step.squashed;
      const doubled = step.squashInput[1];
      for (let b = 0; b < B; b++) {
        const a = (b * 3 + 2) * H;
        const row = now + b * width;
        for (let u = 0; u < H; u++) {
          const r = gate[b * 2 * H + u];
          const q = recurrent[a + u] + biasRecurrent[2 * H + u];
          tape[row + u] = r;
          tape[row + H + u] = gate[(b * 2 + 1) * H + u];
          tape[row + 4 * H + u] = q;
          doubled[b * H + u] = 2 * (projected[projectedAt + a + u] + biasInput[2 * H + u] + r * q);
        }
      }
    }
    step.squash(1);
    writeCandidate(step.squashed[1], step.tape, { B, H, now, before, width });
  },
  backwardLoops(step) {
    const { B, H, tape, now, before, width, byHidden, toPrevious, deltas } = step;
    const { result, at, resultWidth, wanted } = step;
    for (let b = 0; b < B; b++) {
      const row = now + b * width;
      const hidden = before + b * width + 3 * H;
      const d = b * 3 * H;
      const out = at + b * resultWidth;
      for (let u = 0; u < H; u++) {
        const r = tape[row + u];
        const z = tape[row + H + u];
        const n = tape[row + 2 * H + u];
        const q = tape[row + 4 * H + u];
        const dh = byHidden[b * H + u];
        const byUpdate = dh * (tape[hidden + u] - n);
        const byCandidate = dh * (1 - z);
        const an = byCandidate * (1 - n * n);
        const byReset = an * q;
        const ar = byReset * r * (1 - r);
        const az = byUpdate * z * (1 - z);
        toPrevious[b * H + u] = dh * z;
        deltas[d + u] = ar;
        deltas[d + H + u] = az;
        deltas[d + 2 * H + u] = an * r;
        if (wanted === 'sums') {
          result[out + u] = ar;
          result[out + H + u] = az;
          result[out + 2 * H + u] = an;
          result[out + 3 * H + u] = ar;
          result[out + 4 * H + u] = az;
          result[out + 5 * H + u] = an * r;
        } else {
          result[out + u] = byReset;
          result[out + H + u] = byUpdate;
          result[out + 2 * H + u] = byCandidate;
          result[out + 3 * H + u] = dh;
        }
      }
    }
  },
  forwardShader: ({ before }) => [
    {
      code: `let reset = sigmoid(x.x + q.x);
        let z = sigmoid(x.y + q.y);
        let n = squash(x.z + reset * q.z);`,
      writes: {
        resetGate: 'reset',
        updateGate: 'z',
        candidate: 'n',
        hiddenState: `n + z * (${before('hiddenState')} - n)`,
        recurrentCandidate: 'q.z',
      },
    },
  ],
  backwardShader: ({ now, before, carriedHidden }) => [
    {
      code: `let reset = ${now('resetGate')};
        let z = ${now('updateGate')};
        let n = ${now('candidate')};
        let byUpdate = dh * (${before('hiddenState')} - n);
        let an = dh * (1.0 - z) * (1.0 - n * n);
        let byReset = an * ${now('recurrentCandidate')};
        let ar = byReset * reset * (1.0 - reset);
        let az = byUpdate * z * (1.0 - z);
        ${carriedHidden} = dh * z;`,
      derivatives: {
        resetGate: 'ar',
        updateGate: 'az',
        candidate: 'an',
        recurrentReset: 'ar',
        recurrentUpdate: 'az',
        recurrentCandidate: 'an * reset',
      },
      activations: {
        resetGate: 'byReset',
        updateGate: 'byUpdate',
        candidate: 'dh * (1.0 - z)',
        hiddenState: 'dh',
      },
      deltas: ['ar', 'az', 'an * reset'],
    },
  ],
};

/**
 * `n = 2σ(2a) − 1` and `h = (1 − z)·n + z·h₋₁` into the tape's rows, whose columns begin r|z|n|h.
 * @param squashed  `σ(2a)`, `[B, H]`
 */
export function writeCandidate(
  squashed: Scratch,
  tape: Float32Array,
  { B, H, now, before, width }: Pick<ForwardStep, 'B' | 'H' | 'now' | 'before' | 'width'>,
): void {
  for (let b = 0; b < B; b++) {
    const row = now + b * width;
    const hidden = before + b * width + 3 * H;
    for (let u = 0; u < H; u++) {
      const n = 2 * squashed[b * H + u] - 1;
      tape[row + 2 * H + u] = n;
      tape[row + 3 * H + u] = n + tape[row + H + u] * (tape[hidden + u] - n);
    }
  }
}
