/**
 * The cell figure of every kind, and its views. Oracle: the float64 reference on the very weights that the page was
 * given, compared as text, so that a value that differs in its last shown digit fails.
 */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import { encode } from '#data/text';
import { unitSum } from '#figures/cellTerms';
import { cellValues, unitValues } from '#figures/cellValues';
import { loadDrawnCell } from '#figures/drawnCells';
import { shortNumber } from '#figures/numbers';
import { formatNumber } from '#notation/number';
import { readText } from '#reference/charModel';
import { cellNames, type CellName } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { cellKinds } from '../app/i18n/en/cellKinds.ts';
import { cellKindWords } from '../app/i18n/en/cellKindWords.ts';
import { cellPictures } from '../app/i18n/en/cellPictures.ts';
import { frame } from '../app/i18n/en/frame.ts';
import { model as modelText } from '../app/i18n/en/model.ts';
import { en } from '../app/i18n/en.ts';
import type { CellWords } from '../app/figures/cellWords.ts';
import { examples } from '../app/figures/examples.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expectNoAxeViolations } from './axe.ts';
import { givenModel, serveModel } from './givenModel.ts';
import { expect, test } from './reusedPage.ts';

test.use({ reducedMotion: 'reduce' });

const { cell } = en;
const word = 'hello';

async function moment(model: CharModel, timeStep: number) {
  const { graph } = await loadDrawnCell(model.spec.cell);
  const { trace } = readText(model, encode([...word], model.spec.vocabulary).codes);
  return { graph, model, trace, timeStep };
}

const figure = (page: Page, kind: CellName): Locator =>
  page.getByRole('figure', { name: cellKindWords.kinds[kind].title, exact: true });
const open = (page: Page, state: Readonly<Record<string, string>>) =>
  page.goto(figureAddress('cell', { word, letter: '4', unit: '3', ...state }));

async function expectWires(page: Page, model: CharModel, timeStep: number, unit: number) {
  const { graph, trace } = await moment(model, timeStep);
  const values = unitValues(cellValues(graph, trace, timeStep), unit);
  const { names }: CellWords = cellKindWords.kinds[graph.kind];
  await expect(figure(page, graph.kind)).toBeVisible();
  const wires = page.getByRole('group', { name: cell.diagram }).getByRole('button');
  const spoken = () => wires.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  const wanted = graph.parts.map(({ name }) =>
    name === 'input'
      ? cell.inputWire(names.input ?? '', word[timeStep])
      : cell.wire(names[name] ?? '', unit + 1, shortNumber(values[name] ?? NaN)),
  );
  await expect
    .poll(async () => (await spoken()).map((label) => label.replace(`, ${cell.notYet}`, '')))
    .toEqual(wanted);
}

test('every kind, chosen in the figure, carries the reference’s values, and each of its steps says something of its own', async ({
  page,
}) => {
  test.slow();
  for (const kind of cellNames) await serveModel(page, givenModel(4, 12, kind));
  await open(page, {});
  await page.getByText(cell.model).click();
  const choice = page.getByRole('combobox', { name: modelText.kind });
  for (const kind of cellNames) {
    await choice.selectOption({ label: cellKinds[kind] });
    await page.getByRole('combobox', { name: cell.unit }).selectOption({ label: '3' });
    const model = givenModel(4, 12, kind);
    await expectWires(page, model, 3, 2);
    const { steps } = (await moment(model, 3)).graph;
    await page.getByRole('slider', { name: cell.slider }).press('Home');
    const said = new Set<string>();
    const { stepNames }: CellWords = cellKindWords.kinds[kind];
    for (const step of steps) {
      await expect(figure(page, kind)).toContainText(cell.position(stepNames[step] ?? '', 1, word.length));
      said.add(await figure(page, kind).locator('figcaption > strong').innerText());
      await page.getByRole('button', { name: cell.forward }).click();
    }
    expect([kind, said.size]).toEqual([kind, steps.length]);
    await page.getByRole('button', { name: en.cell.letterButton('l', 4, 5) }).click();
  }
  await expect(page).toHaveURL(/cell=gruResetBefore/);
});

