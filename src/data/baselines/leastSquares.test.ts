import { describe, expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { leastSquares } from './leastSquares.ts';
import { trainedLinear } from './trainedLinear.ts';

describe('linear regression', () => {
  // Oracle: the closed form of the line through (0, 1), (1, 3), (2, 4): slope 3/2, intercept 7/6.
  test('the line through three points is the one of the textbook', () => {
    const predict = leastSquares([0, 1, 2], [1, 3, 4], 3);
    // The ridge of 1e-9 moves the line by about as much.
    expect(predict([0], 1)[0]).toBeCloseTo(7 / 6, 7);
    expect(predict([10], 1)[0]).toBeCloseTo(7 / 6 + 15, 6);
  });

  const random = seededRandom(5);
  const read = Float64Array.from({ length: 400 * 3 }, () => random.next() - 0.5);
  const answers = Float64Array.from({ length: 400 * 2 }, (_, k) => {
    const [a, b, c] = read.subarray(Math.floor(k / 2) * 3);
    return k % 2 === 0 ? 2 * a - b + 0.5 : c + 3 * a - 1;
  });

  test('two answers at once, exact where the answers are linear', () => {
    const predict = leastSquares(read, answers, 400);
    predict(read, 400).forEach((value, k) => expect(value).toBeCloseTo(answers[k], 6));
  });

  test('columns that say the same do no harm', () => {
    const twice = [0, 0, 1, 1, 2, 2, 3, 3];
    const predict = leastSquares(twice, [1, 3, 5, 7], 4);
    expect(predict([4, 4], 1)[0]).toBeCloseTo(9, 5);
  });

  test('twenty epochs of Adam go toward the best model and do not reach it', () => {
    const error = (predict: ReturnType<typeof leastSquares>) =>
      predict(read, 400).reduce((sum, value, k) => sum + (value - answers[k]) ** 2, 0) / answers.length;
    const best = error(leastSquares(read, answers, 400));
    const trained = error(trainedLinear(read, answers, 400));
    const constant = answers.reduce((sum, answer) => sum + answer ** 2, 0) / answers.length;
    expect(trained).toBeLessThan(constant);
    expect(trained).toBeGreaterThan(best);
  });
});
