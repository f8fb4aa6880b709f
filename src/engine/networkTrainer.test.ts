import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { charModelLayout, charNetwork, type CharModelSpec } from '#rnn/model';
import { parameterCount, parameterViews } from '#rnn/parameters';
import type { Snapshot } from '#rnn/training';
import { defaultInitialisation, initialParameters } from './initialize.ts';
import { NetworkTrainer } from './networkTrainer.ts';
import { recordCapacity } from './optimizer.ts';
import { Session, type SessionEvent } from './session.ts';
import { textStreams } from './streams.ts';

beforeAll(() => setBackend('cpu'));

const spec: CharModelSpec = { cell: 'lstm', units: 9, vocabulary: Array.from('abcde') };
const codes = Int32Array.from({ length: 101 }, (_, k) => (k * k) % 5);
const network = charNetwork(spec);
const data = { kind: 'text', codes } as const;
const settings = { seed: 3, batch: 2, window: 8, learningRate: 0.02, clipNorm: 1 };
const create = (from: Snapshot | null = null) => new NetworkTrainer(network, data, settings, from);

async function losses(trainer: NetworkTrainer, steps: number): Promise<number[]> {
  for (let k = 0; k < steps; k++) trainer.step();
  return (await trainer.readRecords()).map(({ lossNats }) => lossNats);
}

describe('training on the cpu backend', () => {
  it('learns a text that repeats: from about ln 5 nats to below 0.3', async () => {
    const trainer = create();
    const curve = await losses(trainer, 120);
    expect(curve[0]).toBeGreaterThan(1.3);
    expect(curve.at(-1)).toBeLessThan(0.3);
    trainer.dispose();
  });

  it('gives the same losses bit for bit from one seed, and others from another', async () => {
    const [a, b] = [create(), create()];
    expect(await losses(a, 20)).toEqual(await losses(b, 20));
    const other = new NetworkTrainer(network, data, { ...settings, seed: 4 }, null);
    const again = create();
    expect(await losses(other, 2)).not.toEqual(await losses(again, 2));
    for (const trainer of [a, b, other, again]) trainer.dispose();
  });

  it('goes on from a snapshot as if it had never stopped, round ends and carried state included', async () => {
    const whole = create();
    const expected = await losses(whole, 20);
    const first = create();
    const head = await losses(first, 9);
    const kept = await first.readState();
    expect(kept.trainStep).toBe(9);
    const second = create(kept);
    expect([...head, ...(await losses(second, 11))]).toEqual(expected);
    first.restore(kept);
    expect(await losses(first, 11)).toEqual(expected.slice(9));
    for (const trainer of [whole, first, second]) trainer.dispose();
  });

  it('holds no tensor more after 500 steps than after 10', async () => {
    const trainer = create();
    await losses(trainer, 10);
    const before = memory().numTensors;
    for (let k = 0; k < 490; k += 70) await losses(trainer, 70);
    expect(memory().numTensors).toBe(before);
    trainer.dispose();
  });

  it('leaves nothing behind when disposed', async () => {
    const before = memory().numTensors;
    const trainer = create();
    await losses(trainer, 3);
    await trainer.readState();
    trainer.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('stops where a learning rate of 1e38 spoils a number, names it, and keeps weights that are finite', async () => {
    const trainer = new NetworkTrainer(network, data, { ...settings, learningRate: 1e38 }, null);
    const events: SessionEvent[] = [];
    const { session } = await Session.start(trainer, charModelLayout(spec), {
      now: () => performance.now(),
      yieldToMessages: async () => {},
      sleep: async () => {},
      emit: (event) => events.push(event),
      fail: (error) => {
        throw error;
      },
    });
    session.run({ untilStep: 50, stepsPerSecond: null });
    while (!events.some(({ kind }) => kind === 'notANumber'))
      await new Promise((resolve) => setTimeout(resolve));
    const fault = events.find((event) => event.kind === 'notANumber')!;
    expect(fault.lastGood.trainStep).toBeLessThanOrEqual(fault.trainStep);
    expect(fault.lastGood.parameters.every(Number.isFinite)).toBe(true);
    expect(['loss', 'gradient', 'gradientNorm', 'parameter']).toContain(fault.place.kind);
    await session.close();
  });

  it('gives the gradient that a step follows, without taking it', async () => {
    const trainer = create();
    await losses(trainer, 5);
    const before = await trainer.readState();
    const tensors = memory().numTensors;
    const gradient = await trainer.readGradient();
    expect(memory().numTensors).toBe(tensors);
    expect(await trainer.readState()).toEqual(before);
    trainer.step();
    const [{ gradientNorm }] = await trainer.readRecords();
    // The same float32 values squared and summed in another order.
    expect(Math.hypot(...gradient)).toBeCloseTo(gradientNorm, 5);
    trainer.dispose();
  });

  it('names the parameter whose gradient overflows while the loss is a number', async () => {
    // Gates wide open and candidates 0, so that hidden states are 0, the logits too, and the loss is ln 5. Each step's
    // derivative by the hidden states is 1.6 · 3e38 / 8 = 6e37; the open gates add up eight of them, past 3.4e38.
    const [layout, H] = [charModelLayout(spec), 9];
    const parameters = new Float32Array(parameterCount(layout));
    const views = parameterViews(layout, parameters);
    views['bias_ih_l0'].fill(20).fill(0, 2 * H, 3 * H);
    views['fc.weight'].fill(3e38).fill(-3e38, 0, H);
    const moments = new Float32Array(2 * parameters.length);
    const start = { trainStep: 0, parameters, moments, state: new Float32Array(2 * H), cursor: 0 };
    const trainer = new NetworkTrainer(
      network,
      { kind: 'text', codes: new Int32Array(20) },
      { ...settings, batch: 1 },
      start,
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
    await session.step();
    const fault = events.find((event) => event.kind === 'notANumber')!;
    expect(fault.trainStep).toBe(0);
    expect(fault.place).toEqual({ kind: 'gradient', parameter: 'weight_ih_l0' });
    await session.close();
  });

  it('refuses to take more steps than it can keep records of', () => {
    const trainer = create();
    for (let k = 0; k < recordCapacity; k++) trainer.step();
    expect(() => trainer.step()).toThrow('without readRecords');
    trainer.dispose();
  });
});

describe('textStreams', () => {
  it('reads consecutive windows of every stream, each letter with the one after it', () => {
    const text = Int32Array.from({ length: 24 }, (_, k) => k);
    const streams = textStreams(text, 2, 4);
    expect(streams.windows).toBe(3);
    expect([...streams.window(1).inputs]).toEqual([4, 16, 5, 17, 6, 18, 7, 19]);
    expect([...streams.window(1).targets]).toEqual([5, 17, 6, 18, 7, 19, 8, 20]);
    expect(streams.window(2).targets.at(-1)).toBe(0);
  });

  it('reads a text that is shorter than a window again and again', () => {
    const { windows, window } = textStreams(Int32Array.of(1, 2, 3), 1, 5);
    expect(windows).toBe(1);
    expect([...window(0).inputs]).toEqual([1, 2, 3, 1, 2]);
  });
});

it('initial weights lie within 1/√H, with the forget gate’s bias raised by 1', () => {
  const layout = charModelLayout(spec);
  const values = initialParameters(network, defaultInitialisation, 1);
  const { offset } = layout.find(({ name }) => name === 'bias_ih_l0')!;
  const bound = 1 / 3;
  values.forEach((value, k) => {
    const raised = k >= offset + 9 && k < offset + 18 ? 1 : 0;
    expect(Math.abs(value - raised)).toBeLessThanOrEqual(bound + 1e-6);
  });
});
