/** The LSTM, with or without peepholes. */
import type { CellProgram, ForwardStep } from '../program.ts';

const gates = ['inputGate', 'forgetGate', 'candidate', 'outputGate'];
const cellColumn = 4;

export function lstmProgram(peepholes: boolean): CellProgram {
  return {
    // tanh(c), so that the way back needs no exponential.
    saved: ['squashedCellState'],
    derivatives: gates,
    recurrentSums: 0,
    products: [{ from: 0, count: 4 }],
    // The four sums; then the cell state and, with a peephole, the output gate's sum.
    squashes: peepholes ? [4, 2] : [4, 1],
    extraGradients: peepholes
      ? [
          { derivative: 0, factor: { column: cellColumn, step: 'before' } },
          { derivative: 1, factor: { column: cellColumn, step: 'before' } },
          { derivative: 3, factor: { column: cellColumn, step: 'now' } },
        ]
      : [],
    forwardLoops: (step) => forwardLoops(step, peepholes),
    backwardLoops(step) {
      const { B, H, extra, tape, now, before, width, byHidden, byCell, deltas } = step;
      const { result, at, resultWidth, wanted } = step;
      for (let b = 0; b < B; b++) {
        const row = now + b * width;
        const cell = before + b * width + 4 * H;
        const d = b * 4 * H;
        const out = at + b * resultWidth;
        for (let u = 0; u < H; u++) {
          const i = tape[row + u];
          const f = tape[row + H + u];
          const g = tape[row + 2 * H + u];
          const o = tape[row + 3 * H + u];
          const previous = tape[cell + u];
          const squashed = tape[row + 6 * H + u];
          const dh = byHidden[b * H + u];
          const byOutput = dh * squashed;
          const ao = byOutput * o * (1 - o);
          let dc = byCell[b * H + u] + dh * o * (1 - squashed * squashed);
          if (peepholes) dc += ao * extra[2 * H + u];
          const ai = dc * g * i * (1 - i);
          const af = dc * previous * f * (1 - f);
          const ag = dc * i * (1 - g * g);
          let back = dc * f;
          if (peepholes) back += ai * extra[u] + af * extra[H + u];
          byCell[b * H + u] = back;
          deltas[d + u] = ai;
          deltas[d + H + u] = af;
          deltas[d + 2 * H + u] = ag;
          deltas[d + 3 * H + u] = ao;
          if (wanted === 'sums') {
            result[out + u] = ai;
            result[out + H + u] = af;
            result[out + 2 * H + u] = ag;
            result[out + 3 * H + u] = ao;
          } else {
            result[out + u] = dc * g;
            result[out + H + u] = dc * previous;
            result[out + 2 * H + u] = dc * i;
            result[out + 3 * H + u] = byOutput;
            result[out + 4 * H + u] = dc;
            result[out + 5 * H + u] = dh;
          }
        }
      }
    },
    forwardShader({ before, extra }) {
      const look = (block: number, cell: string) => (peepholes ? ` + ${extra(block)} * ${cell}` : '');
      return [
        {
          code: `let a = x + q;
        let previous = ${before('cellState')};
        let i = sigmoid(a.x${look(0, 'previous')});
        let f = sigmoid(a.y${look(1, 'previous')});
        let g = squash(a.z);
        let c = f * previous + i * g;
        let o = sigmoid(a.w${look(2, 'c')});
        let squashed = squash(c);`,
          writes: {
            inputGate: 'i',
            forgetGate: 'f',
            candidate: 'g',
            outputGate: 'o',
            cellState: 'c',
            squashedCellState: 'squashed',
            hiddenState: 'o * squashed',
          },
        },
      ];
    },
    backwardShader: ({ now, before, extra, carriedCell }) => [
      {
        code: `let i = ${now('inputGate')};
        let f = ${now('forgetGate')};
        let g = ${now('candidate')};
        let o = ${now('outputGate')};
        let previous = ${before('cellState')};
        let squashed = ${now('squashedCellState')};
        let ao = dh * squashed * o * (1.0 - o);
        let dc = ${carriedCell} + dh * o * (1.0 - squashed * squashed)${peepholes ? ` + ao * ${extra(2)}` : ''};
        let ai = dc * g * i * (1.0 - i);
        let af = dc * previous * f * (1.0 - f);
        let ag = dc * i * (1.0 - g * g);
        ${carriedCell} = dc * f${peepholes ? ` + ai * ${extra(0)} + af * ${extra(1)}` : ''};`,
        derivatives: { inputGate: 'ai', forgetGate: 'af', candidate: 'ag', outputGate: 'ao' },
        activations: {
          inputGate: 'dc * g',
          forgetGate: 'dc * previous',
          candidate: 'dc * i',
          outputGate: 'dh * squashed',
          cellState: 'dc',
          hiddenState: 'dh',
        },
        deltas: ['ai', 'af', 'ag', 'ao'],
      },
    ],
  };
}

function forwardLoops(step: ForwardStep, peepholes: boolean): void {
  const { B, H, width, now, before } = step;
  writeSums(step, peepholes);
  step.squash(0);
  {
    const { tape, extra } = step;
    const [gate] = step.squashed;
    const [sums, cellInput] = step.squashInput;
    const stride = peepholes ? 2 * H : H;
    for (let b = 0; b < B; b++) {
      const a = b * 4 * H;
      const row = now + b * width;
      const cell = before + b * width + 4 * H;
      for (let u = 0; u < H; u++) {
        const i = gate[a + u];
        const f = gate[a + H + u];
        const g = 2 * gate[a + 2 * H + u] - 1;
        const c = f * tape[cell + u] + i * g;
        tape[row + u] = i;
        tape[row + H + u] = f;
        tape[row + 2 * H + u] = g;
        tape[row + 3 * H + u] = gate[a + 3 * H + u];
        tape[row + 4 * H + u] = c;
        cellInput[b * stride + u] = 2 * c;
        if (peepholes) cellInput[b * stride + H + u] = sums[a + 3 * H + u] + extra[2 * H + u] * c;
      }
    }
  }
  step.squash(1);
  const { tape } = step;
  const [, late] = step.squashed;
  const stride = peepholes ? 2 * H : H;
  for (let b = 0; b < B; b++) {
    const row = now + b * width;
    for (let u = 0; u < H; u++) {
      const squashed = 2 * late[b * stride + u] - 1;
      if (peepholes) tape[row + 3 * H + u] = late[b * stride + H + u];
      tape[row + 5 * H + u] = tape[row + 3 * H + u] * squashed;
      tape[row + 6 * H + u] = squashed;
    }
  }
}

/** The sums of the gates, that of the candidate doubled: `tanh(a) = 2σ(2a) − 1`. */
function writeSums(
  { B, H, projected, projectedAt, recurrent, bias, extra, tape, before, width, squashInput }: ForwardStep,
  peepholes: boolean,
): void {
  const [sums] = squashInput;
  for (let b = 0; b < B; b++) {
    const a = b * 4 * H;
    const x = projectedAt + a;
    for (let r = 0; r < 4 * H; r++) sums[a + r] = projected[x + r] + recurrent[a + r] + bias[r];
    for (let r = 2 * H; r < 3 * H; r++) sums[a + r] *= 2;
    if (!peepholes) continue;
    const cell = before + b * width + 4 * H;
    for (let u = 0; u < H; u++) {
      sums[a + u] += extra[u] * tape[cell + u];
      sums[a + H + u] += extra[H + u] * tape[cell + u];
    }
  }
}
