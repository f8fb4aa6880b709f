/**
 * Teaches the networks of the figure of problem shapes, with the float64 reference, which is quick enough for them:
 * `node e2e/launch.mjs train-shapes [SHAPE…]`.
 */
import { writeFileSync } from 'node:fs';
import { writeModelFile } from '#data/modelFile';
import { seededRandom } from '#data/random';
import { seededParameters } from '#data/seededParameters';
import { problemModelFile, problemUnits } from '#data/sequenceProblems';
import { clipGradient, optimizerUpdate } from '#reference/optimizers';
import { sequenceShapes, type SequenceShape } from '#rnn/sequenceShapes';
import { publicPath } from '../shapes/batches.ts';
import { problems } from '../shapes/problems.ts';

const seed = 3;
const adam = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

export async function main(args: readonly string[]): Promise<number> {
  const chosen = sequenceShapes.filter((shape) => args.length === 0 || args.includes(shape));
  for (const shape of chosen) train(shape);
  return 0;
}

function train(shape: SequenceShape): void {
  const started = Date.now();
  const problem = problems[shape]();
  const { spec, steps, learningRate, batch } = problem;
  const parameters = Float64Array.from(seededParameters(spec, seed));
  const moments = new Float64Array(2 * parameters.length);
  const random = seededRandom(seed);
  let smooth = NaN;
  for (let step = 0; step < steps; step++) {
    const { loss, parameters: gradient } = problem.gradient(parameters, () => random.next());
    clipGradient(gradient, { clipNorm: 1 });
    const rate = learningRate * (0.02 + 0.98 * 0.5 * (1 + Math.cos((Math.PI * step) / steps)));
    optimizerUpdate(adam, rate, parameters, gradient, moments, step);
    smooth = Number.isNaN(smooth) ? loss : 0.98 * smooth + 0.02 * loss;
    if (step % Math.ceil(steps / 8) === 0) console.log(`${shape} ${step} ${smooth.toFixed(4)}`);
  }
  // As it is stored and shown, so it is measured.
  const stored = Float32Array.from(parameters);
  const scores = problem.scores(Float64Array.from(stored));
  const { task, vocabularies } = problem;
  const schedule = { kind: 'cosine', over: steps, floor: 0.02 } as const;
  const settings = { seed, batch, window: 1, learningRate, clipNorm: 1, schedule };
  const description = { spec, vocabularies, task, seed, trainStep: steps, settings, scores };
  const bytes = writeModelFile({ description, parameters: stored });
  writeFileSync(publicPath(problemModelFile(shape)), bytes);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `public/${problemModelFile(shape)}: ${bytes.length} bytes, ${problemUnits[shape]} units, ` +
      `${scores.map(({ metric, value }) => `${metric} ${value.toFixed(3)}`).join()}, ${seconds} s`,
  );
}
