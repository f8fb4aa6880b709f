/**
 * Trains the run whose steps the figure of training opens with, by the project's own engine, and keeps its weights at
 * some of them: `node e2e/launch.mjs train-history`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { recordedRunFile, writeRecordedRun } from '#data/recordedRun';
import { encode, normaliseText, splitLetters, vocabularyOf } from '#data/text';
import { evaluate } from '#reference/charModel';
import type { CharModelSpec } from '#rnn/model';
import { openHarness } from '../harness/open.ts';

const path = (name: string) => fileURLToPath(new URL(`../../public/${name}`, import.meta.url));

const settings = { seed: 1851, batch: 16, window: 48, clipNorm: 1 };
const learningRate = 0.004;
/** Few units, as every kept step is that many weights of the page; early steps dense, where most happens. */
const units = 16;
const keptSteps = [0, 10, 40, 100, 300, 800, 2000, 5000, 10_000, 20_000];
/** Share of the text, at its end, that is not trained on: the figure reads from it. */
const heldOut = 0.05;

export async function main(): Promise<number> {
  const letters = splitLetters(normaliseText(readFileSync(path('data/moby-dick.txt'), 'utf8')));
  const spec: CharModelSpec = { cell: 'lstm', units, vocabulary: vocabularyOf(letters).letters };
  const { codes } = encode(letters, spec.vocabulary);
  const split = Math.floor(codes.length * (1 - heldOut));
  const harness = await openHarness({ webgpu: false });
  try {
    const reached = await harness.run('trainCharModel', {
      backend: 'wasm',
      spec,
      codes: Array.from(codes.subarray(0, split)),
      settings,
      phases: keptSteps.map((untilStep) => ({ untilStep, learningRate })),
    });
    const snapshots = reached.map((parameters, k) => ({
      trainStep: keptSteps[k],
      parameters: Float32Array.from(parameters),
    }));
    const bytes = writeRecordedRun({ spec, settings: { ...settings, learningRate }, snapshots });
    writeFileSync(path(recordedRunFile), bytes);
    const last = { spec, parameters: snapshots.at(-1)!.parameters };
    const bits = evaluate(last, codes.subarray(split)).toFixed(3);
    console.log(
      `public/${recordedRunFile}: ${bytes.length} bytes, ${bits} bits per letter on the last ${100 * heldOut}% of the text`,
    );
  } finally {
    await harness.close();
  }
  return 0;
}
