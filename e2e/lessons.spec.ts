/** Every lesson from end to end, as somebody without a pointer goes through it. */
import type { Locator, Page } from 'playwright/test';
import order from '../lessons/order.json' with { type: 'json' };
import { en } from '../app/i18n/en.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const { reader } = en;
/** Lessons whose model has to be trained before it can be asked. */
const untrained: ReadonlySet<string> = new Set(['09-language-model']);

for (const lesson of order) {
  test(`lesson ${lesson}: its figures live, its predictions are answered by keyboard, and axe finds nothing`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(`#/lesson/${lesson}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await wakeFigures(page);
    if (!untrained.has(lesson)) await expect(page.locator('main [data-picture]').first()).toBeVisible();
    await expect(page.getByText(reader.figureLoading)).toHaveCount(0);

    const predictions = page
      .locator('section')
      .filter({ has: page.getByRole('button', { name: reader.commit }) });
    const count = await predictions.count();
    expect(count).toBeGreaterThanOrEqual(2);
    for (let number = 1; number <= count; number += 1)
      await answer(page, page.getByRole('region', { name: reader.predict(number) }), untrained.has(lesson));

    for (const hint of await page.locator('main details > summary').all()) {
      await hint.focus();
      await page.keyboard.press('Enter');
    }
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 1440],
      ['dark', 390],
      ['light', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await expectNoAxeViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

/** Figures in the text begin as they come near: goes down the page once. */
async function wakeFigures(page: Page): Promise<void> {
  for (const figure of await page.locator('main section[aria-label]').all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.getByText(reader.figureLoading)).toHaveCount(0);
  }
}

/** Goes through the answers of one prediction: where there are choices, until one is right and one is wrong. */
async function answer(page: Page, prediction: Locator, mayNeedMore: boolean): Promise<void> {
  const commit = prediction.getByRole('button', { name: reader.commit });
  const verdict = prediction.getByRole('status');
  const choices = await prediction.getByRole('radio').count();
  const verdicts: string[] = [];
  for (let choice = 0; choice < Math.max(1, choices); choice += 1) {
    await give(page, prediction, choice);
    await commit.focus();
    await page.keyboard.press('Enter');
    await expect(verdict).not.toBeEmpty();
    const text = (await verdict.textContent()) ?? '';
    if (!text.startsWith(reader.right) && !text.startsWith(reader.wrong)) {
      expect(mayNeedMore, `“${text}”`).toBe(true);
      return;
    }
    verdicts.push(text.startsWith(reader.right) ? 'right' : 'wrong');
    const again = prediction.getByRole('button', { name: reader.askAgain });
    await again.focus();
    await page.keyboard.press('Enter');
  }
  if (choices > 0) expect(verdicts.filter((one) => one === 'right')).toHaveLength(1);
}

/** Chooses, types, marks or draws, by keyboard alone. */
async function give(page: Page, prediction: Locator, choice: number): Promise<void> {
  const radios = prediction.getByRole('radio');
  const slider = prediction.getByRole('slider').first();
  const field = prediction.getByRole('textbox');
  const mark = prediction.locator('button[aria-pressed]').first();
  await expect(radios.or(slider).or(field).or(mark).first()).toBeAttached();
  if ((await radios.count()) > 0) {
    await radios.nth(choice).focus();
    await page.keyboard.press('Space');
  } else if ((await field.count()) > 0) {
    await field.focus();
    await page.keyboard.type('1');
  } else if ((await mark.count()) > 0) {
    await mark.focus();
    await page.keyboard.press('Space');
  } else {
    await slider.focus();
    await page.keyboard.press('ArrowDown');
  }
}
