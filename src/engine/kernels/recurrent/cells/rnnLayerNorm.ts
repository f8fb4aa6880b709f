/** The plain recurrent cell with layer normalisation, `h = φ(gain · LN(a) + shift)`. */
import type { CellProgram } from '../program.ts';
import { normalise, normaliseBackward, normaliseBackwardWgsl, normaliseWgsl } from './normalise.ts';
import { activationOf } from './rnn.ts';

export function rnnLayerNormProgram(activation: keyof typeof activationOf): CellProgram {
  const { apply, slope, wgsl, slopeWgsl } = activationOf[activation];
  return {
    saved: ['normalised', 'inverseDeviation'],
    derivatives: ['hiddenState', 'normalised'],
    recurrentSums: 0,
    products: [{ from: 0, count: 1 }],
    squashes: [],
    extraGradients: [
      { derivative: 1, factor: { column: 1, step: 'now' } },
      { derivative: 1, factor: null },
    ],
    forwardLoops({ B, H, epsilon, projected, projectedAt, recurrent, bias, extra, tape, now, width }) {
      const sums = new Float64Array(H);
      for (let b = 0; b < B; b++) {
        const row = now + b * width;
        const a = b * H;
        for (let u = 0; u < H; u++) sums[u] = projected[projectedAt + a + u] + recurrent[a + u] + bias[u];
        const inverse = normalise(sums, 0, H, epsilon, sums, 0);
        for (let u = 0; u < H; u++) {
          tape[row + u] = apply(extra[u] * sums[u] + extra[H + u]);
          tape[row + H + u] = sums[u];
          tape[row + 2 * H + u] = inverse;
        }
      }
    },
    backwardLoops(step) {
      const { B, H, extra, tape, now, width, byHidden, deltas, result, at, resultWidth, wanted } = step;
      const by = new Float64Array(H);
      for (let b = 0; b < B; b++) {
        const row = now + b * width;
        const out = at + b * resultWidth;
        for (let u = 0; u < H; u++) {
          const delta = byHidden[b * H + u] * slope(tape[row + u]);
          by[u] = delta * extra[u];
          if (wanted === 'sums') result[out + H + u] = delta;
        }
        normaliseBackward(by, 0, H, tape.subarray(row + H, row + 2 * H), 0, tape[row + 2 * H]);
        for (let u = 0; u < H; u++) {
          deltas[b * H + u] = by[u];
          result[out + u] = wanted === 'sums' ? by[u] : byHidden[b * H + u];
        }
      }
    },
    forwardShader: ({ staged, extra }) => [
      { code: `${staged(0)} = x + q;`, writes: {} },
      {
        code: normaliseWgsl((unit) => staged(0, unit), 0),
        writes: {
          hiddenState: wgsl(`(${extra(0)} * normal0 + ${extra(1)})`),
          normalised: 'normal0',
          inverseDeviation: 'inverse0',
        },
      },
    ],
    backwardShader: ({ now, ofUnit, staged, extra }) => [
      {
        code: `let h = ${now('hiddenState')};
        let delta = dh * ${slopeWgsl('h')};
        ${staged(0)} = delta * ${extra(0)};`,
        derivatives: { normalised: 'delta' },
        activations: { hiddenState: 'dh' },
      },
      {
        code: normaliseBackwardWgsl(
          (unit) => staged(0, unit),
          (unit) => ofUnit('normalised', unit),
          now('inverseDeviation'),
          0,
        ),
        derivatives: { hiddenState: 'by0' },
        activations: {},
        deltas: ['by0'],
      },
    ],
  };
}
