/** What journeys do with the training figure, in the words of the catalogue. */
import type { Locator, Page } from 'playwright/test';
import { training } from '../app/i18n/en/training.ts';
import { expect } from './fixtures.ts';

const text = training;

/** The training figure, with a model so small that a step takes a few milliseconds on a processor. */
export async function openTraining(page: Page): Promise<Locator> {
  await page.goto('#/lesson/09-language-model');
  const figure = page.getByRole('region', { name: text.figure });
  await expect(figure.getByRole('button', { name: text.run.train, exact: true })).toBeEnabled();
  await change(figure, { units: 8, batch: 2, window: 8 });
  return figure;
}

export async function change(
  figure: Locator,
  settings: Partial<Record<'units' | 'batch' | 'window' | 'learningRate' | 'seed' | 'targetSteps', number>>,
): Promise<void> {
  const form = figure.getByRole('group').filter({ hasText: text.settings.label });
  if ((await form.getAttribute('open')) === null) await form.getByText(text.settings.label).click();
  for (const [name, value] of Object.entries(settings)) {
    const field = form.getByLabel(text.settings[name as keyof typeof settings].name, { exact: true });
    await field.fill(String(value));
    await field.press('Enter');
  }
  await form.getByRole('button', { name: /^Apply/ }).click();
  await expect(form.getByRole('button', { name: /^Apply/ })).toBeHidden();
  await expect(figure.getByRole('button', { name: /^(Train|Go on training)$/ })).toBeEnabled();
}

export const button = (figure: Locator, name: string) => figure.getByRole('button', { name, exact: true });
export const progress = (figure: Locator) => figure.getByRole('progressbar', { name: text.run.progress });

export async function stepsDone(figure: Locator): Promise<number> {
  return Number(await progress(figure).getAttribute('value'));
}

/** Trains at least so many steps and pauses. */
export async function trainTo(figure: Locator, atLeast: number): Promise<number> {
  await figure.getByRole('button', { name: /^(Train|Go on training)$/ }).click();
  await expect.poll(() => stepsDone(figure), { timeout: 30_000 }).toBeGreaterThanOrEqual(atLeast);
  await button(figure, text.run.pause).click();
  await expect(button(figure, text.run.resume)).toBeVisible();
  return stepsDone(figure);
}

interface StoredRun {
  readonly trainStep: number;
  readonly records: readonly { readonly trainStep: number; readonly lossNats: number }[];
}

/** The run that the browser has stored; null: none. */
export function storedRun(page: Page): Promise<StoredRun | null> {
  return page.evaluate(
    () =>
      new Promise<StoredRun | null>((resolve) => {
        const opening = indexedDB.open('unroll', 1);
        opening.addEventListener('error', () => resolve(null));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const reading = database.transaction('training').objectStore('training').get('newest');
          reading.addEventListener('success', () => {
            database.close();
            const stored = reading.result;
            resolve(stored ? { trainStep: stored.snapshot.trainStep, records: stored.records } : null);
          });
        });
      }),
  );
}

export const storedStep = async (page: Page): Promise<number | null> =>
  (await storedRun(page))?.trainStep ?? null;
