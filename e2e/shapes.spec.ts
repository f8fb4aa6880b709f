/**
 * The shape calculator. Oracle: `networkLayout`, which PyTorch's own names and shapes are checked against, and Keras's
 * documented formula, compared as text with what is shown.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import type { CellName } from '#rnn/cells';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { frame } from '../app/i18n/en/frame.ts';
import { shapes } from '../app/i18n/en/shapes.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './reusedPage.ts';

test.use({ reducedMotion: 'reduce' });

const layoutOf = (cell: CellName, I: number, H: number, depth: number, bidirectional: boolean) =>
  networkLayout({
    inputs: { kind: 'values', size: I },
    layers: [{ kind: 'recurrent', name: '', cell, units: H, depth, bidirectional }],
  });

const caption = (page: Page) => page.locator('figcaption');
const open = (page: Page, state: Readonly<Record<string, string>> = {}) =>
  page.goto(figureAddress('shapes', state));
const field = (page: Page, name: keyof typeof shapes.numbers) =>
  page.getByRole('textbox', { name: shapes.numbers[name] });
/** The figure's own table; the one of its data is opened by hand. */
const reports = (page: Page) => page.getByRole('group', { name: shapes.title, exact: true });

test('by keyboard: every setting changes shapes and counts to those of the layout, and the address keeps them', async ({
  page,
}) => {
  await open(page);
  const start = parameterCount(layoutOf('lstm', 8, 16, 2, false));
  await expect(caption(page)).toContainText(
    `${shapes.count(start)} parameters in PyTorch and in this engine`,
  );
  await field(page, 'inputs').fill('65');
  await field(page, 'hidden').fill('64');
  await field(page, 'layers').focus();
  await page.keyboard.press('ArrowUp');
  await expect(field(page, 'layers')).toHaveValue('3');
  await page.getByRole('radio', { name: shapes.directionOptions.both }).press('Space');

  const layout = layoutOf('lstm', 65, 64, 3, true);
  // One bias a gate and unit less, in three layers of two directions.
  const keras = parameterCount(layout) - 4 * 64 * 6;
  const total = reports(page).getByRole('row', { name: shapes.total });
  await expect(total.getByRole('cell')).toHaveText(
    [parameterCount(layout), keras, parameterCount(layout)].map(shapes.count),
  );
  const slot = layout.find(({ name }) => name === 'weight_ih_l1')!;
  await expect(reports(page)).toContainText(`[${slot.shape.join(' × ')}] weight_ih_l1`);
  await expect(reports(page)).toContainText('[128 × 256] bidirectional_1/forward_lstm_1/kernel');
  await expect(page.locator('figure svg').first()).toContainText('256 × 65');

  await expect(page).toHaveURL(/(?=.*inputs=65)(?=.*hidden=64)(?=.*layers=3)(?=.*both=true)/);
  await page.reload();
  await expect(field(page, 'hidden')).toHaveValue('64');
  await expect(total.getByRole('cell').first()).toHaveText(shapes.count(parameterCount(layout)));
});

test('a kind that PyTorch or Keras lacks is said to be missing there, and counted here', async ({ page }) => {
  await open(page, { layers: '1', inputs: '3', hidden: '5' });
  const kind = page.getByRole('combobox', { name: shapes.kind });
  const total = reports(page).getByRole('row', { name: shapes.total }).getByRole('cell');
  await kind.selectOption('lstmPeephole');
  const peephole = shapes.count(parameterCount(layoutOf('lstmPeephole', 3, 5, 1, false)));
  await expect(total).toHaveText([shapes.noSuchLayer('pytorch'), shapes.noSuchLayer('keras'), peephole]);
  await expect(reports(page)).toContainText('[5] peephole_i_l0');
  await expect(caption(page)).toContainText('Neither PyTorch nor Keras');
  await kind.selectOption('gruResetBefore');
  // 3·H·(I + H + 1) in Keras, with a second bias here.
  await expect(total).toHaveText([shapes.noSuchLayer('pytorch'), '135', '150']);
});

test('what is no number of the range is told, and the figure keeps the last one that was', async ({
  page,
}) => {
  await open(page);
  const before = await caption(page).textContent();
  for (const typed of ['0', '-3', '2.5', '99999', 'many', '']) {
    await field(page, 'hidden').fill(typed);
    await expect(page.getByRole('alert').filter({ hasText: shapes.numbers.hidden })).toHaveText(
      shapes.notFitting('hidden', 1, 4096),
    );
    await expect(caption(page)).toHaveText(before ?? '');
  }
  await field(page, 'hidden').blur();
  await expect(field(page, 'hidden')).toHaveValue('16');
});

test('the largest stack that can be asked for is drawn and counted', async ({ page }) => {
  await open(page, {
    inputs: '4096',
    hidden: '4096',
    layers: '8',
    both: 'true',
    rows: '4096',
    steps: '10000',
  });
  const count = shapes.count(parameterCount(layoutOf('lstm', 4096, 4096, 8, true)));
  await expect(caption(page)).toContainText(`${count} parameters`);
  await expect(page.locator('figure svg').first()).toContainText('16384 × 8192');
});

test('the CSV names every tensor of every framework', async ({ page }) => {
  await open(page, { both: 'true' });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: frame.saveAs('CSV', shapes.title) }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  for (const { name, shape, size } of layoutOf('lstm', 8, 16, 2, true))
    expect(csv).toMatch(new RegExp(`^${name},PyTorch,[^,]+,${shape.join(' × ')},${size}\r$`, 'm'));
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390]) {
    test(`is free of axe violations, fits, and has no label under 12 px, ${colorScheme}, ${width} px wide`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await open(page, { both: 'true', kind: 'gru' });
      await expect(reports(page)).toBeVisible();
      await expectNoAxeViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const sizes = await page
        .locator('figure svg text, figure td, figure th, figure code')
        .evaluateAll((texts) => texts.map((text) => parseFloat(getComputedStyle(text).fontSize)));
      expect(sizes.length).toBeGreaterThan(20);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    });
  }

test('on a phone one framework at a time is shown, chosen by keyboard and kept in the address', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await expect(reports(page)).toContainText('weight_ih_l0');
  await page.getByRole('radio', { name: shapes.frameworks.pytorch }).press('ArrowRight');
  await expect(reports(page)).toContainText('[8 × 64] lstm/kernel');
  await expect(reports(page)).not.toContainText('weight_ih_l0');
  await expect(page).toHaveURL(/framework=keras/);
});
