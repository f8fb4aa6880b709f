/** Training in two axes of time. Oracle: the float64 reference on the weights of the moment, compared as text with what is shown. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { bitsNumber } from '#figures/bitsNumber';
import { fineNumber } from '#figures/numbers';
import { trainingMoment } from '#inspect/trainingMoment';
import { frame } from '../app/i18n/en/frame.ts';
import { trainingHistory as text } from '../app/i18n/en/trainingHistory.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { givenRun, layout, modelAt, serveRun, spec } from './givenRun.ts';
import { codes, expectMoment, map, mapReading, norm, passage, T } from './shownMoment.ts';

test.use({ reducedMotion: 'reduce' });

const open = (page: Page, state: Readonly<Record<string, string>> = {}) =>
  page.goto(figureAddress('trainingHistory', { passage, ...state }));

test('everything at a moment is the reference’s, and another moment’s or weight’s where that is chosen', async ({
  page,
}) => {
  const given = givenRun();
  await serveRun(page, given.bytes);
  await open(page, { trainStep: '100', timeStep: '5', parameter: 'bias_ih_l0', weight: '7' });
  await expectMoment(page, given.run, 2, 4);
  // Packed i f g o of four units: the seventh is the forget gate’s third.
  const offset = layout.find(({ name }) => name === 'bias_ih_l0')!.offset + 6;
  const [first, , now] = given.run.snapshots.map(({ parameters }) => parameters[offset]);
  const change = now - first;
  await expect(page.getByTestId('weight-reading')).toHaveText(
    text.weights.reading(
      { kind: 'gate', gate: 'forgetGate', unit: 2 },
      fineNumber(now),
      `${change >= 0 ? '+' : ''}${fineNumber(change)}`,
    ),
  );
  await page.getByRole('slider', { name: text.trainStep, exact: true }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('slider', { name: text.timeStep, exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expectMoment(page, given.run, 1, 5);

  const changed = givenRun(undefined, (parameters, row) =>
    parameters.map((weight, k) => (row === 1 && k % 3 === 0 ? weight / 2 : weight)),
  );
  await serveRun(page, changed.bytes);
  await expect(page).toHaveURL(/trainStep=10;.*timeStep=6;|timeStep=6;.*trainStep=10;/);
  await page.reload();
  await expectMoment(page, changed.run, 1, 5);
  expect(mapReading(changed.run, 1, 5)).not.toBe(mapReading(given.run, 1, 5));
});

test('both axes are gone along by key, a link brings the moment back, and what was seen is not asked for again', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function counted(this: Worker, message: unknown) {
      document.documentElement.dataset['asked'] =
        `${Number(document.documentElement.dataset['asked'] ?? 0) + 1}`;
      post.call(this, message);
    };
  });
  const { bytes, run } = givenRun();
  await serveRun(page, bytes);
  await open(page, { trainStep: '10', timeStep: '3' });
  await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(run, 1, 2));
  await map(page).focus();
  for (const [key, row, timeStep] of [
    ['ArrowRight', 1, 3],
    ['ArrowDown', 2, 3],
    ['PageUp', 0, 3],
    ['End', 0, T - 1],
    ['ArrowDown', 1, T - 1],
    ['Home', 1, 0],
  ] as const) {
    await page.keyboard.press(key);
    await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(run, row, timeStep));
    await expect(page.locator('[data-sample="written"]')).toBeVisible();
    await expect(page.locator('[data-letter-norm="all"]')).not.toHaveText(text.gradients.pending);
  }
  const asked = () => page.locator('html').getAttribute('data-asked');
  const before = await asked();
  for (const key of ['End', 'ArrowUp']) await page.keyboard.press(key);
  await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(run, 0, T - 1));
  await expect(page.locator('[data-sample="written"]')).toBeVisible();
  expect(await asked()).toBe(before);

  await page.getByRole('button', { name: /^fc\.weight:/ }).press('Enter');
  const weights = page.getByRole('slider', { name: text.weights.label('fc.weight') });
  await weights.focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const slot = layout.find(({ name }) => name === 'fc.weight')!;
  // The second letter’s score, from the second unit; at the first moment nothing has changed.
  const value = run.snapshots[0].parameters[slot.offset + spec.units + 1];
  await expect(weights).toHaveAttribute(
    'aria-valuetext',
    text.weights.reading({ kind: 'output', letter: 'a', unit: 1 }, fineNumber(value), null),
  );
  const chart = page.getByRole('slider', { name: text.gradients.chart });
  await chart.press('ArrowRight');
  await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(run, 1, T - 1));
  await expect(page).toHaveURL(new RegExp(`trainStep=10;.*timeStep=${T};.*weight=${spec.units + 2};`));
  const caption = await page.locator('figcaption').textContent();
  await page.reload();
  await expect(page.locator('figcaption')).toHaveText(caption!);
  await expect(weights).toHaveAttribute('aria-valuenow', `${spec.units + 2}`);

  const box = (await map(page).boundingBox())!;
  await map(page).click({ position: { x: box.width * (2.5 / T), y: box.height * (2.5 / 4) } });
  await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(run, 2, 2));
});

test('a moment is marked, gone back to after a reload and removed, all by key', async ({ page }) => {
  const { bytes, run } = givenRun();
  await serveRun(page, bytes);
  await open(page, { trainStep: '10', timeStep: '4' });
  const { bookmarks } = text;
  await page.getByRole('textbox', { name: bookmarks.name }).fill('first ~ words');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: bookmarks.marked('first - words') })).toBeVisible();
  await map(page).focus();
  await page.keyboard.press('PageDown');
  await page.getByRole('button', { name: bookmarks.add }).press('Enter');
  const first = page.getByRole('button', { name: bookmarks.go('first - words', bookmarks.where(10, 4)) });
  const second = page.getByRole('button', { name: /^Go to after 900 updates, letter 4/ });
  await expect(second).toHaveAttribute('aria-current', 'step');
  await expect(page).toHaveURL(/bookmarks=.*after%20900/);
  await page.reload();
  await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(run, 3, 3));
  await first.press('Enter');
  await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(run, 1, 3));
  await page.getByRole('button', { name: bookmarks.remove('first - words') }).press('Enter');
  await expect(first).toBeHidden();
  await expect(second).toBeVisible();
  for (let k = 0; k < 12; k++) {
    await page.getByRole('textbox', { name: bookmarks.name }).fill(`mark ${k}`);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText(bookmarks.full)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Remove / })).toHaveCount(12);
});

test('what is odd is said: one moment, a run gone wrong, NaN, zeros, one step, letters and steps that are not there', async ({
  page,
}) => {
  const says = async (sentence: string) =>
    expect(page.getByRole('figure').getByRole('status').filter({ hasText: sentence })).toBeVisible();
  const serve = async (given: ReturnType<typeof givenRun>, state: Readonly<Record<string, string>> = {}) => {
    await serveRun(page, given.bytes);
    await open(page, state);
    await page.reload();
  };
  await serve(givenRun([70]));
  await says(text.onlyOne);
  await expect(page.getByRole('slider', { name: text.trainStep, exact: true })).toHaveAttribute(
    'aria-valuetext',
    /^70 · 1 of 1/,
  );

  const wild = givenRun(undefined, (parameters, row) =>
    parameters.map((weight) => (row > 1 ? 300 * weight : weight)),
  );
  await serve(wild);
  const { meanBits } = trainingMoment({ model: modelAt(wild.run, 2), codes });
  await says(text.diverged(100, bitsNumber(meanBits), bitsNumber(Math.log2(27))));

  await serve(
    givenRun(undefined, (parameters, row) => parameters.map((weight) => (row === 3 ? NaN : weight))),
  );
  await says(text.overflowed(900));
  await expect(page.locator('figcaption')).toContainText('is not a number');
  await expect(page.getByText(text.sample.notWritten)).toBeVisible();
  await expect(norm(page, 'all')).toHaveText('NaN');

  await serve(
    givenRun(undefined, (parameters, row) => parameters.map((weight) => (row === 0 ? 0 : weight))),
    {
      trainStep: '0',
      timeStep: '2',
    },
  );
  await says(text.allZero);
  await expect(norm(page, 'weight_hh_l0')).toHaveText('0');
  await expect(page.locator('figcaption strong')).toContainText(`${bitsNumber(Math.log2(27))} bits`);

  await serve(givenRun(), { passage: 'th', trainStep: '50' });
  await says(text.oneStep);
  await says(text.otherStep(50, 10));
  await open(page, { passage: 'aÄb7', timeStep: '9' });
  await says(text.unread(['Ä', '7']));
  await says(text.otherLetter(9, 1));
  await open(page, { passage: '7' });
  await says(text.tooShort);

  await open(page, { recordOf: 'run' });
  await expect(page.getByText(text.noRun)).toBeVisible();

  await serveRun(page, 'no weights at all');
  await page.reload();
  await says('The file of the recorded run is damaged');
  await open(page, { trainStep: 'x' });
  await expect(page.getByRole('status', { name: 'About this link' })).toBeVisible();
});

test('the table holds every moment and weight, and the CSV the reference’s numbers', async ({ page }) => {
  const { bytes, run } = givenRun([0, 40]);
  await serveRun(page, bytes);
  await open(page, { timeStep: '2', parameter: 'fc.bias' });
  await expect(page.locator('[data-letter-norm="all"]')).not.toHaveText(text.gradients.pending);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: frame.saveAs('CSV', text.title) }).click();
  const lines = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  const { table } = text;
  const valueOf = (start: string) =>
    Number(
      lines
        .find((line) => line.startsWith(start))
        ?.split(',')
        .at(-1),
    );
  for (const [row, trainStep] of [0, 40].entries()) {
    const moment = trainingMoment({ model: modelAt(run, row), codes });
    // Browsers' tanh and exp differ in the last bit.
    expect(valueOf(`${trainStep},"${table.mean}"`)).toBeCloseTo(moment.meanBits, 12);
    expect(valueOf(`${trainStep},"${table.norm}",weight_hh_l0`)).toBeCloseTo(moment.gradient.norms[1], 12);
    expect(valueOf(`${trainStep},"${table.bits}",${table.letter(3, 'e', '␣')}`)).toBeCloseTo(
      moment.bits[2],
      12,
    );
  }
  const slot = layout.find(({ name }) => name === 'fc.bias')!;
  expect(valueOf(`40,"${table.weight('fc.bias')}",the score of “c”`)).toBe(
    run.snapshots[1].parameters[slot.offset + 3],
  );
  await page.getByText(frame.table).click();
  await expect(page.getByRole('table').getByRole('row')).not.toHaveCount(0);
});

test('it is free of axe violations and no wider than the screen in both themes and on a phone', async ({
  page,
}) => {
  const { bytes } = givenRun();
  await serveRun(page, bytes);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await open(page, { bookmarks: '10,3,a name~900,8,another' });
    // Colours on their way from one theme to the other are not what is measured.
    await page.reload();
    await expect(page.locator('[data-sample="written"]')).toBeVisible();
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoAxeViolations(page, '[data-figure="trainingHistory"]');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const smallest = await page.evaluate(() =>
        Math.min(
          ...[...document.querySelectorAll('[data-figure="trainingHistory"] svg text')].map((label) =>
            Number.parseFloat(getComputedStyle(label).fontSize),
          ),
        ),
      );
      expect(smallest).toBeGreaterThanOrEqual(12);
    }
  }
});
