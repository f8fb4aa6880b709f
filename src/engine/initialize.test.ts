/** Oracle: bounds and variances of the distributions by their formulas; properties that a matrix must have. */
import { describe, expect, it } from 'vitest';
import { cellNames, cells, type ParameterRole } from '#rnn/cells';
import type { LayerSpec, ModelSpec, NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterViews } from '#rnn/parameters';
import type { Initialisation } from '#rnn/training';
import { codesNetwork, convolution, recurrent, valuesNetwork } from '../../e2e/parity/randomNetwork.ts';
import { defaultInitialisation, initialParameters } from './initialize.ts';

function drawn(spec: ModelSpec, more: Partial<Initialisation> = {}, seed = 1) {
  const initialisation = { ...defaultInitialisation, ...more };
  return parameterViews(networkLayout(spec), initialParameters(spec, initialisation, seed));
}

/** What speaks against uniform on ±bound: a value beyond, none near it, another mean or variance than bound²/3. */
function notUniform(values: Float32Array, bound: number): readonly string[] {
  const N = values.length;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / N;
  const variance = values.reduce((sum, value) => sum + value * value, 0) / N;
  return [
    ...(largest > bound * (1 + 1e-6) ? [`${largest} is beyond ${bound}`] : []),
    ...(largest < 0.98 * bound ? [`nothing is beyond ${largest}`] : []),
    // Four standard errors; the variance of a square is 4/45·bound⁴.
    ...(Math.abs(mean) > (4 * bound) / Math.sqrt(3 * N) ? [`a mean of ${mean}`] : []),
    ...(Math.abs(variance / bound ** 2 - 1 / 3) > 4 * Math.sqrt(4 / 45 / N)
      ? [`a variance of ${variance}`]
      : []),
  ];
}

const dense = (units: number): LayerSpec => ({ kind: 'dense', name: 'fc', units });
const wide: NetworkSpec = valuesNetwork(
  6,
  convolution({ width: 5, filters: 40 }),
  recurrent({ units: 36, cell: 'gru' }),
  dense(50),
);

describe('distributions', () => {
  it('torch: ±1/√terms of a sum in convolution and dense, ±1/√H in recurrent layers, biases too', () => {
    const weights = drawn(wide);
    expect(notUniform(weights['conv.weight'], 1 / Math.sqrt(6 * 5))).toEqual([]);
    expect(notUniform(weights['fc.weight'], 1 / 6)).toEqual([]);
    for (const name of ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'])
      expect(notUniform(weights[`rnn.${name}_l0`], 1 / 6)).toEqual([]);
    const biases = drawn(valuesNetwork(16, dense(2000)))['fc.bias'];
    expect(notUniform(biases, 1 / 4)).toEqual([]);
    expect(
      notUniform(drawn(valuesNetwork(4, convolution({ width: 4, filters: 2000 })))['conv.bias'], 1 / 4),
    ).toEqual([]);
  });

  it('glorot: ±√(6 / (inputs + outputs)) over the whole matrix, the recurrent one gate by gate', () => {
    const weights = drawn(wide, { input: 'glorot', recurrent: 'glorot' });
    expect(notUniform(weights['conv.weight'], Math.sqrt(6 / (6 * 5 + 40 * 5)))).toEqual([]);
    expect(notUniform(weights['rnn.weight_ih_l0'], Math.sqrt(6 / (40 + 3 * 36)))).toEqual([]);
    expect(notUniform(weights['rnn.weight_hh_l0'], Math.sqrt(6 / (36 + 36)))).toEqual([]);
    expect(notUniform(weights['fc.weight'], Math.sqrt(6 / (36 + 50)))).toEqual([]);
  });

  it('he: ±√(6 / inputs)', () => {
    const weights = drawn(wide, { input: 'he' });
    expect(notUniform(weights['conv.weight'], Math.sqrt(6 / 30))).toEqual([]);
    expect(notUniform(weights['rnn.weight_ih_l0'], Math.sqrt(6 / 40))).toEqual([]);
    expect(notUniform(weights['fc.weight'], Math.sqrt(6 / 36))).toEqual([]);
  });

  it('an embedding is standard normal as in torch, and reads V inputs for the others', () => {
    const spec = codesNetwork(60, { kind: 'embedding', name: 'embedding', size: 100 });
    const normal = drawn(spec)['embedding.weight'];
    const variance = normal.reduce((sum, value) => sum + value * value, 0) / normal.length;
    // Four standard errors.
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / normal.length));
    expect(normal.some((value) => Math.abs(value) > 2.5)).toBe(true);
    expect(notUniform(drawn(spec, { input: 'glorot' })['embedding.weight'], Math.sqrt(6 / 160))).toEqual([]);
    expect(notUniform(drawn(spec, { input: 'he' })['embedding.weight'], Math.sqrt(6 / 60))).toEqual([]);
  });
});

