/**
 * Trains the models that figures open with, one of every cell kind, by the project's own engine:
 * `node e2e/launch.mjs train-checkpoint [CELL…]`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { savedCharacterModel } from '#data/characterModel';
import { writeModelFile } from '#data/modelFile';
import { trainedModelFile } from '#data/trainedModels';
import { encode, normaliseText, splitLetters, vocabularyOf } from '#data/text';
import { evaluate } from '#reference/charModel';
import { cellNames, isCellName, type CellName } from '#rnn/cells';
import type { CharModelSpec } from '#rnn/model';
import { openHarness, type Harness } from '../harness/open.ts';

const path = (name: string) => fileURLToPath(new URL(`../../public/${name}`, import.meta.url));

const settings = { seed: 1851, batch: 16, window: 48, clipNorm: 1 };
/** Units, and until which step at which learning rate: most for the model that the lessons open with. */
const largest = {
  units: 64,
  phases: [
    { untilStep: 6500, learningRate: 0.01 },
    { untilStep: 8500, learningRate: 0.003 },
    { untilStep: 9500, learningRate: 0.001 },
  ],
};
const small = {
  units: 32,
  phases: [
    { untilStep: 4000, learningRate: 0.005 },
    { untilStep: 5500, learningRate: 0.0015 },
    { untilStep: 6000, learningRate: 0.0005 },
  ],
};
/** Share of the text, at its end, that is not trained on but measures the result. */
const heldOut = 0.05;

export async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((name) => !isCellName(name));
  if (unknown.length > 0) {
    console.error(`${unknown.join(', ')}: expected cell kinds among ${cellNames.join(', ')}`);
    return 1;
  }
  const chosen = args.length > 0 ? args.filter(isCellName) : cellNames;
  const letters = splitLetters(normaliseText(readFileSync(path('data/moby-dick.txt'), 'utf8')));
  const harness = await openHarness({ webgpu: false });
  try {
    for (const cell of chosen) await train(harness, cell, letters);
  } finally {
    await harness.close();
  }
  return 0;
}

async function train(harness: Harness, cell: CellName, letters: readonly string[]): Promise<void> {
  const started = Date.now();
  const { units, phases } = cell === 'lstm' ? largest : small;
  const spec: CharModelSpec = { cell, units, vocabulary: vocabularyOf(letters).letters };
  const { codes } = encode(letters, spec.vocabulary);
  const split = Math.floor(codes.length * (1 - heldOut));
  const reached = await harness.run('trainCharModel', {
    backend: 'wasm',
    spec,
    codes: Array.from(codes.subarray(0, split)),
    settings,
    phases,
  });
  const parameters = Float32Array.from(reached.at(-1)!);
  const model = { spec, parameters };
  const bitsPerChar = evaluate(model, codes.subarray(split));
  const { untilStep: trainStep, learningRate } = phases.at(-1)!;
  mkdirSync(path('models'), { recursive: true });
  const bytes = writeModelFile(
    savedCharacterModel(model, {
      task: 'mobyDick',
      seed: settings.seed,
      trainStep,
      settings: { ...settings, learningRate },
      scores: [{ metric: 'bitsPerLetter', part: 'validation', value: bitsPerChar }],
    }),
  );
  const file = trainedModelFile(cell);
  writeFileSync(path(file), bytes);
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  console.log(
    `public/${file}: ${bytes.length} bytes, ${bitsPerChar.toFixed(3)} bits per letter ` +
      `on the last ${100 * heldOut}% of the text, ${minutes} minutes`,
  );
}
