/**
 * The figure of vanishing gradients. Oracle: the same analysis of the float64 reference on the same seed, compared as
 * text with what is shown; its own oracles are finite differences and closed forms (src/inspect).
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { drawRecurrent, type RecurrentDraw } from '#data/recurrentDraws';
import { fromLogarithm } from '#figures/scientific';
import type { ComparedKnobs } from '#inspect/comparedLayers';
import { readVanishing } from '#inspect/vanishing';
import { mostProductUnits } from '#inspect/vanishingLimits';
import { en } from '../app/i18n/en.ts';
import { damagedLink } from '../app/i18n/en/damagedLink.ts';
import { frame } from '../app/i18n/en/frame.ts';
import { vanishing } from '../app/i18n/en/vanishing.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './reusedPage.ts';

test.use({ reducedMotion: 'reduce' });

interface Setting extends ComparedKnobs {
  readonly length: number;
  readonly units: number;
  readonly draw: RecurrentDraw;
  readonly seed: number;
}

/** As the figure opens. */
const start: Setting = {
  radius: 0.9,
  activation: 'tanh',
  forgetBias: 1,
  length: 60,
  units: 16,
  draw: 'normal',
  seed: 1,
};

function expected(setting: Partial<Setting> = {}) {
  const { length, units, draw, seed, ...knobs } = { ...start, ...setting };
  return readVanishing(drawRecurrent({ T: length, I: 4, H: units, blocks: 4 }, draw, seed), knobs);
}

const shown = (norm: number) => fromLogarithm(Math.log10(norm));
const value = (page: Page, name: string) => page.locator(`[data-value="${name}"]`);
const chart = (page: Page) => page.getByRole('slider', { name: vanishing.chart });
const open = (page: Page, state: Readonly<Record<string, string>> = {}) =>
  page.goto(figureAddress('vanishing', state));

/** Every line's value at one distance is the reference's. */
async function agrees(page: Page, reading: ReturnType<typeof expected>, back: number): Promise<void> {
  await expect(value(page, 'rnn')).toHaveText(shown(reading.rnn.hiddenState[back]));
  await expect(value(page, 'gru')).toHaveText(shown(reading.gru.hiddenState[back]));
  await expect(value(page, 'lstm')).toHaveText(shown(reading.lstm.hiddenState[back]));
  await expect(value(page, 'lstmCell')).toHaveText(shown(reading.lstm.cellState![back]));
  await expect(value(page, 'lstmAlong')).toHaveText(shown(reading.lstm.alongCellState![back]));
  await expect(value(page, 'product')).toHaveText(fromLogarithm(reading.jacobian!.product[back]));
  await expect(value(page, 'bound')).toHaveText(fromLogarithm(reading.jacobian!.bound[back]));
}

test('it opens alive, and each setting changes the numbers to those of the reference', async ({ page }) => {
  await open(page);
  await agrees(page, expected(), 20);

  await page.getByRole('slider', { name: vanishing.radius }).focus();
  for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowRight');
  await agrees(page, expected({ radius: 0.95 }), 20);

  const forgetBias = page.getByRole('slider', { name: vanishing.forgetBias });
  await forgetBias.focus();
  await expect(page.locator('html')).toHaveAttribute('data-lit', 'forgetGate');
  await page.keyboard.press('End');
  await agrees(page, expected({ radius: 0.95, forgetBias: 6 }), 20);

  await page.getByRole('radio', { name: vanishing.activations.relu }).check();
  await page.getByRole('radio', { name: vanishing.draws.orthogonal }).check();
  const reading = expected({ radius: 0.95, forgetBias: 6, activation: 'relu', draw: 'orthogonal' });
  await agrees(page, reading, 20);
  await expect(page.locator('figcaption')).toContainText('spectral radius 0.95');
});

test('the ruler says where each signal falls below 1%, below float32, and to zero', async ({ page }) => {
  await open(page, { radius: '0.01', length: '200', units: '8' });
  const { rnn, lstm } = expected({ radius: 0.01, length: 200, units: 8 });
  const from = (norms: Float64Array, threshold: number) => norms.findIndex((norm) => norm < threshold);
  const [share, float32, zero] = [0.01, 2 ** -126, 5e-324].map((least) => from(rnn.hiddenState, least));
  expect(zero).toBeGreaterThan(float32);
  await expect(page.locator('[data-ruler="rnn"]')).toHaveText(
    `${vanishing.lines.rnn}: 1% at ${share}, float32 at ${float32}, exactly 0 at ${zero}`,
  );
  const cell = from(lstm.cellState!, lstm.cellState![0] / 100);
  await expect(page.locator('[data-ruler="lstmCell"]')).toHaveText(
    `${vanishing.lines.lstmCell}: 1% at ${cell}`,
  );
  // One step before the end of float64 and one after it, on the same log scale.
  await chart(page).focus();
  await page.keyboard.press('End');
  await expect(value(page, 'rnn')).toHaveText('0');
  await expect(value(page, 'product')).toHaveText(/^\d\.\de−4\d\d$/);
});

test('clipping multiplies a cell’s whole line by what its gradient is too long, and no share changes', async ({
  page,
}) => {
  const setting = { radius: 1.3, activation: 'relu', draw: 'orthogonal' } as const;
  await open(page, { radius: '1.3', activation: 'relu', draw: 'orthogonal', back: '59' });
  const { rnn } = expected(setting);
  expect(rnn.weightNorm).toBeGreaterThan(10);
  await expect(value(page, 'rnn')).toHaveText(shown(rnn.hiddenState[59]));
  const before = await page.locator('[data-ruler="rnn"]').textContent();
  await page.getByRole('radio', { name: vanishing.clips.on, exact: true }).check();
  await expect(value(page, 'rnn')).toHaveText(shown(rnn.hiddenState[59] / rnn.weightNorm));
  await expect(page.locator('figcaption')).toContainText(`its norm was ${shown(rnn.weightNorm)}`);
  await expect(page.locator('[data-ruler="rnn"]')).toHaveText(before!);
});