test('a changed weight changes the numbers of a GRU on the screen to what the reference gives', async ({
  page,
}) => {
  const model = givenModel(4, 12, 'gru');
  const changed = { ...model, parameters: model.parameters.slice() };
  const slot = charModelLayout(model.spec).find(({ name }) => name === 'bias_hh_l0')!;
  // Rows are packed r z n: what the reset gate meets in unit 3.
  changed.parameters[slot.offset + 2 * 12 + 2] += 1.5;
  await serveModel(page, changed);
  await open(page, { cell: 'gru', step: 'candidate' });
  await expectWires(page, changed, 3, 2);
  const { graph, trace } = await moment(changed, 3);
  const { candidate, recurrentCandidate } = unitValues(cellValues(graph, trace, 3), 2);
  const before = await moment(model, 3);
  expect(recurrentCandidate).not.toBe(unitValues(cellValues(graph, before.trace, 3), 2).recurrentCandidate);
  await expect(page.locator('[data-formula="candidate"] [data-slot="candidate"]')).toHaveText(
    formatNumber(candidate ?? NaN),
  );
});

for (const [kind, step] of [
  ['lstmPeephole', 'outputGate'],
  ['lstmLayerNorm', 'candidate'],
  ['gru', 'candidate'],
  ['gruResetBefore', 'candidate'],
] as const)
  test(`the sum of ${kind}’s ${step} stands term by term as the reference adds it, in picture and table`, async ({
    page,
  }) => {
    const model = givenModel(4, 12, kind);
    await serveModel(page, model);
    await open(page, { cell: kind, step, view: 'sum' });
    const found = unitSum(await moment(model, 3), step, 2)!;
    const picture = page.getByRole('group', {
      name: cellPictures.sum.label(cellKindWords.kinds[kind].stepNames[step] ?? '', 3),
    });
    await expect(picture.locator('[data-kind="sum"]')).toContainText(formatNumber(found.sum));
    await expect(picture.locator('[data-kind="result"]')).toContainText(formatNumber(found.value));
    await expect(picture.locator('[data-kind="normalised"]')).toHaveCount(found.normalisation ? 1 : 0);
    const rest = picture.locator('[data-kind="rest"]');
    const recurrent = found.terms.filter((term) => term.kind === 'recurrent');
    await expect(rest).toHaveCount(recurrent.length > 9 ? 1 : 0);
    if (recurrent.length > 0) {
      await rest.focus();
      await page.keyboard.press('Enter');
    }
    const amounts = await picture.locator('g > text:last-of-type').allTextContents();
    expect(amounts.slice(0, found.terms.length)).toEqual(
      found.terms.map(({ product }) => formatNumber(product)),
    );
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: frame.saveAs('CSV', cellKindWords.kinds[kind].title) }).click();
    const lines = readFileSync(await (await download).path(), 'utf8').split('\r\n');
    const products = lines.slice(1, 1 + found.terms.length).map((line) => Number(line.split(',').at(-1)));
    // The last bit of tanh differs between JavaScript engines; these are sums of a few dozen numbers below 10.
    for (const [index, { product }] of found.terms.entries())
      expect(products[index]).toBeCloseTo(product, 12);
  });

test('all units, the whole word and shapes: read and moved through by keyboard, and kept in the address', async ({
  page,
}) => {
  const model = givenModel(4, 12, 'gru');
  await serveModel(page, model);
  await open(page, { cell: 'gru' });
  await page.getByRole('radio', { name: cell.views.layer }).check();
  const strip = page.getByRole('slider', {
    name: cellPictures.layer.strip(cellKindWords.kinds.gru.names.updateGate ?? ''),
  });
  await strip.focus();
  await page.keyboard.press('ArrowRight');
  const { graph, trace } = await moment(model, 3);
  const fourth = shortNumber(cellValues(graph, trace, 3).updateGate![3]);
  await expect(strip).toHaveAttribute('aria-valuetext', cellPictures.layer.reading(4, fourth));
  await expect(page).toHaveURL(/(?=.*view=layer)(?=.*unit=4)/);

  await page.getByRole('radio', { name: cell.views.word }).check();
  const copies = page.getByRole('group', { name: cellPictures.word.label(5) }).getByRole('button');
  await expect(copies).toHaveCount(5);
  const second = unitValues(cellValues(graph, trace, 1), 3);
  await expect(copies.nth(1)).toHaveAttribute(
    'aria-label',
    new RegExp(`h = ${shortNumber(second.hiddenState ?? NaN)}$`),
  );
  await copies.nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/letter=2/);

  await page.getByRole('radio', { name: cell.views.shapes }).check();
  await page.getByRole('textbox', { name: cellPictures.shapes.batch }).fill('32');
  await page.getByRole('textbox', { name: cellPictures.shapes.hidden }).fill('256');
  const shown = page.getByRole('group', { name: cellPictures.shapes.diagram });
  await expect(shown.locator('[data-quantity="candidate"]')).toContainText('32×256');
  await expect(shown.locator('[data-quantity="input"]')).toContainText('32×27');
  await expect(page.getByRole('row', { name: 'weight_hh' })).toContainText('[768, 256]');
  await expect(page).toHaveURL(/(?=.*view=shapes)(?=.*hidden=256)/);
  await page.reload();
  await expect(shown.locator('[data-quantity="candidate"]')).toContainText('32×256');
});

