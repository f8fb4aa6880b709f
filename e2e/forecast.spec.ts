/**
 * The forecast figure. Oracle: the same window through the same networks in the float64 reference, and least squares on
 * the same series, compared as text with what is shown.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { lastValueForecasts, linearForecasts, linearWeights } from '#data/forecastBaselines';
import {
  forecasterFile,
  forecastersOf,
  forecasterSpec,
  forecastSeriesFiles,
  horizon,
  type ForecasterName,
  type ForecastSeriesName,
} from '#data/forecasters';
import { forecastSeries, measuredStarts, type ForecastSeries } from '#data/forecastSeries';
import { forecastWindows } from '#data/forecastWindows';
import { parseModelFile, writeModelFile } from '#data/modelFile';
import type { SavedModel } from '#data/modelDescription';
import { derivativeNumber } from '#figures/derivativeNumber';
import { networkForecasts, squaredErrors } from '#inspect/forecasts';
import { forecast as text } from '../app/i18n/en/forecast.ts';
import { frame } from '../app/i18n/en/frame.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './reusedPage.ts';

test.use({ reducedMotion: 'reduce' });

const publicFile = (name: string) => readFileSync(new URL(`../public/${name}`, import.meta.url));

const known = new Map<ForecastSeriesName, ForecastSeries>();
function seriesOf(name: ForecastSeriesName): ForecastSeries {
  const file = forecastSeriesFiles[name];
  const loaded = known.get(name) ?? forecastSeries(name, file === null ? null : publicFile(file).toString());
  if (!('kind' in loaded)) return loaded;
  if (loaded.kind !== 'loaded') throw new Error(name);
  known.set(name, loaded.content);
  return loaded.content;
}

function shipped(series: ForecastSeriesName, name: ForecasterName): SavedModel {
  const parsed = parseModelFile(publicFile(forecasterFile(series, name)));
  if (parsed.kind !== 'model') throw new Error(parsed.kind);
  return parsed.saved;
}

/** What the reference forecasts at a step ahead, as it is shown, after pushes of steps from 1. */
function expected(
  name: ForecastSeriesName,
  window: number,
  who: ForecasterName | 'lastValue' | 'linear',
  ahead: number,
  pushes: Readonly<Record<number, number>> = {},
  parameters?: Float32Array,
): string {
  const series = seriesOf(name);
  const { columns, column, validationStarts } = series;
  const { mean, deviation } = columns[column];
  const read = forecastWindows(series, [validationStarts[window - 1]]);
  for (const [step, value] of Object.entries(pushes))
    read.inputs[(Number(step) - 1) * columns.length + column] = (value - mean) / deviation;
  const forecasts = () => {
    if (who === 'lastValue') return lastValueForecasts(read, column, horizon);
    if (who === 'linear') return linearForecasts(linearWeights(series), read);
    const network = {
      spec: forecasterSpec(who, columns.length),
      parameters: parameters ?? shipped(name, who).parameters,
    };
    return networkForecasts(network, read, horizon).values;
  };
  return text.value(name, forecasts()[ahead - 1] * deviation + mean);
}

const open = (page: Page, state: Readonly<Record<string, string>> = {}) =>
  page.goto(figureAddress('forecast', state));
const shown = (page: Page, who: string) => page.locator(`[data-forecast="${who}"]`);
const caption = (page: Page) => page.locator('figcaption');
const field = (page: Page, step: number) => page.getByRole('textbox', { name: text.field(`step ${step}`) });

test('it opens alive: forecasts, baselines and typical errors are the reference’s, read by keyboard', async ({
  page,
}) => {
  await open(page);
  for (const who of [...forecastersOf(1), 'lastValue', 'linear'] as const)
    await expect(shown(page, who)).toHaveText(expected('twoSines', 9, who, 10));
  await expect(caption(page)).toContainText('Ten steps ahead, the LSTM is off by');
  const fan = page.getByRole('slider', { name: text.fan });
  await fan.focus();
  for (let k = 0; k < 6; k++) await page.keyboard.press('ArrowLeft');
  for (const who of ['lstm', 'iterated', 'linear'] as const)
    await expect(shown(page, who)).toHaveText(expected('twoSines', 9, who, 4));
  await expect(fan).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`LSTM ${expected('twoSines', 9, 'lstm', 4)}`),
  );
  await expect(caption(page)).toContainText('Four steps ahead');

  const series = seriesOf('twoSines');
  const windows = forecastWindows(series, measuredStarts(series));
  for (const who of ['iterated', 'atOnce'] as const) {
    const errors = squaredErrors(
      { spec: forecasterSpec(who, 1), parameters: shipped('twoSines', who).parameters },
      windows,
    );
    await expect(page.locator(`[data-typical="${who}"]`)).toHaveText(
      text.value('twoSines', Math.sqrt(errors[3])),
    );
    const mean = errors.reduce((sum, value) => sum + value, 0) / horizon;
    await expect(page.locator(`[data-squared="${who}"]`)).toHaveText(derivativeNumber(mean, 3));
  }
});

