/** The plain recurrent cell, `h = φ(a)`. */
import type { CellProgram, ForwardStep } from '../program.ts';
import { tanh } from '../../squash.ts';

/** Of `φ`, in TypeScript and in WGSL; the derivative from the value, as both functions allow. */
export const activationOf = {
  tanh: {
    apply: tanh,
    slope: (h: number) => 1 - h * h,
    wgsl: (a: string) => `squash(${a})`,
    slopeWgsl: (h: string) => `(1.0 - ${h} * ${h})`,
  },
  relu: {
    // Written so that a NaN stays one and is noticed.
    apply: (a: number) => (a < 0 ? 0 : a),
    slope: (h: number) => (h > 0 ? 1 : 0),
    wgsl: (a: string) => `rectify(${a})`,
    slopeWgsl: (h: string) => `select(0.0, 1.0, ${h} > 0.0)`,
  },
} as const;

export function rnnProgram(activation: keyof typeof activationOf): CellProgram {
  const { slope, wgsl, slopeWgsl } = activationOf[activation];
  return {
    saved: [],
    derivatives: ['hiddenState'],
    recurrentSums: 0,
    products: [{ from: 0, count: 1 }],
    squashes: activation === 'tanh' ? [1] : [],
    extraGradients: [],
    forwardLoops: activation === 'tanh' ? tanhLoops : reluLoops,
    backwardLoops({ B, H, tape, now, byHidden, deltas, result, at, wanted }) {
      for (let j = 0; j < B * H; j++) {
        const delta = byHidden[j] * slope(tape[now + j]);
        deltas[j] = delta;
        result[at + j] = wanted === 'sums' ? delta : byHidden[j];
      }
    },
    forwardShader: () => [{ code: `let h = ${wgsl('(x + q)')};`, writes: { hiddenState: 'h' } }],
    backwardShader: ({ now }) => [
      {
        code: `let h = ${now('hiddenState')};
        let delta = dh * ${slopeWgsl('h')};`,
        derivatives: { hiddenState: 'delta' },
        activations: { hiddenState: 'dh' },
        deltas: ['delta'],
      },
    ],
  };
}

function tanhLoops(step: ForwardStep): void {
  const { B, H, projected, projectedAt, recurrent, bias } = step;
  const [doubled] = step.squashInput;
  for (let b = 0, j = 0; b < B; b++)
    for (let u = 0; u < H; u++, j++) doubled[j] = 2 * (projected[projectedAt + j] + recurrent[j] + bias[u]);
  step.squash(0);
  const { tape, now } = step;
  const [squashed] = step.squashed;
  for (let j = 0; j < B * H; j++) tape[now + j] = 2 * squashed[j] - 1;
}

function reluLoops({ B, H, projected, projectedAt, recurrent, bias, tape, now }: ForwardStep): void {
  const { apply } = activationOf.relu;
  for (let b = 0, j = 0; b < B; b++)
    for (let u = 0; u < H; u++, j++)
      tape[now + j] = apply(projected[projectedAt + j] + recurrent[j] + bias[u]);
}
