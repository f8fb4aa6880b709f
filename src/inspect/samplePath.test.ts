import { describe, expect, it } from 'vitest';
import { seededRandom } from '#data/random';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { readText } from '#reference/charModel';
import { generate } from '#reference/generate';
import { samplePath } from './samplePath.ts';

const model = seededCharacterModel({ cell: 'gru', units: 7, vocabulary: [...' abcdefg'] }, 5);
const V = model.spec.vocabulary.length;
const text = [1, 4, 0, 2];
const path = (options: Partial<Parameters<typeof samplePath>[2]> = {}, of = model) =>
  samplePath(of, text, { length: 30, temperature: 1, kept: 0, random: seededRandom(9).next, ...options });

describe('a text written on', () => {
  it('has the letters that the generator writes from the same random numbers, and those numbers', () => {
    const { codes, draws, given, stopped } = path({ temperature: 0.8 });
    const random = seededRandom(9).next;
    expect([...codes]).toEqual([
      ...text,
      ...generate(model, { prompt: text, length: 30, temperature: 0.8, random }),
    ]);
    const again = seededRandom(9).next;
    expect([...draws]).toEqual(Array.from({ length: 30 }, again));
    expect([given, stopped]).toEqual([4, false]);
  });

  it('each number falls into the drawn letter’s part of the cumulative distribution', () => {
    const { codes, draws, probabilities } = path();
    draws.forEach((drawn, n) => {
      const before = probabilities.subarray((text.length + n - 1) * V, (text.length + n) * V);
      const code = codes[text.length + n];
      const from = before.subarray(0, code).reduce((sum, p) => sum + p, 0);
      expect(drawn).toBeGreaterThanOrEqual(from);
      expect(drawn).toBeLessThan(from + before[code]);
    });
  });

  it('has the distributions and surprises of one reading of the whole, to the last bit', () => {
    const { codes, probabilities, surprise } = path();
    const whole = readText(model, codes);
    expect(probabilities).toEqual(whole.probabilities);
    expect(surprise).toEqual(whole.surprise);
  });

  it('among one letter is the likeliest at every place, among three one of three', () => {
    const likeliest = generate(model, { prompt: text, length: 30, temperature: 0, random: () => 0 });
    expect([...path({ kept: 1 }).codes.subarray(4)]).toEqual([...likeliest]);
    expect(path({ temperature: 0 }).draws.every(Number.isNaN)).toBe(true);
    const { codes, probabilities } = path({ kept: 3, temperature: 3 });
    for (let place = 4; place < codes.length; place++) {
      const before = probabilities.subarray((place - 1) * V, place * V);
      expect(before.filter((p) => p > before[codes[place]]).length).toBeLessThan(3);
    }
  });

  it('stops where what is expected is not a number', () => {
    const broken = { ...model, parameters: Float32Array.from(model.parameters) };
    broken.parameters.fill(NaN, broken.parameters.length - 1);
    const { codes, stopped } = path({}, broken);
    expect([codes.length, stopped]).toEqual([4, true]);
  });
});
