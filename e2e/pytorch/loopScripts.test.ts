/**
 * The scripts of the training loops, run as they are. Oracles: the golden case of a sine forecaster, and the float64
 * reference with its optimizer on a text. Python's are skipped where its libraries are not there.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { floatsToBase64 } from '#data/base64';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { standardNotation } from '#notation/notation';
import { loopNames, type LoopName, type LoopSetup } from '#notation/listings/loopNames';
import { loopScript } from '#notation/listings/loops';
import { scriptWeights } from '#notation/listings/shownModel';
import { clipGradient, optimizerUpdate } from '#reference/optimizers';
import { networkGradients } from '#reference/networkGradients';
import { charNetwork } from '#rnn/model';
import { denseShapes, layerShapes } from '#rnn/parameters';
import { parseCase } from '../parity/cases.ts';
import { pythonWith, runPythonScripts, runTypeScript, typeErrors } from './scripts.ts';

const letters = [...'call me ishmael. some years ago, never mind how long precisely'];
const vocabulary = [...new Set(letters)];
const model = seededCharacterModel({ cell: 'lstm', units: 5, vocabulary }, 3);
/** Streams go round the text within the updates, and the gradient is clipped in each. */
const languageModel: LoopSetup & { readonly text: object } = {
  weights: scriptWeights(model),
  units: 5,
  updates: 8,
  learningRate: 0.05,
  window: 4,
  text: { letters, vocabulary, batch: 3, clipNorm: 0.1 },
  base64: floatsToBase64,
};

const golden = parseCase(readFileSync(new URL('../golden/train-sine-rnn.json', import.meta.url), 'utf8'));
if (golden.kind !== 'training') throw new Error('train-sine-rnn is no training case');
const { units, steps } = golden.dims;
const forecast: LoopSetup = {
  weights: [...layerShapes('rnn', 1, units, '_l0'), ...denseShapes(units, 1)].map(({ name, shape }) => ({
    name: name.replace('_l0', ''),
    shape,
    values: Float32Array.from(golden.initial[name].data),
  })),
  units,
  updates: 4,
  learningRate: golden.optimizer.learningRate,
  window: steps,
  base64: floatsToBase64,
};
const setups: Readonly<Record<LoopName, LoopSetup>> = { languageModel, forecast };

/** Cross-entropy before each update: truncated BPTT over the same windows, clipped, with Adam. */
function referenceLosses(): readonly number[] {
  const network = charNetwork(model.spec);
  const { window: T, updates, learningRate } = languageModel;
  const [B, H, N] = [3, 5, letters.length];
  const codes = letters.map((letter) => vocabulary.indexOf(letter));
  const parameters = Float64Array.from(model.parameters);
  const moments = new Float64Array(2 * parameters.length);
  const adam = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
  let states = new Float64Array(2 * B * H);
  return Array.from({ length: updates }, (_, step) => {
    const place = (t: number, b: number) =>
      codes[(Math.floor((b * N) / B) + (step % Math.floor(N / (B * T))) * T + t) % N];
    const read = (after: number) =>
      Array.from({ length: T * B }, (_, k) => place(Math.floor(k / B) + after, k % B));
    const targets = { kind: 'codes', values: read(1) } as const;
    const batch = { T, B, inputs: read(0) };
    const result = networkGradients(network, parameters, batch, targets, { states });
    states = Float64Array.from(result.trace.finalStates);
    const norm = clipGradient(result.parameters, { clipNorm: 0.1 });
    expect(norm).toBeGreaterThan(0.1);
    optimizerUpdate(adam, learningRate, parameters, result.parameters, moments, step);
    return result.loss;
  });
}

const expected: Readonly<Record<LoopName, readonly number[]>> = {
  languageModel: referenceLosses(),
  forecast: golden.expect.lossBeforeStep.slice(0, forecast.updates),
};

/** Losses by step as a script prints them. */
const printedLosses = (printed: string) =>
  [...printed.matchAll(/^step \d+: (?:mean squared error )?([\d.]+)/gm)].map(([, loss]) => Number(loss));

function farthest(actual: readonly number[], wanted: readonly number[]): number {
  return actual.length === wanted.length
    ? Math.max(...actual.map((loss, k) => Math.abs(loss - wanted[k])))
    : Number.NaN;
}

// Both sides compute in float64 and print eight decimals; the golden case's start is rounded to float32 here.
const tolerance = 1e-5;

describe('TypeScript', () => {
  test.for(loopNames)('%s: the losses are those of the oracle', { timeout: 60_000 }, async (name) => {
    const printed = await runTypeScript(loopScript(name, 'typescript', standardNotation, setups[name]));
    expect(farthest(printedLosses(printed), expected[name])).toBeLessThan(tolerance);
  });

  test('the scripts pass the compiler’s strict checks', () => {
    expect(
      typeErrors(loopNames.map((name) => loopScript(name, 'typescript', standardNotation, setups[name]))),
    ).toBe('');
  }, 60_000);
});

describe.for([
  { language: 'numpy', module: 'numpy' },
  { language: 'pytorch', module: 'torch' },
  { language: 'keras', module: 'keras' },
] as const)('$language', ({ language, module }) => {
  // The NumPy backend of Keras cannot train.
  const canTrain = language !== 'keras' || process.env['KERAS_BACKEND'] !== 'numpy';
  const python = canTrain ? pythonWith([module]) : null;
  const why = python === null ? ` (skipped: no Python here can import ${module} and train)` : '';
  let printed: readonly string[] = [];
  beforeAll(() => {
    // Skipped tests of a file without a failure are not listed.
    if (python === null) console.warn(`Training loops in ${language} are not run${why}.`);
    else
      printed = runPythonScripts(
        python,
        loopNames.map((name) => loopScript(name, language, standardNotation, setups[name])),
      );
  }, 120_000);

  test.skipIf(python === null).for(loopNames)(`%s: the losses are those of the oracle${why}`, (name) => {
    const losses = printedLosses(printed[loopNames.indexOf(name)]);
    expect(farthest(losses.slice(0, 1), expected[name].slice(0, 1))).toBeLessThan(tolerance);
    // Keras has one bias where the others have two: the same loss first, then near.
    expect(farthest(losses, expected[name])).toBeLessThan(language === 'keras' ? 0.05 : tolerance);
  });
});
