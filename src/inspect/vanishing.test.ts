import { describe, expect, it } from 'vitest';
import { drawRecurrent } from '#data/recurrentDraws';
import { referenceCells } from '#reference/cells';
import { networkGradients } from '#reference/networkGradients';
import type { NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { comparedParameters, scaledToRadius, type ComparedCell } from './comparedLayers.ts';
import { magnitude } from './eigenvalues.ts';
import { euclideanNorm } from './norms.ts';
import { readVanishing } from './vanishing.ts';
import { mostProductUnits } from './vanishingLimits.ts';

const [T, I, H] = [9, 4, 5];
const draws = drawRecurrent({ T, I, H, blocks: 4 }, 'normal', 11);
const knobs = { radius: 1.2, activation: 'tanh', forgetBias: 1 } as const;
const cellNames = ['rnn', 'lstm', 'gru'] as const;

/** `v · h_T` when the run goes on from these states after `step`. */
function lossFrom(
  cell: ComparedCell,
  step: number,
  hiddenState: Float64Array,
  cellState?: Float64Array,
): number {
  const parameters = comparedParameters(cell, scaledToRadius(draws, knobs.radius), knobs);
  const sizes = { T: T - 1 - step, B: 1, I, H };
  const { activations } = referenceCells[cell].forward(
    parameters,
    draws.inputs.slice((step + 1) * I),
    { hiddenState, ...(cellState && { cellState }) },
    sizes,
  );
  const last = activations.hiddenState!.subarray((sizes.T - 1) * H);
  return last.reduce((sum, value, unit) => sum + value * draws.direction[unit], 0);
}

/** Norm of the central differences of `lossFrom` by one state at `step`. */
function differences(cell: ComparedCell, step: number, state: 'hiddenState' | 'cellState'): number {
  const parameters = comparedParameters(cell, scaledToRadius(draws, knobs.radius), knobs);
  const trace = referenceCells[cell].forward(parameters, draws.inputs, {}, { T, B: 1, I, H });
  const at = (name: 'hiddenState' | 'cellState') => trace.activations[name]?.slice(step * H, (step + 1) * H);
  const moved = (unit: number, by: number) => {
    const states = { hiddenState: at('hiddenState')!, cellState: at('cellState') };
    states[state]![unit] += by;
    return lossFrom(cell, step, states.hiddenState, states.cellState);
  };
  const size = 1e-5;
  return euclideanNorm(
    Array.from({ length: H }, (_, unit) => (moved(unit, size) - moved(unit, -size)) / (2 * size)),
  );
}

describe('the gradient against distance', () => {
  const reading = readVanishing(draws, knobs);

  it('starts at 1 by every hidden state, as the loss is a direction of length 1 (1e-14)', () => {
    for (const cell of cellNames) expect(reading[cell].hiddenState[0]).toBeCloseTo(1, 14);
  });

  it('is what finite differences of the rest of the run give, by h (1e-8 of it)', () => {
    for (const cell of cellNames)
      for (const distance of [1, 3, 7])
        expect(
          reading[cell].hiddenState[distance] / differences(cell, T - 1 - distance, 'hiddenState'),
        ).toBeCloseTo(1, 7);
  });

  it('by the LSTM’s c is that of the total derivative: h is held, c moves, and c also moves its own h (1e-7)', () => {
    const parameters = comparedParameters('lstm', scaledToRadius(draws, knobs.radius), knobs);
    const { activations } = referenceCells.lstm.forward(parameters, draws.inputs, {}, { T, B: 1, I, H });
    const step = T - 1 - 3;
    const at = (name: 'hiddenState' | 'cellState' | 'outputGate') =>
      activations[name]!.slice(step * H, (step + 1) * H);
    const moved = (unit: number, by: number) => {
      const [c, h] = [at('cellState'), at('hiddenState')];
      c[unit] += by;
      h[unit] = at('outputGate')[unit] * Math.tanh(c[unit]);
      return lossFrom('lstm', step, h, c);
    };
    const byCell = Array.from({ length: H }, (_, unit) => (moved(unit, 1e-5) - moved(unit, -1e-5)) / 2e-5);
    expect(reading.lstm.cellState![3] / euclideanNorm(byCell)).toBeCloseTo(1, 7);
  });

  it('along the cell state is the product of forget gates, and with U = 0 that is all there is (1e-13)', () => {
    const still = readVanishing(draws, { ...knobs, radius: 0 }).lstm;
    for (let distance = 1; distance < T; distance++)
      expect(still.alongCellState![distance] / still.cellState![distance]).toBeCloseTo(1, 13);
    expect(reading.lstm.alongCellState![5] / reading.lstm.cellState![5]).not.toBeCloseTo(1, 3);
  });

  it('of a plain RNN without recurrence is exactly zero from one step on', () => {
    expect(Array.from(readVanishing(draws, { ...knobs, radius: 0 }).rnn.hiddenState.slice(1))).toEqual(
      Array.from({ length: T - 1 }, () => 0),
    );
  });

  it('of one tanh unit is |u|ᵈ times the slopes, down to 1e-300 and then to exactly zero (1e-9 of the logarithm)', () => {
    const long = drawRecurrent({ T: 200, I, H: 1, blocks: 4 }, 'normal', 2);
    const { rnn, slopes, jacobian } = readVanishing(long, { ...knobs, radius: 0.01 });
    let logarithm = 0;
    for (let distance = 1; distance < 140; distance++) {
      logarithm += Math.log10(0.01 * slopes[200 - distance]);
      expect(Math.log10(rnn.hiddenState[distance])).toBeCloseTo(logarithm, 9);
    }
    expect(rnn.hiddenState[199]).toBe(0);
    expect(jacobian!.product[199]).toBeLessThan(-398);
    expect(jacobian!.product[199]).toBeGreaterThan(-Infinity);
  });

  it('counts every weight and bias in the norm that clipping takes (oracle: a whole network’s gradient, 1e-12)', () => {
    for (const cell of cellNames) {
      const spec: NetworkSpec = {
        inputs: { kind: 'values', size: I },
        layers: [
          { kind: 'recurrent', name: 'rnn', cell, units: H, output: 'last' },
          { kind: 'dense', name: 'fc', units: 1 },
        ],
      };
      const parameters = comparedParameters(cell, scaledToRadius(draws, knobs.radius), knobs);
      const flat = [
        ...['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'].flatMap((name) => Array.from(parameters[name])),
        ...draws.direction,
        0,
      ];
      const batch = { T, B: 1, inputs: draws.inputs };
      const { trace } = networkGradients(spec, flat, batch, { kind: 'values', values: [0] });
      // Half a unit off the answer, the squared error has slope 1 there.
      const targets = { kind: 'values', values: [trace.output[0] - 0.5] } as const;
      const gradients = networkGradients(spec, flat, batch, targets).parameters;
      const dense = networkLayout(spec).find(({ name }) => name === 'fc.weight')!.offset;
      expect(reading[cell].weightNorm / euclideanNorm(gradients, 0, dense)).toBeCloseTo(1, 12);
    }
  });

  it('keeps more with a higher forget bias, in the LSTM’s c and the GRU’s h (from −2 to 4)', () => {
    const [little, much] = [-2, 4].map((forgetBias) =>
      readVanishing(draws, { ...knobs, radius: 0.5, forgetBias }),
    );
    const share = (norms: Float64Array) => norms[8] / norms[0];
    expect(share(much.lstm.cellState!)).toBeGreaterThan(10 * share(little.lstm.cellState!));
    expect(share(much.gru.hiddenState)).toBeGreaterThan(10 * share(little.gru.hiddenState));
    expect(much.rnn).toEqual(little.rnn);
  });
});

describe('the reading', () => {
  it('has a spectrum of the radius asked for, normal or orthogonal (1e-12)', () => {
    for (const draw of ['normal', 'orthogonal'] as const) {
      const { spectrum } = readVanishing(drawRecurrent({ T: 2, I, H: 16, blocks: 4 }, draw, 5), {
        ...knobs,
        radius: 0.7,
      });
      const magnitudes = spectrum!.map(magnitude);
      expect(magnitudes[0]).toBeCloseTo(0.7, 12);
      // Rows of unit length at right angles stretch nothing and shrink nothing.
      expect(magnitudes[15] > 0.7 - 1e-12).toBe(draw === 'orthogonal');
    }
  });

  it('has the slopes of φ at the sums of the run (closed form, 1e-12)', () => {
    const { preActivations, slopes } = readVanishing(draws, knobs);
    slopes.forEach((value, k) => expect(value).toBeCloseTo(1 / Math.cosh(preActivations[k]) ** 2, 12));
    const relu = readVanishing(draws, { ...knobs, activation: 'relu' });
    relu.slopes.forEach((value, k) => expect(value).toBe(relu.preActivations[k] > 0 ? 1 : 0));
    expect(new Set(relu.slopes)).toEqual(new Set([0, 1]));
  });

  it('reads one step, one unit, and more units than it multiplies Jacobians for', () => {
    const one = readVanishing(drawRecurrent({ T: 1, I, H: 1, blocks: 4 }, 'normal', 1), knobs);
    expect(Array.from(one.rnn.hiddenState)).toEqual([1]);
    const wide = mostProductUnits + 1;
    expect(
      readVanishing(drawRecurrent({ T: 2, I, H: wide, blocks: 4 }, 'normal', 1), knobs).jacobian,
    ).toBeNull();
  });

  it('keeps the weights when the sequence is longer, and changes them with the seed', () => {
    const longer = drawRecurrent({ T: T + 5, I, H, blocks: 4 }, 'normal', 11);
    expect(longer.recurrentBlocks).toEqual(draws.recurrentBlocks);
    expect(longer.inputs.slice(0, T * I)).toEqual(draws.inputs);
    expect(drawRecurrent({ T, I, H, blocks: 4 }, 'normal', 12).recurrentBlocks).not.toEqual(
      draws.recurrentBlocks,
    );
  });
});
