/** Trains the model that the lessons open with, by the project's own engine: `node e2e/launch.mjs train-checkpoint`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { savedCharacterModel } from '#data/characterModel';
import { writeModelFile } from '#data/modelFile';
import { encode, normaliseText, splitLetters, vocabularyOf } from '#data/text';
import { evaluate } from '#reference/charModel';
import type { CharModelSpec } from '#rnn/model';
import { openHarness } from '../harness/open.ts';

const path = (name: string) => fileURLToPath(new URL(`../../public/${name}`, import.meta.url));

const settings = { seed: 1851, batch: 16, window: 48, clipNorm: 1 };
const units = 64;
/** Share of the text, at its end, that is not trained on but measures the result. */
const heldOut = 0.05;
const phases = [
  { untilStep: 6500, learningRate: 0.01 },
  { untilStep: 8500, learningRate: 0.003 },
  { untilStep: 9500, learningRate: 0.001 },
];

export async function main(): Promise<number> {
  const letters = splitLetters(normaliseText(readFileSync(path('data/moby-dick.txt'), 'utf8')));
  const spec: CharModelSpec = { cell: 'lstm', units, vocabulary: vocabularyOf(letters).letters };
  const { codes } = encode(letters, spec.vocabulary);
  const split = Math.floor(codes.length * (1 - heldOut));

  const harness = await openHarness({ webgpu: false });
  const started = Date.now();
  try {
    const parameters = Float32Array.from(
      await harness.run('trainCharModel', {
        backend: 'wasm',
        spec,
        codes: Array.from(codes.subarray(0, split)),
        settings,
        phases,
      }),
    );
    const model = { spec, parameters };
    const bitsPerChar = evaluate(model, codes.subarray(split));
    const { untilStep: trainStep, learningRate } = phases.at(-1)!;
    mkdirSync(path('models'), { recursive: true });
    const saved = savedCharacterModel(model, {
      task: 'mobyDick',
      seed: settings.seed,
      trainStep,
      settings: { ...settings, learningRate },
      scores: [{ metric: 'bitsPerLetter', part: 'validation', value: bitsPerChar }],
    });
    const bytes = writeModelFile(saved);
    writeFileSync(path('models/moby-dick-lstm.safetensors'), bytes);
    const minutes = ((Date.now() - started) / 60_000).toFixed(1);
    console.log(
      `public/models/moby-dick-lstm.safetensors: ${bytes.length} bytes, ${bitsPerChar.toFixed(3)} bits per letter ` +
        `on the last ${100 * heldOut}% of the text, ${minutes} minutes`,
    );
  } finally {
    await harness.close();
  }
  return 0;
}