test('a pushed value changes the forecasts to the reference’s: typed, by key, by drag; and every way back', async ({
  page,
}) => {
  await open(page, { read: '45' });
  const still = expected('twoSines', 9, 'lstm', 10);
  await expect(shown(page, 'lstm')).toHaveText(still);
  await field(page, 45).fill('0.9');
  for (const who of ['lstm', 'atOnce', 'iterated', 'linear'] as const) {
    const changed = expected('twoSines', 9, who, 10, { 45: 0.9 });
    expect(changed).not.toBe(expected('twoSines', 9, who, 10));
    await expect(shown(page, who)).toHaveText(changed);
  }
  await expect(caption(page)).toContainText('With the value at step 45 pushed to 0.900');
  await expect(page).toHaveURL(/pushed=45(:|%3A)0\.9/);
  await page.reload();
  await expect(shown(page, 'lstm')).toHaveText(expected('twoSines', 9, 'lstm', 10, { 45: 0.9 }));

  const handle = page.getByRole('slider', { name: text.handle('step 45') });
  await handle.focus();
  await page.keyboard.press('ArrowDown');
  await expect(shown(page, 'lstm')).toHaveText(expected('twoSines', 9, 'lstm', 10, { 45: 0.88 }));
  const box = (await handle.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 60, { steps: 4 });
  await page.mouse.up();
  const dragged = Number(await field(page, 45).inputValue());
  expect(dragged).toBeLessThan(0.8);
  await expect(shown(page, 'lstm')).toHaveText(expected('twoSines', 9, 'lstm', 10, { 45: dragged }));

  await page.getByRole('button', { name: text.undo }).click();
  await expect(shown(page, 'lstm')).toHaveText(expected('twoSines', 9, 'lstm', 10, { 45: 0.9 }));
  await page.getByRole('button', { name: text.redo }).click();
  await expect(shown(page, 'lstm')).toHaveText(expected('twoSines', 9, 'lstm', 10, { 45: dragged }));
  await page.getByRole('button', { name: text.releaseAll }).click();
  await expect(shown(page, 'lstm')).toHaveText(still);
});

