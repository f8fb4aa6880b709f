/**
 * The cell figure of the LSTM lesson. Oracle: the float64 reference on the very weights that the page was given,
 * compared as text, so that a value that differs in its last shown digit fails.
 */
import type { Locator, Page } from 'playwright/test';
import { characterModelOf } from '#data/characterModel';
import { parseModelFile } from '#data/modelFile';

import { readText } from '#reference/charModel';
import lstm from '#figures/cells/lstm';
import { cellValues, unitValues } from '#figures/cellValues';
import { tableNumber } from '#figures/figureTable';
import { shortNumber } from '#figures/numbers';
import { formatNumber } from '#notation/number';
import { cells } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';

import type { LstmQuantityName } from '#rnn/quantities';
import { frame } from '../app/i18n/en/frame.ts';
import { en } from '../app/i18n/en.ts';
import { checkpointFile, givenModel, serveModel } from './givenModel.ts';
import { expect, test } from './reusedPage.ts';

const { cell } = en;

const model = givenModel(4);

function valuesOf(word: string, timeStep: number, unit: number, of: CharModel = model) {
  const codes = Array.from(word, (letter) => of.spec.vocabulary.indexOf(letter));
  const { trace } = readText(of, codes);
  // The plain LSTM has all of them.
  return unitValues(cellValues(lstm.graph, trace, timeStep), unit) as Record<LstmQuantityName, number>;
}

const { names, stepNames } = cell.lstm;
const figure = (page: Page): Locator => page.getByRole('figure', { name: cell.lstm.title });
const positionOf = (step: keyof typeof stepNames, letter: number, letters: number) =>
  cell.position(stepNames[step], letter, letters);
const wire = (page: Page, name: LstmQuantityName): Locator =>
  page.getByRole('group', { name: cell.diagram }).locator(`[data-quantity="${name}"]`);
const open = (page: Page, state: string) => page.goto(`#/lesson/06-lstm/${state};end`);

/** The value comes last in a wire's name, but for a remark on what comes in a later step. */
const beginning = (text: string) => new RegExp(`^${text.replaceAll(/[.()·]/g, String.raw`\$&`)}(,|$)`);

async function expectWires(page: Page, word: string, timeStep: number, unit: number, of: CharModel = model) {
  const entries = Object.entries(valuesOf(word, timeStep, unit, of)) as [LstmQuantityName, number][];
  for (const [name, value] of entries) {
    const label = beginning(cell.wire(names[name], unit + 1, shortNumber(value)));
    await expect(wire(page, name)).toHaveAttribute('aria-label', label);
  }
}

