/** Every lesson from end to end, as somebody without a pointer goes through it. */
import type { Locator, Page } from 'playwright/test';
import order from '../lessons/order.json' with { type: 'json' };
import { en } from '../app/i18n/en.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const { reader } = en;
/** Lessons whose model has to be trained before it can be asked. */
const untrained: ReadonlySet<string> = new Set(['09-language-model']);
/** Lessons where a prediction asks for something to be done in the figure first, such as another shape or a race of one's own. */
const asksForMore: ReadonlySet<string> = new Set(['03-problem-shapes', '13-which-one']);

/** A passage of 300 letters instead of 1,000: axe looks at each letter, and those beyond are no other. */
const opened: Readonly<Record<string, string>> = { '07-inside-the-gates': '/letters=300;end' };

// Otherwise one worker would go through all of them while the other waits.
test.describe.configure({ mode: 'parallel' });

for (const lesson of order) {
  test(`lesson ${lesson}: its figures live, its predictions are answered by keyboard, and axe finds nothing`, async ({
    page,
  }) => {
    // Four looks of axe at a whole lesson, on a machine that may be busy.
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(`#/lesson/${lesson}${opened[lesson] ?? ''}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await wakeFigures(page);
    if (!untrained.has(lesson)) await expect(page.locator('main [data-picture]').first()).toBeVisible();
    await expect(page.getByText(reader.figureLoading)).toHaveCount(0);

    const predictions = page
      .locator('section')
      .filter({ has: page.getByRole('button', { name: reader.commit }) });
    const count = await predictions.count();
    expect(count).toBeGreaterThanOrEqual(2);
    let decided = 0;
    for (let number = 1; number <= count; number += 1)
      if (
        await answer(
          page,
          // What was answered before stands behind its number.
          page.getByRole('region', { name: new RegExp(String.raw`^${reader.predict(number)}(?!\d)`) }),
          untrained.has(lesson) || asksForMore.has(lesson),
        )
      )
        decided += 1;
    if (!untrained.has(lesson)) expect(decided).toBeGreaterThanOrEqual(1);

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

/** Figures in the text begin as they come near: goes down the page, which grows as they do. */
async function wakeFigures(page: Page): Promise<void> {
  const step = 800;
  for (let top = 0; top < (await page.evaluate(() => document.documentElement.scrollHeight)); top += step) {
    await page.evaluate((y) => scrollTo(0, y), top);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Goes through the answers of one prediction: of several choices exactly one is right. False if it asks for more first. */
async function answer(page: Page, prediction: Locator, mayNeedMore: boolean): Promise<boolean> {
  const commit = prediction.getByRole('button', { name: reader.commit });
  const verdict = prediction.getByRole('status');
  const choices = await prediction.getByRole('radio').count();
  const verdicts: string[] = [];
  for (let choice = 0; choice < Math.max(1, choices); choice += 1) {
    await give(page, prediction, choice);
    await commit.focus();
    await page.keyboard.press('Enter');
    await expect(verdict).not.toBeEmpty();
    const again = prediction.getByRole('button', { name: reader.askAgain });
    if (mayNeedMore && !(await again.isVisible())) return false;
    // A figure that still measures is asked again, as its sentence says.
    await expect(async () => {
      if (!(await again.isVisible())) await commit.press('Enter', { timeout: 1000 });
      await expect(again).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 40_000 });
    const text = (await verdict.textContent()) ?? '';
    expect(text.startsWith(reader.right) || text.startsWith(reader.wrong), text).toBe(true);
    verdicts.push(text.startsWith(reader.right) ? 'right' : 'wrong');
    await again.focus();
    await page.keyboard.press('Enter');
  }
  if (choices > 0) expect(verdicts.filter((one) => one === 'right')).toHaveLength(1);
  return true;
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