describe('the recurrent matrix', () => {
  const H = 12;
  const blocksOf = (kind: Initialisation['recurrent']) => {
    const values = drawn(valuesNetwork(2, recurrent({ units: H })), { recurrent: kind })['rnn.weight_hh_l0'];
    return Array.from({ length: 4 }, (_, gate) => values.slice(gate * H * H, (gate + 1) * H * H));
  };

  it('orthogonal: U·Uᵀ is the identity for every gate, and no two gates have the same', () => {
    const blocks = blocksOf('orthogonal');
    for (const rows of blocks)
      for (let a = 0; a < H; a++)
        for (let b = 0; b < H; b++) {
          let dot = 0;
          for (let k = 0; k < H; k++) dot += rows[a * H + k] * rows[b * H + k];
          // Rounded to float32.
          expect(dot).toBeCloseTo(a === b ? 1 : 0, 6);
        }
    expect(new Set(blocks.map((block) => block[0])).size).toBe(4);
  });

  it('identity: ones on the diagonal of every gate and zeros elsewhere', () => {
    for (const block of blocksOf('identity'))
      expect([...block]).toEqual(Array.from({ length: H * H }, (_, k) => (k % (H + 1) === 0 ? 1 : 0)));
  });

  it('a radius: twice the radius is twice the matrix, gate by gate', () => {
    const [half, whole] = [blocksOf({ radius: 0.5 }), blocksOf({ radius: 1 })];
    half.forEach((block, gate) =>
      block.forEach((value, k) => expect(2 * value).toBeCloseTo(whole[gate][k], 6)),
    );
    expect(new Set(whole.map((block) => block[0])).size).toBe(4);
  });
});

describe('what has a fixed beginning', () => {
  it('a GRU’s update gate begins as far open as asked, and as PyTorch has it unless asked', () => {
    const gru = valuesNetwork(3, recurrent({ cell: 'gru', units: 2 }));
    const bias = (more: Partial<Initialisation>) => [
      ...drawn(gru, { bias: 'zero', forgetBias: 2, ...more })['rnn.bias_ih_l0'],
    ];
    expect(bias({ updateBias: 5 })).toEqual([0, 0, 5, 5, 0, 0]);
    expect(bias({})).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each(cellNames)('%s: the forget gate’s bias is raised where there is one, all others are 0', (cell) => {
    const stack = recurrent({ cell, units: 4, depth: 2, bidirectional: true });
    const weights = drawn(valuesNetwork(3, stack), { bias: 'zero', forgetBias: 1.5 });
    const raised = cells[cell].family === 'lstm' ? [0, 1.5, 0, 0] : cells[cell].gates.map(() => 0);
    for (const suffix of ['l0', 'l0_reverse', 'l1', 'l1_reverse']) {
      expect([...weights[`rnn.bias_ih_${suffix}`]]).toEqual(
        raised.flatMap((value) => [value, value, value, value]),
      );
      expect(weights[`rnn.bias_hh_${suffix}`].every((value) => value === 0)).toBe(true);
    }
  });

  it.each(cellNames)('%s: gains are 1; shifts, peepholes and learnt states are 0', (cell) => {
    const spec = valuesNetwork(3, recurrent({ cell, initialState: 'learned' }));
    const weights = drawn(spec);
    const valuesOf = (wanted: readonly ParameterRole[]) => [
      ...new Set(
        networkLayout(spec)
          .filter(({ role }) => wanted.includes(role))
          .flatMap(({ name }) => Array.from(weights[name])),
      ),
    ];
    expect(valuesOf(['gain'])).toEqual(cells[cell].layerNorm ? [1] : []);
    expect(valuesOf(['shift', 'peephole'])).toEqual([0]);
    expect(valuesOf(['input', 'recurrent', 'bias'])).not.toContain(0);
  });

  it('both sides of an encoder–decoder are drawn, each layer from numbers of its own', () => {
    const side = codesNetwork(4, { kind: 'oneHot' }, recurrent({ units: 4 }));
    const weights = drawn({ encoder: side, decoder: side }, { bias: 'zero' });
    for (const name of ['encoder', 'decoder'])
      expect([...weights[`${name}.rnn.bias_ih_l0`].subarray(4, 8)]).toEqual([1, 1, 1, 1]);
    expect(weights['encoder.rnn.weight_ih_l0']).not.toEqual(weights['decoder.rnn.weight_ih_l0']);
    expect(
      notUniform(
        drawn({
          encoder: codesNetwork(4, { kind: 'oneHot' }, recurrent({ units: 36 })),
          decoder: codesNetwork(4, { kind: 'oneHot' }, recurrent({ units: 36 })),
        })['decoder.rnn.weight_hh_l0'],
        1 / 6,
      ),
    ).toEqual([]);
  });
});

it('the same seed gives the same weights, another seed others, for every initialiser', () => {
  for (const kind of ['torch', 'glorot', 'orthogonal', { radius: 1 }] as const) {
    expect(drawn(wide, { recurrent: kind }, 3)).toEqual(drawn(wide, { recurrent: kind }, 3));
    expect(drawn(wide, { recurrent: kind }, 3)['rnn.weight_hh_l0']).not.toEqual(
      drawn(wide, { recurrent: kind }, 4)['rnn.weight_hh_l0'],
    );
  }
});
