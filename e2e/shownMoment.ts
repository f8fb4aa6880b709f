/** What the figure of training in two axes of time shows of a moment, against the float64 reference on its weights. */
import type { Page } from 'playwright/test';
import { seededRandom } from '#data/random';
import type { RecordedRun } from '#data/recordedRun';
import { decode, encode } from '#data/text';
import { bitsNumber } from '#figures/bitsNumber';
import { derivativeNumber } from '#figures/derivativeNumber';
import { percent } from '#figures/numbers';
import { letterGradient, trainingMoment } from '#inspect/trainingMoment';
import { isSaturated } from '#inspect/unitOrder';
import { readText } from '#reference/charModel';
import { generate } from '#reference/generate';
import { trainingHistory as text } from '../app/i18n/en/trainingHistory.ts';
import { expect } from './fixtures.ts';
import { layout, modelAt, spec } from './givenRun.ts';

export const passage = 'the whale and the sea';
export const { codes } = encode([...passage], spec.vocabulary);
export const T = codes.length - 1;

export const map = (page: Page) => page.getByRole('slider', { name: text.map.label });
export const norm = (page: Page, name: string) => page.locator(`[data-norm="${name}"]`);

/** What the map says of a place; both counted from 0. */
export function mapReading(run: RecordedRun, row: number, timeStep: number): string {
  const surprise = readText(modelAt(run, row), codes).surprise[timeStep + 1];
  const place = {
    trainStep: run.snapshots[row].trainStep,
    step: timeStep + 1,
    letter: passage[timeStep],
    next: passage[timeStep + 1],
  };
  return text.map.reading(place, surprise, 2 ** -surprise);
}

/** All that is shown of a moment, against the reference on its weights. */
export async function expectMoment(
  page: Page,
  run: RecordedRun,
  row: number,
  timeStep: number,
): Promise<void> {
  const model = modelAt(run, row);
  await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(run, row, timeStep));
  const moment = trainingMoment({ model, codes });
  const alone = letterGradient({ model, codes }, timeStep);
  for (const [k, { name }] of layout.entries()) {
    await expect(norm(page, name)).toHaveText(derivativeNumber(moment.gradient.norms[k], 3));
    await expect(page.locator(`[data-letter-norm="${name}"]`)).toHaveText(
      derivativeNumber(alone.norms[k], 3),
    );
  }
  await expect(norm(page, 'all')).toHaveText(derivativeNumber(moment.gradient.whole, 3));
  await expect(page.locator('figcaption strong')).toContainText(`${bitsNumber(moment.meanBits)} bits`);
  const forget = readText(model, codes).trace.activations.forgetGate!.subarray(0, T * spec.units);
  const saturated = forget.filter((value) => isSaturated('lstm', 'forgetGate', value)).length / forget.length;
  await expect(page.locator('[data-saturated="forgetGate"]')).toHaveText(
    text.histograms.saturated(percent(saturated)),
  );
  const random = seededRandom(1).next;
  const prompt = codes.subarray(0, timeStep + 1);
  const written = decode(generate(model, { prompt, length: 160, temperature: 0.8, random }), spec.vocabulary);
  await expect(page.locator('[data-sample="written"] b')).toHaveText(written, { useInnerText: false });
}
