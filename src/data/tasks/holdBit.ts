/** Hold a bit: a pulse sets it, another resets it, and at every step the network says how it stands. */
import { chance, mostFrequentClass } from '../baselines/classes.ts';
import { targetText } from '../describe.ts';
import { seededRandom } from '../random.ts';
import { assertShare, assertWhole } from '../shuffle.ts';
import type { Column, GeneratedTask, Split } from '../task.ts';

export interface HoldBitOptions {
  readonly seed: number;
  /** Steps of a sequence. */
  readonly T: number;
  /** Probability of a pulse at a step; set and reset are equally likely and never come together. */
  readonly pulses: number;
  readonly train: number;
  readonly validation: number;
}

const unscaled = { unit: null, mean: 0, deviation: 1 };
const columns: readonly Column[] = [
  { name: 'set', ...unscaled },
  { name: 'reset', ...unscaled },
];

/**
 * Inputs: `[N, T, 2]`, 1 for a set and for a reset pulse, 0 elsewhere. Targets: codes `[N, T]`, 1 from a set pulse on
 * until a reset pulse, 0 from a reset pulse on and before the first pulse.
 * Source: the flip-flop of Sussillo & Barak 2013, with one bit and two lines of pulses as an electronic latch has.
 */
export const holdBit: GeneratedTask<HoldBitOptions> = {
  kind: 'generated',
  name: 'holdBit',
  family: 'memory',
  file: null,
  source: {
    title: 'Hold a bit',
    author: 'generated here, after Sussillo & Barak',
    where:
      'Opening the black box: low-dimensional dynamics in high-dimensional recurrent neural networks, 2013',
    licence: 'generated numbers, free to use',
  },
  defaults: { seed: 1, T: 50, pulses: 0.1, train: 2000, validation: 500 },
  examples(options = {}) {
    const { seed, T, pulses, train, validation } = { ...holdBit.defaults, ...options };
    assertWhole('T', T, 1);
    assertShare(pulses);
    assertWhole('train', train, 1);
    assertWhole('validation', validation, 1);
    const random = seededRandom(seed);
    const draw = (count: number) => {
      const values = new Float32Array(count * T * 2);
      const codes = new Int32Array(count * T);
      for (let n = 0; n < count; n++) {
        let bit = 0;
        for (let t = 0; t < T; t++) {
          const chance = random.next();
          if (chance < pulses) {
            bit = chance < pulses / 2 ? 1 : 0;
            values[(n * T + t) * 2 + 1 - bit] = 1;
          }
          codes[n * T + t] = bit;
        }
      }
      return {
        count,
        inputs: { kind: 'values', T, I: 2, values },
        targets: { kind: 'codes', T, V: 2, codes },
      } as const;
    };
    return {
      train: draw(train),
      validation: draw(validation),
      test: null,
      inputs: { kind: 'values', columns },
      targets: { kind: 'codes', symbols: ['0', '1'], start: null, end: null, padding: null },
    } satisfies Split;
  },
  baselines: [chance, mostFrequentClass],
  describe(split, examples, row) {
    const answers = { label: 'answers', text: targetText(split, examples, row) } as const;
    const { inputs } = examples;
    if (inputs.kind !== 'values') return [answers];
    const { T, I, values } = inputs;
    const steps = Array.from({ length: T }, (_, t) => t);
    const pulsesOf = (column: number) =>
      steps.filter((t) => values[(row * T + t) * I + column] === 1).map((t) => String(t + 1));
    return [
      { label: 'set', text: pulsesOf(0).join(' ') },
      { label: 'reset', text: pulsesOf(1).join(' ') },
      answers,
    ];
  },
};
