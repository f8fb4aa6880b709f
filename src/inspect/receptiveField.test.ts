/** Oracles: closed forms of the field, brute force over the wiring, and finite differences. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededParameters } from '#data/seededParameters';
import { networkLayout } from '#rnn/networkLayout';
import { networkForward, networkWeights } from '#reference/network';
import { feltInputs } from './feltInputs.ts';
import {
  convolutionNetwork,
  fieldSize,
  multiplicationsPerStep,
  reachedSteps,
  recurrentNetwork,
  seenSteps,
} from './receptiveField.ts';

const stacks = fc.record({
  kernel: fc.integer({ min: 1, max: 4 }),
  dilations: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
});

describe('the field of a stack of causal convolutions', () => {
  it('is what the closed forms say: n(k−1)+1 without dilation, 2ⁿ with doubling and a kernel of 2', () => {
    expect(fieldSize({ kernel: 3, dilations: [1, 1, 1, 1] })).toBe(9);
    expect(fieldSize({ kernel: 2, dilations: [1, 2, 4, 8, 16] })).toBe(32);
  });

  it('reaches back exactly as far as its size says, and never forward', () => {
    fc.assert(
      fc.property(stacks, fc.integer({ min: 0, max: 60 }), (stack, step) => {
        const [inputs] = seenSteps(stack, stack.dilations.length, step);
        expect(inputs.at(-1)).toBe(step);
        const earliest = step - fieldSize(stack) + 1;
        expect(inputs[0]).toBeGreaterThanOrEqual(Math.max(0, earliest));
        expect(earliest < 0 || inputs[0] === earliest).toBe(true);
      }),
    );
  });

  it('is the same wiring seen from below: an input reaches a node that sees it', () => {
    fc.assert(
      fc.property(stacks, fc.integer({ min: 0, max: 19 }), (stack, step) => {
        const T = 20;
        reachedSteps(stack, step, T).forEach((reached, layer) => {
          const seeing = Array.from({ length: T }, (_, t) => t).filter((t) =>
            seenSteps(stack, layer, t)[0].includes(step),
          );
          expect(reached).toEqual(seeing);
        });
      }),
    );
  });

  it('is where the derivative is not zero, and nowhere else', () => {
    fc.assert(
      fc.property(stacks, (stack) => {
        const T = 24;
        const spec = convolutionNetwork({ ...stack, filters: 2, activation: 'tanh' });
        const x = Array.from({ length: T }, (_, t) => Math.sin(t));
        const felt = feltInputs(spec, seededParameters(spec, 3), x);
        const [seen] = seenSteps(stack, stack.dilations.length, T - 1);
        felt.forEach((value, t) => expect(value > 0).toBe(seen.includes(t)));
      }),
      { numRuns: 30 },
    );
  });
});

it.each([
  ['convolutions', convolutionNetwork({ kernel: 2, dilations: [1, 2], filters: 3, activation: 'tanh' })],
  ['a GRU', recurrentNetwork({ cell: 'gru', units: 3 })],
])('what is felt agrees with finite differences, %s', (_, spec) => {
  const parameters = seededParameters(spec, 1);
  const x = [0.3, -0.8, 0.5, 1.1, -0.2];
  const weights = networkWeights(spec, parameters);
  const last = (inputs: readonly number[]) => networkForward(spec, weights, { T: 5, B: 1, inputs }).output[4];
  const felt = feltInputs(spec, parameters, x);
  x.forEach((value, t) => {
    const at = (moved: number) => last(x.map((other, k) => (k === t ? moved : other)));
    // Central differences of values of order one.
    expect(felt[t]).toBeCloseTo(Math.abs(at(value + 1e-5) - at(value - 1e-5)) / 2e-5, 8);
  });
});

it('multiplications are those of the matrices, counted by hand', () => {
  // 1·3·2 + 3·3·2 + 3, and 3 gates of 4 units reading 1 input and 4 units, and 4.
  expect(
    multiplicationsPerStep(
      convolutionNetwork({ kernel: 2, dilations: [1, 2], filters: 3, activation: 'relu' }),
    ),
  ).toBe(27);
  expect(multiplicationsPerStep(recurrentNetwork({ cell: 'gru', units: 4 }))).toBe(64);
});

it('seeded parameters stay within the range of their layer, and one seed gives one network', () => {
  const spec = recurrentNetwork({ cell: 'lstmLayerNorm', units: 16 });
  const parameters = seededParameters(spec, 2);
  expect(parameters).toEqual(seededParameters(spec, 2));
  expect(parameters).not.toEqual(seededParameters(spec, 3));
  for (const { role, offset, size } of networkLayout(spec)) {
    const values = parameters.subarray(offset, offset + size);
    const all = { gain: 1, shift: 0 }[role as string];
    const bound = 1 / Math.sqrt(16);
    expect(values.every((value) => (all === undefined ? Math.abs(value) <= bound : value === all))).toBe(
      true,
    );
    // A draw and not a constant.
    expect(new Set(values).size).toBe(all === undefined ? size : 1);
  }
});
