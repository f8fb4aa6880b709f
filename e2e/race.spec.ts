/**
 * Fair race. Oracles: the layout of parameters for sizes, the recorded file for what is drawn on arrival, the reference's
 * own bounds for what a race on this device must show. The reach of memory has its oracle in src/inspect.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { parseExperimentResult } from '#data/experiments/result';
import { raceEntrants, type RaceSetup } from '#data/race';
import { derivativeNumber } from '#figures/derivativeNumber';
import { en } from '../app/i18n/en.ts';
import { damagedLink } from '../app/i18n/en/damagedLink.ts';
import { frame } from '../app/i18n/en/frame.ts';
import { race as text } from '../app/i18n/en/race.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { beforeEngine } from './smallRun.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test.use({ reducedMotion: 'reduce' });

const small = { cells: 'rnn,gru', units: '2', seeds: '2', steps: '6' };
const open = (page: Page, state: Readonly<Record<string, string>> = {}) =>
  page.goto(figureAddress('race', state));
const value = (page: Page, cell: string) => page.locator(`[data-value="${cell}"]`);
const phase = (page: Page) => page.locator('[data-phase]');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

function recorded() {
  const parsed = parseExperimentResult(
    readFileSync(new URL('../public/experiments/adding.json', import.meta.url), 'utf8'),
  );
  if (parsed.kind !== 'result' || parsed.result.name !== 'adding') throw new Error('adding.json is none');
  return parsed.result;
}

test('a recorded race is there on arrival, says where it is from, and is read by keyboard', async ({
  page,
}) => {
  await open(page);
  const { rows, settings } = recorded();
  await expect(page.locator('[data-provenance="recorded"]')).toHaveText(text.recorded(recorded()));
  const chart = page.getByRole('slider', { name: text.chart });
  await chart.focus();
  await page.keyboard.press('Home');
  for (let k = 0; k < 10; k++) await page.keyboard.press('ArrowRight');
  const at = settings.steps / 10;
  for (const { cell, curve } of rows) {
    const { value: loss } = curve.findLast(({ trainStep }) => trainStep <= at)!;
    await expect(value(page, cell)).toHaveText(derivativeNumber(loss, 3));
  }
  await expect(chart).toHaveAttribute('aria-valuetext', new RegExp(`^step ${at}: RNN, tanh `));
  await expect(page.locator('figcaption')).toContainText(`At step ${at} GRU leads`);
  // A network that has ended its race keeps its last loss, and the caption says since when.
  await page.keyboard.press('End');
  const ended = rows.find(({ cell }) => cell === 'gru')!.curve.at(-1)!;
  await expect(page.locator('figcaption')).toContainText(
    `GRU at ${derivativeNumber(ended.value, 3)} since step ${ended.trainStep}`,
  );
  await page.getByRole('radio', { name: text.axes.time }).check();
  await expect(page).toHaveURL(/axis=time/);
  const caption = await page.locator('figcaption').textContent();
  await page.reload();
  await expect(page.locator('figcaption')).toHaveText(caption!);
});

test('sizes follow the settings, and parameters are matched as the layout counts them', async ({ page }) => {
  await open(page);
  const setup: RaceSetup = {
    task: 'adding',
    cells: ['rnn', 'lstm', 'gru'],
    units: 16,
    layers: 1,
    match: 'units',
    seeds: 3,
    rate: 0.01,
    steps: 300,
  };
  const grid = page.getByTestId('grid');
  await expect(grid).toHaveText(text.grid(raceEntrants(setup)));
  await page.getByRole('textbox', { name: text.units }).fill('24');
  await page.getByRole('radio', { name: text.matches.parameters }).check();
  await expect(grid).toHaveText(text.grid(raceEntrants({ ...setup, units: 24, match: 'parameters' })));
  await page.getByLabel(text.seat(2)).selectOption('lstmPeephole');
  const cells = ['rnn', 'lstmPeephole', 'gru'] as const;
  await expect(grid).toHaveText(text.grid(raceEntrants({ ...setup, units: 24, match: 'parameters', cells })));
});

test('a race on this device runs to its end, measures memory, and its losses are in the table', async ({
  page,
}) => {
  await open(page, { ...small, task: 'holdBit' });
  await button(page, text.start).click();
  await expect(phase(page)).toHaveAttribute('data-phase', 'finished', { timeout: 40_000 });
  for (const cell of ['rnn', 'gru']) {
    // Six updates do not lead far from an even guess between two answers: ln 2 within a quarter.
    const shown = Number.parseFloat((await value(page, cell).textContent())!);
    expect(Math.abs(shown - Math.LN2)).toBeLessThan(Math.LN2 / 4);
    await expect(page.locator(`[data-reach="${cell}"]`)).toHaveText(/^\d+/);
  }
  await expect(page.locator('[data-provenance="live"]')).toHaveText(
    text.live({ task: 'holdBit', seeds: 2, rate: 0.01 }),
  );
  await page.getByText(frame.table).click();
  await expect(page.getByRole('columnheader', { name: 'GRU, median loss' })).toBeVisible();
  await button(page, text.end).click();
  await expect(page.locator('[data-provenance="recorded"]')).toBeVisible();
});

test('it pauses, goes on from there, and starts over with new settings', async ({ page }) => {
  await open(page, { ...small, steps: '5000' });
  await button(page, text.start).click();
  await expect(value(page, 'gru')).toHaveText(/\d/, { timeout: 40_000 });
  await button(page, text.pause).click();
  await expect(phase(page)).toHaveAttribute('data-phase', 'paused');
  await button(page, text.resume).click();
  await expect(phase(page)).toHaveAttribute('data-phase', 'running');
  await page.getByRole('textbox', { name: text.steps }).fill('5');
  await button(page, text.startChanged).click();
  await expect(phase(page)).toHaveAttribute('data-phase', 'finished', { timeout: 40_000 });
});

test('a run that becomes NaN is out of the race, with its step', async ({ page }) => {
  await open(page, { ...small, cells: 'rnn', rate: '1e+38' });
  await button(page, text.start).click();
  await expect(phase(page)).toHaveAttribute('data-phase', 'finished', { timeout: 40_000 });
  // The first update takes every weight to about 1e38; the loss after it is no number.
  await expect(page.locator('figcaption')).toContainText(
    /RNN, tanh is out of the race: .* seed 1 at step [0-2],/,
  );
  await expect(page.locator('[data-entrant="rnn"]')).toContainText(/out: seed 1 at step/);
});

test('an engine that dies in the middle is followed by another, and the race ends', async ({ page }) => {
  await beforeEngine(page.context(), (nth) =>
    nth === 0
      ? 'setTimeout(() => { setTimeout(() => { throw new Error("killed by the test"); }); }, 2500)'
      : '',
  );
  await open(page, { ...small, steps: '2000' });
  await button(page, text.start).click();
  await expect(page.getByText(text.rescued(1))).toBeVisible({ timeout: 50_000 });
  await expect(phase(page)).toHaveAttribute('data-phase', /running|finished/, { timeout: 30_000 });
});

test('what cannot be is said: a number out of range, an address with a network twice', async ({ page }) => {
  await open(page, { cells: 'rnn,rnn' });
  await expect(page.getByRole('status', { name: en.shell.damagedLink.label })).toContainText(
    damagedLink.unreadable,
  );
  await page.getByRole('textbox', { name: text.units }).fill('1000');
  await expect(page.getByText(text.notFitting(1, 64))).toBeVisible();
});

test('it is free of axe violations and not wider than the screen, in both themes and widths', async ({
  page,
}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await open(page);
    await page.reload();
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await expect(value(page, 'gru')).toBeVisible();
      await expectNoAxeViolations(page, '[data-figure="race"]');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
});
