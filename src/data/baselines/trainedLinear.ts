/** A linear model trained by gradient steps, as the course notes train it: near the best one, but not there yet. */
import { seededRandom } from '../random.ts';
import { shuffled } from '../shuffle.ts';

/** The settings of the notes: those that Keras takes where none are given, and 20 epochs. */
const settings = { epochs: 20, batch: 32, rate: 0.001, decay1: 0.9, decay2: 0.999, epsilon: 1e-7, seed: 42 };

/**
 * Trains `answers ≈ read · W + b` on the mean squared error.
 * @param read     `[N, D]`
 * @param answers  `[N, O]`
 * @param count    `N`
 * @returns        predicts `[M, O]` from `[M, D]`
 * Source: Adam, Kingma & Ba 2015; first weights, Glorot & Bengio 2010.
 */
export function trainedLinear(
  read: ArrayLike<number>,
  answers: ArrayLike<number>,
  count: number,
): (read: ArrayLike<number>, count: number) => Float64Array {
  const [D, O] = [read.length / count, answers.length / count];
  const { epochs, batch, rate, decay1, decay2, epsilon, seed } = settings;
  const random = seededRandom(seed);
  const limit = Math.sqrt(6 / (D + O));
  // Weights `[D, O]`, then biases `[O]`.
  const parameters = Float64Array.from({ length: (D + 1) * O }, (_, k) =>
    k < D * O ? limit * (2 * random.next() - 1) : 0,
  );
  const gradient = new Float64Array(parameters.length);
  const [first, second] = [new Float64Array(parameters.length), new Float64Array(parameters.length)];
  const predict = (read: ArrayLike<number>, n: number, o: number) => {
    let sum = parameters[D * O + o];
    for (let d = 0; d < D; d++) sum += read[n * D + d] * parameters[d * O + o];
    return sum;
  };

  let order: readonly number[] = Array.from({ length: count }, (_, n) => n);
  let trainStep = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    order = shuffled(order, random);
    for (let from = 0; from < count; from += batch) {
      const rows = order.slice(from, from + batch);
      gradient.fill(0);
      for (const n of rows) {
        for (let o = 0; o < O; o++) {
          const slope = (2 * (predict(read, n, o) - answers[n * O + o])) / (rows.length * O);
          for (let d = 0; d < D; d++) gradient[d * O + o] += slope * read[n * D + d];
          gradient[D * O + o] += slope;
        }
      }
      trainStep++;
      const step = (rate * Math.sqrt(1 - decay2 ** trainStep)) / (1 - decay1 ** trainStep);
      for (let k = 0; k < parameters.length; k++) {
        first[k] += (1 - decay1) * (gradient[k] - first[k]);
        second[k] += (1 - decay2) * (gradient[k] ** 2 - second[k]);
        parameters[k] -= (step * first[k]) / (Math.sqrt(second[k]) + epsilon);
      }
    }
  }
  return (read, count) =>
    Float64Array.from({ length: count * O }, (_, k) => predict(read, Math.floor(k / O), k % O));
}
