/** Code beside the formulas: reached and changed by keyboard, linked to the figure, and copied as a program. */
import { code } from '../app/i18n/en/code.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { printedValues, runTypeScript } from './pytorch/scripts.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('an LSTM’s code changes its language by keyboard, lights up with the figure, and is copied as a program that prints the figure’s numbers', async ({
  page,
}) => {
  await page.goto('#/lesson/06-lstm/letter=4;unit=7;end');
  const listing = page.getByRole('region', { name: code.names.lstm, exact: true });
  // It comes as it comes near.
  await page.getByRole('heading', { name: 'The same as a program' }).scrollIntoViewIfNeeded();
  await expect(listing.getByText('import numpy as np')).toBeVisible();
  await page.getByRole('radio', { name: code.languages.numpy }).focus();
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: code.languages.typescript })).toBeChecked();
  const lines = listing.getByRole('region');
  await expect(lines).toContainText('function lstm(x: Vector');

  await lines.locator('span[data-quantity=forgetGate]').last().hover();
  await expect(page.locator('html')).toHaveAttribute('data-lit', 'forgetGate');

  const about = listing.getByText(/^The script reads/);
  await expect(about).toContainText('reads “hello” with the weights of the model in the figure');
  await expect(about).toContainText('unit 7 at letter 4');
  await listing.getByRole('button', { name: code.copyModel }).press('Enter');
  await expect(listing.getByRole('status')).toHaveText(/^Copied: \d+ kB\.$/);
  const printed = printedValues(
    await runTypeScript(await page.evaluate(() => navigator.clipboard.readText())),
  );
  // The figure's own numbers: the lines of the derivation end with them, rounded to three decimals.
  for (const [letter, name] of [
    ['f', 'forgetGate'],
    ['c', 'cellState'],
    ['h', 'hiddenState'],
  ] as const) {
    const shown = page.locator(`[data-formula=${name}] [data-slot=${name}]`).last();
    const value = Number((await shown.textContent())?.replace('−', '-'));
    expect(Math.abs((printed.get(letter) ?? Number.NaN) - value), name).toBeLessThan(0.0006);
  }

  await expectNoAxeViolations(page, 'main section:has(> pre)');
});

test('the loop of a language model is a program that learns, and a copy that is refused is shown to be copied by hand', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) },
    });
  });
  await page.goto('#/lesson/09-language-model');
  await page.getByRole('heading', { name: 'How far back to learn' }).scrollIntoViewIfNeeded();
  const listing = page.getByRole('region', { name: code.names.languageModel, exact: true });
  await page.getByRole('radio', { name: code.languages.typescript }).check({ force: true });
  await listing.getByRole('button', { name: code.copyLoop }).click();
  await expect(listing.getByRole('status')).toHaveText(code.refused);
  const printed = await runTypeScript(await listing.getByRole('textbox').inputValue());
  const bits = [...printed.matchAll(/([\d.]+) bits per letter/g)].map(([, value]) => Number(value));
  expect(bits).toHaveLength(100);
  // From an even guess over the letters of the text to far less.
  expect(bits[0]).toBeGreaterThan(4.5);
  expect(bits[99]).toBeLessThan(bits[0] - 1);
});