test('every point is read by keyboard, and the address brings the same picture back', async ({ page }) => {
  await open(page, { seed: '3', length: '40' });
  const { rnn, spectrum } = expected({ seed: 3, length: 40 });
  await chart(page).focus();
  await page.keyboard.press('Home');
  await expect(chart(page)).toHaveAttribute('aria-valuetext', /^0 steps back: plain RNN, h 1; /);
  for (let k = 0; k < 7; k++) await page.keyboard.press('ArrowRight');
  await expect(chart(page)).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^7 steps back: plain RNN, h ${shown(rnn.hiddenState[7])}; `),
  );
  const jacobian = page.getByRole('slider', { name: vanishing.jacobian });
  await expect(jacobian).toHaveAttribute('aria-valuenow', '7');

  const eigenvalues = page.getByRole('slider', { name: vanishing.spectrum });
  await eigenvalues.focus();
  await page.keyboard.press('End');
  await expect(eigenvalues).toHaveAttribute('aria-valuenow', String(spectrum!.length));
  const { re, im } = spectrum!.at(-1)!;
  await expect(eigenvalues).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`magnitude ${shown(Math.hypot(re, im))}$`),
  );
  await expect(page).toHaveURL(/back=7;.*eigenvalue=16/);
  const caption = await page.locator('figcaption').textContent();
  await page.reload();
  await expect(page.locator('figcaption')).toHaveText(caption!);
  await expect(eigenvalues).toHaveAttribute('aria-valuenow', '16');
});

test('a press on the lines chooses that distance, a press on the plane the nearest eigenvalue', async ({
  page,
}) => {
  await open(page);
  const box = (await chart(page).boundingBox())!;
  await chart(page).click({ position: { x: box.width * 0.5, y: 40 } });
  await expect(chart(page)).toHaveAttribute('aria-valuenow', /^(29|30)$/);
  const eigenvalues = page.getByRole('slider', { name: vanishing.spectrum });
  const { spectrum } = expected();
  const rightmost = spectrum!.reduce((best, { re }, index) => (re > spectrum![best].re ? index : best), 0);
  const { re, im } = spectrum![rightmost];
  const side = (await eigenvalues.boundingBox())!.width;
  // Fourteen pixels are the plot's margin; the unit circle fills the rest.
  const unit = side / 2 - 14;
  await eigenvalues.click({ position: { x: side / 2 + re * unit, y: side / 2 - im * unit } });
  await expect(eigenvalues).toHaveAttribute('aria-valuenow', String(rightmost + 1));
});

test('the table has a row for each distance and eigenvalue, and the CSV the reference’s numbers to 1e-12', async ({
  page,
}) => {
  await open(page, { length: '12', units: '4' });
  await page.getByText(frame.table).click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(1 + 12 + 4);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: frame.saveAs('CSV', vanishing.title) }).click();
  const lines = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  const reading = expected({ length: 12, units: 4 });
  const [back, rnn, gru] = lines[1 + 7].split(',').map(Number);
  expect(back).toBe(7);
  // Browsers' tanh and cos differ in the last bit, which the way back multiplies a few times.
  expect(rnn / reading.rnn.hiddenState[7]).toBeCloseTo(1, 12);
  expect(gru / reading.gru.hiddenState[7]).toBeCloseTo(1, 12);
  const [re, im] = lines[1 + 12 + 1].split(',').slice(-2).map(Number);
  expect(re).toBeCloseTo(reading.spectrum![1].re, 12);
  expect(im).toBeCloseTo(reading.spectrum![1].im, 12);
});

test('what is at the edge is said: one step, one unit, no recurrence, many units, an address out of bounds', async ({
  page,
}) => {
  const caption = page.locator('figcaption');
  await open(page, { length: '1', units: '1' });
  await expect(caption).toContainText('One step has nothing to look back at');
  await expect(value(page, 'rnn')).toHaveText('1');

  await open(page, { radius: '0', length: '30' });
  await expect(caption).toContainText('exactly zero from 1 step back');
  await expect(value(page, 'rnn')).toHaveText('0');

  const many = { length: 3, units: 256 };
  await open(page, { length: '3', units: '256', back: '2' });
  await expect(page.getByText(vanishing.noJacobian(256, mostProductUnits))).toBeVisible();
  await expect(value(page, 'rnn')).toHaveText(shown(expected(many).rnn.hiddenState[2]));

  await open(page, { radius: '99' });
  await expect(page.getByRole('status', { name: en.shell.damagedLink.label })).toContainText(
    damagedLink.unreadable,
  );
  await agrees(page, expected(), 20);
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('it is free of axe violations and not wider than the screen', async ({ page }) => {
        await open(page);
        await expect(value(page, 'rnn')).toBeVisible();
        await expectNoAxeViolations(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const smallest = await page.evaluate(() =>
          Math.min(
            ...[...document.querySelectorAll('[data-figure="vanishing"] svg text')].map((label) =>
              Number.parseFloat(getComputedStyle(label).fontSize),
            ),
          ),
        );
        expect(smallest).toBeGreaterThanOrEqual(12);
      });
    });
