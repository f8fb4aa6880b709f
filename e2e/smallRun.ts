/** What journeys through faults do with a training run so small that a step takes milliseconds on a processor. */
import type { BrowserContext, Page } from 'playwright/test';
import { expect } from './fixtures.ts';

export const smallRun = '#/lesson/09-language-model/units=8;batch=2;window=8;end';

export const happened = (page: Page) => page.getByRole('region', { name: 'What happened' });
export const figure = (page: Page) => page.getByRole('region', { name: 'Training a language model' });
export const trainButton = (page: Page) =>
  figure(page).getByRole('button', { name: /^(Train|Go on training)/ });

export async function openTraining(page: Page, query = '', address = smallRun): Promise<void> {
  await page.goto(`./${query}${address}`);
  await expect(trainButton(page)).toHaveAttribute('aria-disabled', 'false', { timeout: 40_000 });
}

/** The step that training has reached, as the figure says it. */
export async function stepReached(page: Page): Promise<number> {
  const words = await figure(page)
    .getByText(/^step [\d,]+ of/)
    .innerText();
  return Number(/step ([\d,]+)/.exec(words)?.[1].replaceAll(',', ''));
}

export async function trainUntil(page: Page, step: number): Promise<void> {
  await expect.poll(() => stepReached(page), { timeout: 50_000 }).toBeGreaterThanOrEqual(step);
}

/** Runs `script` in every engine worker before its own code; a function is given how many were started before. */
export async function beforeEngine(
  context: BrowserContext,
  script: string | ((nth: number) => string),
): Promise<void> {
  let nth = 0;
  await context.route(/engine\.worker-[^/]*\.js$/, async (route) => {
    const added = typeof script === 'string' ? script : script(nth++);
    const response = await route.fetch();
    await route.fulfill({ response, body: `${added};\n${await response.text()}` });
  });
}