test('series and window are chosen, networks drawn or not, and the address brings all of it back', async ({
  page,
}) => {
  await open(page, { series: 'births', window: '90', models: 'gru', ahead: '7' });
  await expect(shown(page, 'gru')).toHaveText(expected('births', 90, 'gru', 7));
  await expect(shown(page, 'iterated')).toHaveText(expected('births', 90, 'iterated', 7));
  await expect(page.getByRole('checkbox', { name: text.rows.draw('iterated') })).not.toBeChecked();
  const fan = page.getByRole('slider', { name: text.fan });
  await expect(fan).not.toHaveAttribute('aria-valuetext', /iterated/);
  await page.getByRole('checkbox', { name: text.rows.draw('iterated') }).check();
  await expect(fan).toHaveAttribute('aria-valuetext', /RNN, iterated/);
  await page.getByRole('slider', { name: text.window, exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(shown(page, 'gru')).toHaveText(expected('births', 91, 'gru', 7));
  await page.waitForURL(/window=91/);
  await page.reload();
  await expect(shown(page, 'gru')).toHaveText(expected('births', 91, 'gru', 7));
  await expect(caption(page)).toContainText('Seven steps ahead');

  await page.getByRole('combobox', { name: text.series }).selectOption('seattleWeather');
  await expect(page.getByText(text.impossible(['iterated'], 4))).toBeVisible();
  await expect(shown(page, 'iterated')).toHaveCount(0);
  await expect(shown(page, 'gru')).toHaveText(expected('seattleWeather', 61, 'gru', 7));
  await page.getByRole('combobox', { name: text.series }).selectOption('co2');
  await expect(shown(page, 'linear')).toHaveText(expected('co2', 41, 'linear', 7));
});

test('what is at the edge is said: constant, extreme, zero, saturated, a push that no longer fits', async ({
  page,
}) => {
  const all = (value: number) => Object.fromEntries(Array.from({ length: 50 }, (_, k) => [k + 1, value]));
  await open(page, { pushed: '*:0.3' });
  await expect(page.getByText(text.constant('0.300'))).toBeVisible();
  await expect(shown(page, 'lstm')).toHaveText(expected('twoSines', 9, 'lstm', 10, all(0.3)));
  await expect(shown(page, 'lastValue')).toHaveText('0.300');

  await open(page, { pushed: '44:1000000~60:1', read: '44' });
  await expect(page.getByText('lies far outside of what was taught')).toBeVisible();
  await expect(page.getByText('Beyond the edge of the picture: the linear model')).toBeVisible();
  await expect(page.getByText(text.misfit([59], 50))).toBeVisible();
  await expect(shown(page, 'linear')).toHaveText(expected('twoSines', 9, 'linear', 10, { 44: 1e6 }));
  await field(page, 44).fill('much');
  await expect(page.getByText(text.notFitting(9_999_999))).toBeVisible();

  await open(page, { strength: '0', window: '4000' });
  await expect(page.getByText(text.windowMisfit(4000, 2000))).toBeVisible();
  await expect(page.getByText('All weights of the iterated RNN')).toBeVisible();
  await expect(shown(page, 'gru')).toHaveText('0.000');
  await open(page, { strength: '100' });
  await expect(page.getByText('are saturated')).toBeVisible();
});

test.describe('with files that are changed, missing or damaged', () => {
  test.use({ allowedErrors: [/404/] });

  test('a changed weight changes the forecast to the reference’s; what cannot be used is said and left out', async ({
    page,
  }) => {
    const model = shipped('twoSines', 'lstm');
    // The bias of the answer at ten steps, the last of all parameters.
    const changed = model.parameters.map((weight, k) =>
      k === model.parameters.length - 1 ? weight + 0.25 : weight,
    );
    const route = (name: ForecasterName, body: Buffer | null) =>
      page.route(`**/${forecasterFile('twoSines', name)}`, (route) =>
        body
          ? route.fulfill({ body, contentType: 'application/octet-stream' })
          : route.fulfill({ status: 404 }),
      );
    const written = (saved: SavedModel, parameters: Float32Array) =>
      Buffer.from(writeModelFile({ ...saved, parameters }));
    await route('lstm', written(model, changed));
    await route('atOnce', null);
    await route('everyStep', Buffer.from('no weights at all'));
    const gru = shipped('twoSines', 'gru');
    await route(
      'gru',
      written(
        gru,
        gru.parameters.map((weight, k) => (k === 3 ? NaN : weight)),
      ),
    );
    await open(page, { models: 'iterated,lstm,gru' });
    const after = expected('twoSines', 9, 'lstm', 10, {}, changed);
    expect(after).not.toBe(expected('twoSines', 9, 'lstm', 10));
    await expect(shown(page, 'lstm')).toHaveText(after);
    await expect(shown(page, 'iterated')).toHaveText(expected('twoSines', 9, 'iterated', 10));
    await expect(page.getByText(text.missing(['atOnce']))).toBeVisible();
    await expect(page.getByText('The file of the RNN taught ten at every step is damaged')).toBeVisible();
    await expect(page.getByText('The file of the GRU is damaged')).toBeVisible();

    // A recurrent weight that overflows where it is multiplied, and meets a state of zero: no number.
    const iterated = shipped('twoSines', 'iterated');
    await page.unrouteAll();
    await route(
      'iterated',
      written(
        iterated,
        iterated.parameters.map((weight, k) => (k === 25 ? 3e38 : weight)),
      ),
    );
    await open(page, { strength: '10' });
    await page.reload();
    await expect(page.getByText(text.notANumber(['iterated']))).toBeVisible();
    await expect(shown(page, 'iterated')).toHaveText('NaN');
    await expect(shown(page, 'linear')).toHaveText(expected('twoSines', 9, 'linear', 10));
    await page.route('**/data/co2.csv', (route) => route.fulfill({ status: 404 }));
    await page.getByRole('combobox', { name: text.series }).selectOption('co2');
    await expect(page.getByRole('alert').first()).toContainText('data/co2.csv could not be loaded');
  });
});

test('both themes, wide and narrow: no axe violation, no label under 12 px; the CSV has the reference’s numbers', async ({
  page,
}) => {
  test.slow();
  await open(page, { pushed: '45:0.9', read: '45' });
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await expect(shown(page, 'lstm')).toBeVisible();
      await expectNoAxeViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const smallest = await page.evaluate(() =>
        Math.min(
          ...[...document.querySelectorAll('[data-figure="forecast"] svg text')].map((label) =>
            Number.parseFloat(getComputedStyle(label).fontSize),
          ),
        ),
      );
      expect(smallest).toBeGreaterThanOrEqual(12);
    }
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: frame.saveAs('CSV', text.title) }).click();
  const lines = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  // Step, part, measured, as read; then both baselines, three RNNs and the LSTM.
  const tenth = lines[60].split(',');
  expect(tenth[0]).toBe('60');
  expect(text.value('twoSines', Number(tenth[9]))).toBe(expected('twoSines', 9, 'lstm', 10, { 45: 0.9 }));
});
