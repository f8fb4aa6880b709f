/** Oracles: closed forms for models whose answer can be written down, finite differences for gradients. */
import { describe, expect, test } from 'vitest';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import { seededRandom } from '#data/random';
import { evaluate, readText } from './charModel.ts';
import { charModelGradients } from './charModelGradients.ts';
import { generate } from './generate.ts';
import { sampleCode, softmax } from './softmax.ts';

function randomModel(vocabulary: readonly string[], units: number, seed = 7): CharModel {
  const spec = { cell: 'lstm', units, vocabulary } as const;
  const random = seededRandom(seed);
  const size = parameterCount(charModelLayout(spec));
  return { spec, parameters: Float32Array.from({ length: size }, () => random.next() - 0.5) };
}
const letters = [...'abcde'];

describe('reading', () => {
  test('a model of zeros believes every letter equally likely: log₂ V bits of surprise', () => {
    const model = randomModel(letters, 3);
    model.parameters.fill(0);
    const { probabilities, surprise } = readText(model, [0, 4, 2, 2]);
    expect(Array.from(probabilities)).toEqual(Array.from({ length: 20 }, () => 0.2));
    expect(surprise[0]).toBeNaN();
    // log₂ 5, to rounding.
    for (const bits of surprise.slice(1)) expect(bits).toBeCloseTo(Math.log2(5), 12);
    expect(evaluate(model, Int32Array.from([0, 4, 2, 2]))).toBeCloseTo(Math.log2(5), 12);
  });

  test('the surprise of a letter is −log₂ of what the position before it predicted', () => {
    const reading = readText(randomModel(letters, 4), [1, 3, 0, 2]);
    reading.codes.forEach((code, t) => {
      if (t === 0) return;
      const p = reading.probabilities[(t - 1) * letters.length + code];
      expect(reading.surprise[t]).toBeCloseTo(-Math.log2(p), 12);
    });
  });

  test('evaluation in windows gives the mean surprise of one long reading', () => {
    const model = randomModel(letters, 4);
    const random = seededRandom(3);
    const codes = Int32Array.from({ length: 700 }, () => Math.floor(random.next() * 5));
    const { surprise } = readText(model, codes);
    const mean = surprise.slice(1).reduce((a, b) => a + b) / 699;
    // The same sums in another order: rounding only.
    expect(evaluate(model, codes)).toBeCloseTo(mean, 12);
  });

  test('an empty text gives an empty reading; a letter out of the vocabulary is an error', () => {
    const model = randomModel(letters, 2);
    expect(readText(model, []).probabilities).toHaveLength(0);
    expect(() => readText(model, [0, 5])).toThrow('code 1: expected a whole number from 0 to 4, got 5');
    expect(() => evaluate(model, Int32Array.from([1]))).toThrow('expected 2 letters or more, got 1');
  });

  test('logits that overflow exp still give finite surprise', () => {
    const model = randomModel(letters, 2);
    model.parameters.fill(0);
    model.parameters[model.parameters.length - 5] = 5000;
    const { surprise } = readText(model, [0, 0, 1]);
    expect(surprise[1]).toBeCloseTo(0, 12);
    expect(surprise[2]).toBeCloseTo(5000 / Math.LN2, 6);
  });
});

test('gradients of the window loss agree with finite differences for every parameter', () => {
  const model = randomModel([...'abc'], 3);
  const random = seededRandom(5);
  const values = () => Float64Array.from({ length: 6 }, () => random.next() - 0.5);
  const window = {
    inputs: [0, 2, 1, 1, 2, 0, 1, 2],
    targets: [1, 1, 2, 0, 0, 2, 2, 2],
    B: 2,
    initial: { cellState: values(), hiddenState: values() },
  };
  const { parameters: gradient } = charModelGradients(model, window);
  // A power of two, so that float32 weights move by exactly as much; errors are of its square.
  const step = 2 ** -9;
  model.parameters.forEach((value, k) => {
    const at = (moved: number) => {
      const parameters = Float32Array.from(model.parameters);
      parameters[k] = moved;
      return { moved: parameters[k], loss: charModelGradients({ ...model, parameters }, window).lossNats };
    };
    const above = at(value + step);
    const below = at(value - step);
    const difference = (above.loss - below.loss) / (above.moved - below.moved);
    expect(Math.abs(gradient[k] - difference)).toBeLessThan(2e-6);
  });
});

