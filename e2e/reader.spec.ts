import { en } from '../app/i18n/en.ts';
import { training } from '../app/i18n/en/checks/training.ts';
import { expect, test } from './fixtures.ts';

const { reader } = en;
const lstm = '#/lesson/06-lstm';

test('the formulas in the text carry the numbers of the figure', async ({ page }) => {
  await page.goto(lstm);
  const inFigure = page.getByRole('region', { name: reader.figure }).locator('[data-formula="forgetGate"]');
  const inText = page.locator('ol [data-formula="forgetGate"]');
  const number = () => inFigure.locator('[data-slot="forgetGate"]').textContent();
  await expect(inText.locator('[data-slot="forgetGate"]')).toHaveText(/^0\.\d{3}$/);
  const before = await number();
  await expect(inText.locator('[data-slot="forgetGate"]')).toHaveText(before ?? '');
  await page.getByLabel('Unit', { exact: true }).selectOption({ index: 0 });
  await expect.poll(number).not.toBe(before);
  await expect(inText.locator('[data-slot="forgetGate"]')).toHaveText((await number()) ?? '');
  await expect(inText).toContainText((await number()) ?? '');
});

test('a prediction is committed to by keyboard and then graded on the model', async ({ page }) => {
  await page.goto(lstm);
  await expect(page.locator('ol [data-slot="forgetGate"]').first()).toHaveText(/^0\.\d{3}$/);
  for (const number of [1, 2, 3]) {
    const prediction = page.getByRole('region', { name: reader.predict(number), exact: true });
    const commit = prediction.getByRole('button', { name: reader.commit });
    await expect(commit).toBeDisabled();
    const choices = prediction.getByRole('radio');
    await choices.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(choices.nth(1)).toBeChecked();
    await page.keyboard.press('Tab');
    await expect(commit).toBeFocused();
    await page.keyboard.press('Enter');
    const verdict = prediction.getByRole('status');
    await expect(verdict).toContainText(/You were right|It turned out otherwise/);
    await expect(verdict).toContainText(/\d\.\d\d/);
    await expect(choices.nth(1)).toBeDisabled();
  }
});

test('a prediction that the model cannot decide says what to do first', async ({ page }) => {
  await page.goto('#/lesson/09-language-model');
  const prediction = page.getByRole('region', { name: reader.predict(2), exact: true });
  await prediction.getByRole('radio').first().check();
  await prediction.getByRole('button', { name: reader.commit }).click();
  await expect(prediction.getByRole('status')).toHaveText(training.needs.twoHundredSteps);
  await expect(prediction.getByRole('radio').first()).toBeEnabled();
});

test('a quantity named in the text lights up in the formulas when it is reached by keyboard', async ({
  page,
}) => {
  await page.goto(lstm);
  const light = () =>
    page
      .locator('ol [data-formula="forgetGate"] [data-quantity="forgetGate"]')
      .first()
      .evaluate((element) => getComputedStyle(element).getPropertyValue('--lit').trim());
  const word = page.locator('p .symbol, li .symbol').filter({ hasText: 'forget gate f' }).first();
  await expect(word).toBeVisible();
  expect(await light()).toBe('0');
  await page.keyboard.press('Tab');
  await word.focus();
  expect(await light()).toBe('1');
});

test('on a phone the figure stays within reach of the text', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(lstm);
  const word = page.getByRole('region', { name: reader.figure }).getByLabel('Word', { exact: true });
  await expect(word).toBeVisible();
  await page.getByRole('heading', { name: 'In short' }).scrollIntoViewIfNeeded();
  await expect(word).not.toBeInViewport();
  const bar = page.getByRole('button', { name: reader.showFigure });
  await bar.click();
  await expect(word).toBeInViewport();
  await expect(page.getByRole('heading', { name: 'In short' })).toBeInViewport({ ratio: 0 });
  await page.keyboard.press('Escape');
  await expect(word).not.toBeInViewport();
  await expect(bar).toBeVisible();
});
