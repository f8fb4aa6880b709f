/** A model made for tests, served in place of the checkpoint of its kind of cell. */
import type { Page } from 'playwright/test';
import { savedCharacterModel } from '#data/characterModel';
import { writeModelFile } from '#data/modelFile';
import { seededRandom } from '#data/random';
import type { CellName } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';

export const checkpointFile = '**/models/moby-dick-lstm.safetensors';
const vocabulary = [...' abcdefghijklmnopqrstuvwxyz'];

/** Weights large enough that gates swing, from a seed. */
export function givenModel(seed: number, units = 12, cell: CellName = 'lstm'): CharModel {
  const spec = { cell, units, vocabulary };
  const random = seededRandom(seed);
  const size = parameterCount(charModelLayout(spec));
  return { spec, parameters: Float32Array.from({ length: size }, () => 3 * (random.next() - 0.5)) };
}

/** The service worker must be blocked: it would answer for the file before a test can. */
export async function serveModel(page: Page, served: CharModel): Promise<void> {
  const origin = { task: null, seed: 4, trainStep: 0, settings: null, scores: [] };
  const body = Buffer.from(writeModelFile(savedCharacterModel(served, origin)));
  await page.route(`**/models/moby-dick-${served.spec.cell}.safetensors`, (route) =>
    route.fulfill({ body, contentType: 'application/octet-stream' }),
  );
}
