/** Training any kind of network over many steps: what it holds on to, and what it can be taken up from. */
import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { NetworkSpec } from '#rnn/network';
import type { TrainingSettings } from '#rnn/training';
import { networkCases } from '../../e2e/parity/networkCases.ts';
import type { NetworkCase } from '../../e2e/parity/networkExamples.ts';
import { networkReference } from '../../e2e/parity/networkReference.ts';
import { codesNetwork, recurrent, uniform } from '../../e2e/parity/randomNetwork.ts';
import { defaultInitialisation, initialParameters } from './initialize.ts';
import { NetworkTrainer } from './networkTrainer.ts';

beforeAll(() => setBackend('cpu'));

const settingsOf = ({ batch, window }: NetworkCase): TrainingSettings => ({
  seed: 3,
  batch,
  window,
  learningRate: 0.02,
  clipNorm: 1,
});

async function losses(trainer: NetworkTrainer, steps: number): Promise<readonly number[]> {
  for (let k = 0; k < steps; k++) trainer.step();
  return (await trainer.readRecords()).map(({ lossNats }) => lossNats);
}

describe('holds no tensor more after 30 steps than after 3, and none when disposed', () => {
  test.for(networkCases)('$name', async (networkCase) => {
    const before = memory().numTensors;
    const trainer = new NetworkTrainer(networkCase.spec, networkCase.data, settingsOf(networkCase), null);
    await losses(trainer, 3);
    await trainer.readGradient();
    const after3 = memory().numTensors;
    await losses(trainer, 27);
    await trainer.readGradient();
    expect(memory().numTensors).toBe(after3);
    trainer.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

describe('goes on from a snapshot bit for bit, its dropout masks included', () => {
  const dropping = networkCases.filter(({ spec }) => JSON.stringify(spec).match(/"(rate|dropout)":/));
  test('there are networks that drop', () => {
    expect(dropping.length).toBeGreaterThan(10);
  });
  test.for(dropping)('$name', async (networkCase) => {
    const { spec, data } = networkCase;
    const create = (from: ConstructorParameters<typeof NetworkTrainer>[3]) =>
      new NetworkTrainer(spec, data, settingsOf(networkCase), from);
    const whole = create(null);
    const expected = await losses(whole, 8);
    // Masks and weights both change: no loss comes twice.
    expect(new Set(expected).size).toBe(8);
    const first = create(null);
    await losses(first, 3);
    const kept = await first.readState();
    const second = create(kept);
    expect(await losses(second, 5)).toEqual(expected.slice(3));
    expect(await second.readState()).toEqual(await whole.readState());
    for (const trainer of [whole, first, second]) trainer.dispose();
  });
});

describe('a text carries its states: losses are those of the reference, past the end and on from the beginning', () => {
  const letters = 4;
  const head = { kind: 'dense', name: 'fc', units: letters } as const;
  const oneHot = { kind: 'oneHot' } as const;
  const specs: readonly (readonly [string, NetworkSpec])[] = [
    ['gru', codesNetwork(letters, oneHot, recurrent({ cell: 'gru', units: 6 }), head)],
    ['lstm, two deep', codesNetwork(letters, oneHot, recurrent({ units: 5, depth: 2 }), head)],
    [
      'two stacks with learnt states',
      codesNetwork(
        letters,
        oneHot,
        recurrent({ units: 4, initialState: 'learned' }),
        recurrent({ name: 'second', cell: 'rnn', units: 3, depth: 2, initialState: 'learned' }),
        head,
      ),
    ],
  ];
  // Five windows to a round.
  const codes = Int32Array.from(uniform(1).codes(47, letters));
  const cut = { seed: 3, batch: 3, window: 3, learningRate: 0.02, clipNorm: 1 };
  test.for(specs)('%s', async ([name, spec]) => {
    const networkCase: NetworkCase = { name, spec, data: { kind: 'text', codes }, batch: 3, window: 3 };
    const trainer = new NetworkTrainer(spec, networkCase.data, cut, null);
    expect(trainer.batches).toBe(5);
    const actual = await losses(trainer, 12);
    const start = initialParameters(spec, defaultInitialisation, cut.seed);
    const expected = networkReference(networkCase, start, cut, 12).losses;
    // Float32 against float64 over a dozen updates.
    actual.forEach((loss, k) => expect(loss / expected[k]).toBeCloseTo(1, 5));
    // Without the states that are handed on, the second window reads otherwise.
    const kept = await trainer.readState();
    expect(kept.cursor).toBe(2);
    const forgetful = { ...kept, state: new Float32Array(kept.state.length) };
    const other = new NetworkTrainer(spec, networkCase.data, cut, forgetful);
    const again = new NetworkTrainer(spec, networkCase.data, cut, kept);
    const [next] = await losses(trainer, 1);
    expect(await losses(again, 1)).toEqual([next]);
    expect(await losses(other, 1)).not.toEqual([next]);
    for (const each of [trainer, other, again]) each.dispose();
  });
});
