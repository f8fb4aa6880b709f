/** A training run made for tests, served in place of the one that comes with the page. */
import type { Page } from 'playwright/test';
import { seededRandom } from '#data/random';
import { parseRecordedRun, recordedRunFile, writeRecordedRun, type RecordedRun } from '#data/recordedRun';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';

export const spec = { cell: 'lstm', units: 4, vocabulary: [...' abcdefghijklmnopqrstuvwxyz'] } as const;
const settings = { seed: 1, batch: 2, window: 8, learningRate: 0.01, clipNorm: 1 };
export const layout = charModelLayout(spec);

/** A run of these steps whose weights grow, as it is read back from its file. */
export function givenRun(
  trainSteps: readonly number[] = [0, 10, 100, 900],
  change: (parameters: Float32Array, row: number) => Float32Array = (parameters) => parameters,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly run: RecordedRun } {
  const snapshots = trainSteps.map((trainStep, row) => {
    const random = seededRandom(row + 1);
    const parameters = Float32Array.from(
      { length: parameterCount(layout) },
      () => (row + 1) * (random.next() - 0.5),
    );
    return { trainStep, parameters: change(parameters, row) };
  });
  const bytes = writeRecordedRun({ spec, settings, snapshots });
  const parsed = parseRecordedRun(bytes);
  if (parsed.kind !== 'run') throw new Error(JSON.stringify(parsed));
  return { bytes, run: parsed.run };
}

/** The service worker must be blocked: it would answer for the file before a test can. */
export async function serveRun(page: Page, bytes: Uint8Array | string): Promise<void> {
  await page.unrouteAll();
  await page.route(`**/${recordedRunFile}`, (route) =>
    route.fulfill({
      body: typeof bytes === 'string' ? bytes : Buffer.from(bytes),
      contentType: 'application/octet-stream',
    }),
  );
}

export const modelAt = ({ snapshots }: RecordedRun, row: number): CharModel => ({
  spec,
  parameters: snapshots[row].parameters,
});