describe('sampling', () => {
  const logits = Float64Array.from([0, Math.log(3), Math.log(4)]);
  const frequencies = (temperature: number) => {
    const random = seededRandom(11);
    const counts = [0, 0, 0];
    for (let n = 0; n < 20_000; n++) counts[sampleCode(logits, temperature, random.next)] += 1 / 20_000;
    return counts;
  };

  test('at temperature 1 letters come as often as the softmax says', () => {
    // 1 : 3 : 4; five standard deviations of a mean of 20,000 draws are below 0.018.
    frequencies(1).forEach((frequency, k) =>
      expect(Math.abs(frequency - [1 / 8, 3 / 8, 4 / 8][k])).toBeLessThan(0.018),
    );
  });

  test('temperature one half squares the odds', () => {
    expect(Array.from(softmax(logits, 0.5))).toEqual(
      [1 / 26, 9 / 26, 16 / 26].map((p) => expect.closeTo(p, 12)),
    );
  });

  test('temperature 0 takes the likeliest letter, the first of equals', () => {
    const never = () => {
      throw new Error('no random number is needed');
    };
    expect(sampleCode(logits, 0, never)).toBe(2);
    expect(sampleCode(Float64Array.from([1, 2, 2]), 0, never)).toBe(1);
  });

  test('a tiny temperature does not overflow; a negative one and NaN are refused', () => {
    expect(sampleCode(logits, 1e-300, () => 0.999)).toBe(2);
    expect(() => sampleCode(logits, -1, () => 0)).toThrow(RangeError);
    expect(() => sampleCode(Float64Array.from([0, NaN]), 1, () => 0)).toThrow('got NaN');
  });
});

describe('generating', () => {
  const model = randomModel(letters, 6);
  const write = (seed: number, prompt: readonly number[] = [1, 2]) =>
    generate(model, { prompt, length: 40, temperature: 1, random: seededRandom(seed).next });

  test('one seed writes one text, another seed another', () => {
    expect(write(1)).toEqual(write(1));
    expect(write(1)).not.toEqual(write(2));
    expect(write(1, [])).toHaveLength(40);
  });

  test('at temperature 0 each letter is the likeliest after all letters before it', () => {
    const prompt = [3, 0];
    const written = generate(model, { prompt, length: 12, temperature: 0, random: () => NaN });
    const { probabilities } = readText(model, [...prompt, ...written]);
    written.forEach((code, n) => {
      const row = probabilities.slice((n + 1) * letters.length, (n + 2) * letters.length);
      expect(code).toBe(row.indexOf(Math.max(...row)));
    });
  });
});

describe('held values', () => {
  const model = randomModel(letters, 4);
  const holds = [
    { name: 'forgetGate', unit: null, step: null, value: 1 },
    { name: 'hiddenState', unit: 2, step: 3, value: 0.5 },
  ] as const;

  test('are read at their step and unit, and everywhere where neither is named; the rest is free', () => {
    const { trace } = readText(model, [0, 1, 2, 3, 4], {}, holds);
    expect([...trace.activations.forgetGate!]).toEqual(Array.from({ length: 20 }, () => 1));
    expect(trace.activations.hiddenState![3 * 4 + 2]).toBe(0.5);
    expect(trace.activations.hiddenState![2 * 4 + 2]).not.toBe(0.5);
    const before = readText(model, [0, 1, 2], {}, holds.slice(0, 1)).probabilities;
    expect(readText(model, [0, 1, 2, 3, 4], {}, holds).probabilities.slice(0, 15)).toEqual(before);
  });

  test('a writing model reads them too, step for step: what it writes is likeliest in the held reading', () => {
    const prompt = [0, 1];
    // Steps count from the prompt's first letter: the second letter written is read at step 3.
    const strong = [...holds, { name: 'hiddenState', unit: null, step: 3, value: 9 } as const];
    const write = (held: typeof strong) =>
      generate(model, { prompt, length: 6, temperature: 0, random: () => NaN, holds: held });
    const written = write(strong);
    const { probabilities } = readText(model, [...prompt, ...written], {}, strong);
    written.forEach((code, n) => {
      const row = Array.from(probabilities.subarray((n + 1) * 5, (n + 2) * 5));
      expect(code).toBe(row.indexOf(Math.max(...row)));
    });
    expect(written.subarray(0, 2)).toEqual(write([]).subarray(0, 2));
    expect(written[2]).not.toBe(write([])[2]);
  });

  test('a unit that is not there is refused', () => {
    const hold = { name: 'forgetGate', unit: 4, step: null, value: 1 } as const;
    expect(() => readText(model, [0], {}, [hold])).toThrow('held unit: expected 0 to 3, got 4');
  });
});
