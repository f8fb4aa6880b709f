/** Faults of a real trainer are found where they were put: in the data, in a gradient, in a weight. */
import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Examples } from '#data/examples';
import type { NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount, parameterViews } from '#rnn/parameters';
import { NetworkTrainer } from './networkTrainer.ts';
import { Session, type SessionEvent } from './session.ts';

beforeAll(() => setBackend('cpu'));

const spec: NetworkSpec = {
  inputs: { kind: 'values', size: 1 },
  layers: [
    { kind: 'recurrent', name: 'rnn', cell: 'gru', units: 3, output: 'last' },
    { kind: 'dense', name: 'fc', units: 1 },
  ],
};
const layout = networkLayout(spec);
const P = parameterCount(layout);
const settings = { seed: 2, batch: 4, window: 5, learningRate: 0.01, clipNorm: null };

/** Twelve windows of a sine and the value after each; `spoil` may put something into the inputs, `[12, 5, 1]`. */
function sineWindows(spoil: (inputs: Float32Array) => void = () => {}): Examples {
  const [count, T] = [12, 5];
  const values = Float32Array.from({ length: count * T }, (_, k) => Math.sin(Math.floor(k / T) + (k % T)));
  spoil(values);
  return {
    count,
    inputs: { kind: 'values', T, I: 1, values },
    targets: {
      kind: 'values',
      T: null,
      O: 1,
      values: Float32Array.from({ length: count }, (_, k) => Math.sin(k + T)),
    },
  };
}

/** Steps one at a time until training has stopped itself. */
async function faultOf(examples: Examples, parameters: Float32Array | null = null, learningRate = 0.01) {
  const from = parameters && {
    trainStep: 0,
    parameters,
    moments: new Float32Array(2 * P),
    state: new Float32Array(0),
    cursor: 0,
  };
  const before = memory().numTensors;
  const trainer = new NetworkTrainer(
    spec,
    { kind: 'examples', examples },
    { ...settings, learningRate },
    from,
  );
  const events: SessionEvent[] = [];
  const { session } = await Session.start(trainer, layout, {
    now: () => performance.now(),
    yieldToMessages: async () => {},
    sleep: async () => {},
    emit: (event) => events.push(event),
    fail: (error) => {
      throw error;
    },
  });
  const last = () => events.at(-1);
  for (let step = 0; step < 20 && last()?.kind !== 'notANumber'; step++) await session.step();
  await session.close();
  expect(memory().numTensors).toBe(before);
  const fault = last();
  if (fault?.kind !== 'notANumber') throw new Error('training did not stop itself');
  return fault;
}

describe('a number that is none', () => {
  it('in the data is told as such, with its example, and costs no weights', async () => {
    for (const value of [NaN, Infinity]) {
      const fault = await faultOf(sineWindows((inputs) => (inputs[7 * 5 + 2] = value)));
      expect(fault.place).toEqual({ kind: 'data', example: 7 });
      // Three batches of four: it is met in the first round.
      expect(fault.trainStep).toBeLessThan(3);
      expect(fault.lastGood.trainStep).toBe(fault.trainStep);
    }
  });

  it('in the loss, because the data is too large to be squared, is not told as one of the data', async () => {
    const fault = await faultOf({
      ...sineWindows(),
      targets: { kind: 'values', T: null, O: 1, values: new Float32Array(12).fill(1e30) },
    });
    expect(fault).toMatchObject({ trainStep: 0, place: { kind: 'loss' } });
  });

  it('in one gradient is told with the name of its parameter', async () => {
    // All weights of the cell are 0, and so are its hidden states: the output is the head's bias, 1e18, the loss 1e36.
    // The derivative by the output, 2e18, times the head's weights, 3e38, passes 3.4e38 on its way into the cell; the
    // head's own gradient is 2e18 times those zeros.
    const parameters = new Float32Array(P);
    const views = parameterViews(layout, parameters);
    views['fc.bias'].fill(1e18);
    views['fc.weight'].fill(3e38);
    const fault = await faultOf(sineWindows(), parameters);
    expect(fault.trainStep).toBe(0);
    expect(fault.place).toMatchObject({ kind: 'gradient', parameter: expect.stringMatching(/_l0$/) });
  });

  it('in a weight, after a step too long, is told with the name of the weight', async () => {
    const fault = await faultOf(sineWindows(), null, Infinity);
    expect(fault).toMatchObject({ trainStep: 0, place: { kind: 'parameter' }, lastGood: { trainStep: 0 } });
    expect(layout.map(({ name }) => name)).toContain(
      fault.place.kind === 'parameter' && fault.place.parameter,
    );
    expect(fault.lastGood.parameters.every(Number.isFinite)).toBe(true);
  });
});