test.describe('on given weights', () => {
  test.beforeEach(({ page }) => serveModel(page, model));

  test('every wire carries the value of the reference, and the formula and the sentence the same one', async ({
    page,
  }) => {
    await open(page, 'letter=4;unit=3');
    await expectWires(page, 'hello', 3, 2);
    const { forgetGate, previousCellState, keptMemory } = valuesOf('hello', 3, 2);
    await expect(figure(page).locator('[data-slot="forgetGate"]')).toHaveText(formatNumber(forgetGate));
    // The same words are announced a moment later, elsewhere in the figure.
    const caption = page.locator('figcaption');
    await expect(caption).toContainText(
      `Unit 3 keeps ${Math.round(forgetGate * 100)}% of its memory at the second “l”`,
    );
    await expect(caption).toContainText(
      `so ${shortNumber(previousCellState)} becomes ${shortNumber(keptMemory)} before`,
    );
  });

  test('the arrow keys and the buttons step forward and back, over the border of a letter', async ({
    page,
  }) => {
    await open(page, 'letter=2;step=outputGate;unit=1');
    const position = (step: keyof typeof stepNames, letter: number) =>
      expect(figure(page)).toContainText(positionOf(step, letter, 5));
    await position('outputGate', 2);
    await page.keyboard.press('ArrowRight');
    await position('hiddenState', 2);
    await page.keyboard.press('ArrowRight');
    await position('forgetGate', 3);
    await expectWires(page, 'hello', 2, 0);
    await page.keyboard.press('ArrowLeft');
    await position('hiddenState', 2);
    await page.getByRole('button', { name: cell.forward }).click();
    await position('forgetGate', 3);
    await page.getByRole('button', { name: cell.back }).click();
    await position('hiddenState', 2);
  });

  test('each of the six steps says something of its own', async ({ page }) => {
    await open(page, 'letter=3;unit=2');
    await expect(wire(page, 'forgetGate')).toBeVisible();
    const caption = figure(page).locator('figcaption > strong');
    const said = new Set<string>();
    for (const step of cells.lstm.reading) {
      await expect(figure(page)).toContainText(positionOf(step as keyof typeof stepNames, 3, 5));
      said.add(await caption.innerText());
      await page.keyboard.press('ArrowRight');
    }
    expect(said.size).toBe(6);
  });

  test('another word gives other values, and the arrow keys stay with the field while it is typed in', async ({
    page,
  }) => {
    await open(page, 'letter=3;unit=5');
    await expectWires(page, 'hello', 2, 4);
    await page.getByRole('textbox', { name: cell.word }).fill('whale');
    await page.keyboard.press('ArrowLeft');
    await expectWires(page, 'whale', 2, 4);
    await expect(figure(page)).toContainText(positionOf('forgetGate', 3, 5));
  });

  test('letters that the model does not know are named and left out; an empty field keeps the word', async ({
    page,
  }) => {
    await open(page, 'letter=1;unit=1');
    const field = page.getByRole('textbox', { name: cell.word });
    await field.fill('w<b>é');
    await expect(page.getByText(cell.unknownLetters(['<', '>', 'é']))).toBeVisible();
    await expectWires(page, 'wb', 0, 0);
    await field.fill('');
    await expect(page.getByText(cell.nothingToRead('wb'))).toBeVisible();
    await expectWires(page, 'wb', 0, 0);
    await field.fill('a'.repeat(60));
    await expect(page.getByText(cell.tooLong(40))).toBeVisible();
    await expect(page.getByRole('group', { name: cell.letters }).getByRole('button')).toHaveCount(40);
  });

  test('pointing at a word in the text lights its wire, its heatmap and its symbol, and no other', async ({
    page,
  }) => {
    await open(page, 'letter=4;unit=3');
    const lit = (place: Locator) =>
      place.evaluate((element) => getComputedStyle(element).getPropertyValue('--lit'));
    const heatmap = page.getByRole('group', { name: cell.heatmap });
    const places = (name: LstmQuantityName) => [
      wire(page, name),
      heatmap.locator(`[data-quantity="${name}"]`),
      page.locator(`.katex [data-quantity="${name}"]`).first(),
    ];
    await expect(wire(page, 'forgetGate')).toBeVisible();
    await page.locator('p [data-quantity="forgetGate"]').first().hover();
    for (const place of places('forgetGate')) expect(await lit(place)).toBe('1');
    for (const place of places('outputGate')) expect(await lit(place)).toBe('0');
    await wire(page, 'outputGate').getByText('σ').hover();
    for (const place of places('outputGate')) expect(await lit(place)).toBe('1');
    expect(await lit(wire(page, 'forgetGate'))).toBe('0');
    await page.mouse.move(2, 2);
    await expect(page.locator('html')).not.toHaveAttribute('data-lit');
  });

  test('by keyboard alone: wires light up and choose their step, heatmap cells are read and chosen', async ({
    page,
  }) => {
    await open(page, 'letter=1;unit=1');
    await wire(page, 'hiddenState').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(wire(page, 'hiddenState')).toBeFocused();
    await expect(page.locator('html')).toHaveAttribute('data-lit', 'hiddenState');
    await page.keyboard.press('Enter');
    await expect(figure(page)).toContainText(positionOf('hiddenState', 1, 5));

    const panel = page.getByRole('slider', { name: cell.heatmapPanel(names.cellState) });
    await panel.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const value = formatNumber(valuesOf('hello', 2, 1).cellState);
    const reading = cell.heatmapReading('c', 2, 'the first “l”', value);
    await expect(panel).toHaveAttribute('aria-valuetext', reading);
    await expect(page.getByText(reading)).toBeVisible();
    await page.keyboard.press('Enter');
    await expectWires(page, 'hello', 2, 1);
    await expect(page.getByRole('combobox', { name: cell.unit })).toHaveValue('1');
  });

  test('a click on the heatmap shows that unit at that letter', async ({ page }) => {
    await open(page, 'letter=1;unit=1');
    const panel = page.getByRole('slider', { name: cell.heatmapPanel(names.inputGate) });
    const box = (await panel.boundingBox())!;
    await panel.click({ position: { x: box.width * 0.9, y: box.height * (6.5 / 12) } });
    await expectWires(page, 'hello', 4, 6);
  });

  test('word, letter, step and unit stand in the address and survive a reload', async ({ page }) => {
    await open(page, 'letter=4;unit=3');
    await page.getByRole('textbox', { name: cell.word }).fill('sea');
    await page.getByRole('button', { name: cell.letterButton('e', 2, 3) }).click();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/(?=.*word=sea)(?=.*letter=2)(?=.*step=inputGate)(?=.*unit=3)/);
    await page.reload();
    await expect(page.getByRole('textbox', { name: cell.word })).toHaveValue('sea');
    await expect(figure(page)).toContainText(positionOf('inputGate', 2, 3));
    await expectWires(page, 'sea', 1, 2);
  });

  test('the table holds the numbers of the unit at every letter', async ({ page }) => {
    await open(page, 'letter=2;unit=4');
    await page.getByText(frame.table).click();
    const row = page.getByRole('row', { name: names.forgetGate });
    const expected = [...'hello'].map((_, t) => tableNumber(valuesOf('hello', t, 3).forgetGate));
    await expect(row.getByRole('cell')).toHaveText(expected);
  });
});