test('in the gallery the arrow keys step the figure that has the focus, and no other', async ({ page }) => {
  await serveModel(page, givenModel(4));
  await page.goto('#/figures');
  const [first, second] = examples.cell.map(({ name }) =>
    page.getByRole('region', { name: `cell · ${name}` }),
  );
  const at = (section: Locator) => section.getByRole('slider', { name: cell.slider });
  await expect(at(first)).toHaveValue('19');
  await expect(at(second)).toHaveValue('12');
  await page.keyboard.press('ArrowRight');
  await second.getByRole('button', { name: cell.back }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(at(second)).toHaveValue('11');
  await expect(at(first)).toHaveValue('19');
});

test('bad input is told and breaks nothing: zero, huge and NaN weights, one unit, 256 units, one letter, a step that the cell lacks', async ({
  page,
}) => {
  const broken = givenModel(4, 12, 'gru');
  await serveModel(page, { ...broken, parameters: broken.parameters.fill(NaN) });
  await open(page, { cell: 'gru' });
  await expect(page.getByText('is damaged (notFinite')).toBeVisible();
  await expect(figure(page, 'gru').locator('figcaption > strong')).not.toBeEmpty();
  const gru = { source: 'fresh', cell: 'gru' };
  await open(page, { ...gru, scale: '0', unit: '1' });
  await expect(figure(page, 'gru').locator('figcaption')).toContainText('opens its reset gate to 50%');
  await open(page, { source: 'fresh', cell: 'lstmLayerNorm', units: '1', word: 'a', view: 'sum' });
  await expect(page.getByText('minus the mean')).toBeVisible();
  await open(page, { ...gru, units: '256', view: 'layer', unit: '256' });
  await expect(page.getByText('a vector of 256 units')).toBeVisible();
  await open(page, {
    source: 'fresh',
    cell: 'rnnRelu',
    scale: '20',
    step: 'forgetGate',
    word: 'a'.repeat(200),
  });
  await expect(figure(page, 'rnnRelu')).toContainText(cell.position('sum', 4, 40));
});

// Examples of three of them are looked at in the gallery too, in both themes and widths.
test('every view is free of axe violations, fits, and has no label under 12 px', async ({ page }) => {
  test.slow();
  for (const [view, kind, colorScheme, width] of [
    ['unit', 'gru', 'light', 390],
    ['sum', 'lstmPeephole', 'dark', 390],
    ['layer', 'gruResetBefore', 'dark', 1440],
    ['word', 'rnnLayerNorm', 'dark', 390],
    ['shapes', 'lstmLayerNorm', 'light', 390],
  ] as const) {
    await page.goto('#/figures/none');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await open(page, { source: 'fresh', cell: kind, view });
    await expect(figure(page, kind).locator('[data-picture]').first()).toBeVisible();
    await expect(page.getByRole('combobox', { name: modelText.kind })).toBeVisible();
    await expectNoAxeViolations(page, '[data-figure]');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const sizes = await page
      .locator('[data-figure] :is(svg text, svg tspan, sub, sup)')
      .evaluateAll((texts) => texts.map((text) => parseFloat(getComputedStyle(text).fontSize)));
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  }
});
