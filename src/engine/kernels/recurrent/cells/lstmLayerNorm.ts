/** The LSTM with layer normalisation of every gate's sums, and of the cell state before its tanh. */
import type { CellProgram } from '../program.ts';
import { sigmoid, tanh } from '../../squash.ts';
import { normalise, normaliseBackward, normaliseBackwardWgsl, normaliseWgsl } from './normalise.ts';

const gates = ['inputGate', 'forgetGate', 'candidate', 'outputGate'];
const gateBlocks = [0, 1, 2, 3];
/** Tape columns, behind the six activations. */
const normalColumn = 6;
const inverseColumn = 10;
const cellNormalColumn = 14;
const cellInverseColumn = 15;
/** Blocks of the extra parameters: gains, shifts, gain and shift of the cell state. */
const shiftBlock = 4;
const cellGainBlock = 8;
const cellShiftBlock = 9;

export const lstmLayerNormProgram: CellProgram = {
  saved: [
    ...gates.map((gate) => `${gate}Normalised`),
    ...gates.map((gate) => `${gate}InverseDeviation`),
    'cellNormalised',
    'cellInverseDeviation',
  ],
  // By the sums, by what goes into the squashing functions, by what goes into the cell state's tanh.
  derivatives: [...gates, ...gates.map((gate) => `${gate}Normalised`), 'cellNormalised'],
  recurrentSums: 0,
  products: [{ from: 0, count: 4 }],
  squashes: [],
  extraGradients: [
    ...gateBlocks.map((k) => ({
      derivative: 4 + k,
      factor: { column: normalColumn + k, step: 'now' } as const,
    })),
    ...gateBlocks.map((k) => ({ derivative: 4 + k, factor: null })),
    { derivative: 8, factor: { column: cellNormalColumn, step: 'now' } },
    { derivative: 8, factor: null },
  ],
  forwardLoops(step) {
    const { B, H, epsilon, projected, projectedAt, recurrent, bias, extra, tape, now, before, width } = step;
    const sums = new Float64Array(4 * H);
    const cell = new Float64Array(H);
    for (let b = 0; b < B; b++) {
      const row = now + b * width;
      const a = b * 4 * H;
      for (let j = 0; j < 4 * H; j++) sums[j] = projected[projectedAt + a + j] + recurrent[a + j] + bias[j];
      for (const k of gateBlocks) {
        const inverse = normalise(sums, k * H, H, epsilon, sums, k * H);
        for (let u = 0; u < H; u++) {
          const normal = sums[k * H + u];
          const y = extra[k * H + u] * normal + extra[(shiftBlock + k) * H + u];
          tape[row + k * H + u] = k === 2 ? tanh(y) : sigmoid(y);
          tape[row + (normalColumn + k) * H + u] = normal;
          tape[row + (inverseColumn + k) * H + u] = inverse;
        }
      }
      for (let u = 0; u < H; u++) {
        const at = row + u;
        cell[u] = tape[at + H] * tape[before + b * width + 4 * H + u] + tape[at] * tape[at + 2 * H];
        tape[at + 4 * H] = cell[u];
      }
      const inverse = normalise(cell, 0, H, epsilon, cell, 0);
      for (let u = 0; u < H; u++) {
        const y = extra[cellGainBlock * H + u] * cell[u] + extra[cellShiftBlock * H + u];
        tape[row + 5 * H + u] = tape[row + 3 * H + u] * tanh(y);
        tape[row + cellNormalColumn * H + u] = cell[u];
        tape[row + cellInverseColumn * H + u] = inverse;
      }
    }
  },
  backwardLoops(step) {
    const { B, H, extra, tape, now, before, width, byHidden, byCell, deltas } = step;
    const { result, at, resultWidth, wanted } = step;
    const by = new Float64Array(4 * H);
    const cell = new Float64Array(H);
    for (let b = 0; b < B; b++) {
      const row = now + b * width;
      const out = at + b * resultWidth;
      const column = (index: number) => tape.subarray(row + index * H, row + (index + 1) * H);
      for (let u = 0; u < H; u++) {
        const dh = byHidden[b * H + u];
        const o = tape[row + 3 * H + u];
        const y =
          extra[cellGainBlock * H + u] * tape[row + cellNormalColumn * H + u] + extra[cellShiftBlock * H + u];
        const squashed = tanh(y);
        const byNormal = dh * o * (1 - squashed * squashed);
        cell[u] = byNormal * extra[cellGainBlock * H + u];
        by[3 * H + u] = dh * squashed * o * (1 - o);
        if (wanted === 'sums') result[out + 8 * H + u] = byNormal;
        else {
          result[out + 3 * H + u] = dh * squashed;
          result[out + 5 * H + u] = dh;
        }
      }
      normaliseBackward(cell, 0, H, column(cellNormalColumn), 0, tape[row + cellInverseColumn * H]);
      for (let u = 0; u < H; u++) {
        const i = tape[row + u];
        const f = tape[row + H + u];
        const g = tape[row + 2 * H + u];
        const previous = tape[before + b * width + 4 * H + u];
        const dc = byCell[b * H + u] + cell[u];
        byCell[b * H + u] = dc * f;
        by[u] = dc * g * i * (1 - i);
        by[H + u] = dc * previous * f * (1 - f);
        by[2 * H + u] = dc * i * (1 - g * g);
        if (wanted === 'activations') {
          result[out + u] = dc * g;
          result[out + H + u] = dc * previous;
          result[out + 2 * H + u] = dc * i;
          result[out + 4 * H + u] = dc;
        }
      }
      if (wanted === 'sums') for (let j = 0; j < 4 * H; j++) result[out + 4 * H + j] = by[j];
      for (const k of gateBlocks) {
        for (let u = 0; u < H; u++) by[k * H + u] *= extra[k * H + u];
        const inverse = tape[row + (inverseColumn + k) * H];
        normaliseBackward(by, k * H, H, column(normalColumn + k), 0, inverse);
      }
      for (let j = 0; j < 4 * H; j++) {
        deltas[b * 4 * H + j] = by[j];
        if (wanted === 'sums') result[out + j] = by[j];
      }
    }
  },
  forwardShader({ now, before, staged, extra }) {
    const y = (k: number) => `(${extra(k)} * normal${k} + ${extra(shiftBlock + k)})`;
    return [
      {
        code: `let a = x + q;
        ${['x', 'y', 'z', 'w'].map((part, k) => `${staged(k)} = a.${part};`).join('\n        ')}`,
        writes: {},
      },
      {
        code: `${gateBlocks.map((k) => normaliseWgsl((unit) => staged(k, unit), k)).join('\n        ')}
        let i = sigmoid(${y(0)});
        let f = sigmoid(${y(1)});
        let g = squash(${y(2)});
        let c = f * ${before('cellState')} + i * g;
        ${staged(4)} = c;`,
        writes: {
          inputGate: 'i',
          forgetGate: 'f',
          candidate: 'g',
          outputGate: `sigmoid(${y(3)})`,
          cellState: 'c',
          ...Object.fromEntries(
            gates.flatMap((gate, k) => [
              [`${gate}Normalised`, `normal${k}`],
              [`${gate}InverseDeviation`, `inverse${k}`],
            ]),
          ),
        },
      },
      {
        code: normaliseWgsl((unit) => staged(4, unit), 4),
        writes: {
          hiddenState: `${now('outputGate')} * squash(${extra(cellGainBlock)} * normal4 + ${extra(cellShiftBlock)})`,
          cellNormalised: 'normal4',
          cellInverseDeviation: 'inverse4',
        },
      },
    ];
  },
  backwardShader: ({ now, before, ofUnit, staged, extra, carriedCell }) => [
    {
      code: `let o = ${now('outputGate')};
        let squashed = squash(${extra(cellGainBlock)} * ${now('cellNormalised')} + ${extra(cellShiftBlock)});
        let byNormal = dh * o * (1.0 - squashed * squashed);
        let ao = dh * squashed * o * (1.0 - o);
        ${staged(4)} = byNormal * ${extra(cellGainBlock)};
        ${staged(3)} = ao * ${extra(3)};`,
      derivatives: { cellNormalised: 'byNormal', outputGateNormalised: 'ao' },
      activations: { outputGate: 'dh * squashed', hiddenState: 'dh' },
    },
    {
      code: `${normaliseBackwardWgsl(
        (unit) => staged(4, unit),
        (unit) => ofUnit('cellNormalised', unit),
        now('cellInverseDeviation'),
        4,
      )}
        let i = ${now('inputGate')};
        let f = ${now('forgetGate')};
        let g = ${now('candidate')};
        let previous = ${before('cellState')};
        let dc = ${carriedCell} + by4;
        ${carriedCell} = dc * f;
        let ai = dc * g * i * (1.0 - i);
        let af = dc * previous * f * (1.0 - f);
        let ag = dc * i * (1.0 - g * g);
        ${staged(0)} = ai * ${extra(0)};
        ${staged(1)} = af * ${extra(1)};
        ${staged(2)} = ag * ${extra(2)};`,
      derivatives: { inputGateNormalised: 'ai', forgetGateNormalised: 'af', candidateNormalised: 'ag' },
      activations: {
        inputGate: 'dc * g',
        forgetGate: 'dc * previous',
        candidate: 'dc * i',
        cellState: 'dc',
      },
    },
    {
      code: gates
        .map((gate, k) =>
          normaliseBackwardWgsl(
            (unit) => staged(k, unit),
            (unit) => ofUnit(`${gate}Normalised`, unit),
            now(`${gate}InverseDeviation`),
            k,
          ),
        )
        .join('\n        '),
      derivatives: Object.fromEntries(gates.map((gate, k) => [gate, `by${k}`])),
      activations: {},
      deltas: ['by0', 'by1', 'by2', 'by3'],
    },
  ],
};