test('a changed weight changes the number on the screen to what the reference gives', async ({ page }) => {
  const changed = { ...model, parameters: model.parameters.slice() };
  const slot = charModelLayout(model.spec).find(({ name }) => name === 'bias_ih_l0')!;
  // The forget gate's bias of unit 3: rows are packed i f g o.
  changed.parameters[slot.offset + model.spec.units + 2] += 1.5;
  expect(valuesOf('hello', 3, 2, changed).forgetGate).not.toBe(valuesOf('hello', 3, 2).forgetGate);
  await serveModel(page, changed);
  await open(page, 'letter=4;unit=3');
  await expectWires(page, 'hello', 3, 2, changed);
});

test('the model that comes with the page is shown with its own values, at a place worth looking at', async ({
  page,
}) => {
  const answer = page.waitForResponse(checkpointFile);
  await page.goto('#/lesson/06-lstm');
  const parsed = parseModelFile(new Uint8Array(await (await answer).body()));
  const model = parsed.kind === 'model' ? characterModelOf(parsed.saved) : null;
  if (!model) throw new Error(`the checkpoint cannot be read: ${parsed.kind}`);
  // Before the reading the figure has not chosen a unit yet.
  await expect(wire(page, 'forgetGate')).toBeVisible();
  const unit = Number(await page.getByRole('combobox', { name: cell.unit }).inputValue());
  await expectWires(page, 'hello', 3, unit, model);
});

test.describe('without a sound checkpoint', () => {
  test.use({ allowedErrors: [/404/] });

  test('a missing one is said, and a random model goes on', async ({ page }) => {
    await page.route(checkpointFile, (route) => route.fulfill({ status: 404 }));
    await page.goto('#/lesson/06-lstm');
    await expect(page.getByText(cell.modelMissing)).toBeVisible();
    await expect(wire(page, 'forgetGate')).toBeVisible();
  });

  test('a damaged one is said, and a random model goes on', async ({ page }) => {
    await page.route(checkpointFile, (route) => route.fulfill({ body: 'not a model at all' }));
    await page.goto('#/lesson/06-lstm');
    await expect(page.getByText('is damaged')).toBeVisible();
    await expect(wire(page, 'forgetGate')).toBeVisible();
  });
});

test.describe('by touch, on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a tap lights a quantity, a tap elsewhere puts it out; no label is smaller than 12 px', async ({
    page,
  }) => {
    await serveModel(page, model);
    await open(page, 'letter=4;unit=3');
    await wire(page, 'candidate').getByText('tanh').tap();
    await expect(page.locator('html')).toHaveAttribute('data-lit', 'candidate');
    await page.getByRole('heading', { level: 1 }).tap();
    await expect(page.locator('html')).not.toHaveAttribute('data-lit');
    const sizes = await figure(page)
      .locator('svg text, svg tspan')
      .evaluateAll((texts) => texts.map((text) => parseFloat(getComputedStyle(text).fontSize)));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
