/**
 * The figure of squashing functions. Oracle: the float64 reference on the very weights that the page was given, and
 * closed forms of σ, compared as text with what is shown.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { encode } from '#data/text';
import { fineNumber } from '#figures/numbers';
import { formatNumber } from '#notation/number';
import { readText } from '#reference/charModel';
import type { CharModel } from '#rnn/model';
import { charModelLayout } from '#rnn/model';
import { curves } from '../app/i18n/en/curves.ts';
import { en } from '../app/i18n/en.ts';
import { frame } from '../app/i18n/en/frame.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import type { CurveGate } from '../app/state/curvesView.ts';
import { expectNoAxeViolations } from './axe.ts';
import { givenModel, serveModel } from './givenModel.ts';
import { expect, test } from './reusedPage.ts';

test.use({ reducedMotion: 'reduce' });

const model = givenModel(4);
const units = model.spec.units;

/** Sum, value and slope of a gate, the unit and the letter counted from 0. */
function expected(word: string, gate: CurveGate, timeStep: number, unit: number, of: CharModel = model) {
  const { trace } = readText(of, encode([...word], of.spec.vocabulary).codes);
  const sum = trace.preActivations[gate]![timeStep * units + unit];
  const value = trace.activations[gate]![timeStep * units + unit];
  const slope = gate === 'candidate' ? 1 - value * value : value * (1 - value);
  return { sum: formatNumber(sum, 2), value: formatNumber(value), slope: fineNumber(slope) };
}

const caption = (page: Page) => page.locator('figcaption');
const row = (page: Page, gate: CurveGate) => page.getByRole('slider', { name: curves.row(gate) });
const open = (page: Page, state: Readonly<Record<string, string>>) =>
  page.goto(figureAddress('curves', state));

test.describe('on a given model', () => {
  test.beforeEach(({ page }) => serveModel(page, model));

  test('the caption and the row tell sum, value and slope of the chosen sum, as the reference has them', async ({
    page,
  }) => {
    await open(page, { word: 'hello', gate: 'forgetGate', letter: '4', unit: '3' });
    const { sum, value, slope } = expected('hello', 'forgetGate', 3, 2);
    await expect(caption(page)).toContainText(`Unit 3’s forget gate sums to ${sum} at the second “l”`);
    await expect(caption(page)).toContainText(`σ makes ${value} of it, and its slope there is ${slope}`);
    await expect(row(page, 'forgetGate')).toHaveAttribute(
      'aria-valuetext',
      curves.rowText({ unit: 3, place: 'the second “l”', sum, value, slope }),
    );
  });

  test('by keyboard: the rows go from sum to sum in ascending order, the panels by tenths, and the address keeps both', async ({
    page,
  }) => {
    await open(page, { word: 'sea', gate: 'inputGate' });
    const { trace } = readText(model, encode([...'sea'], model.spec.vocabulary).codes);
    const ascending = trace.preActivations.candidate!.toSorted();
    await row(page, 'candidate').focus();
    await expect(page.locator('html')).toHaveAttribute('data-lit', 'candidate');
    await page.keyboard.press('Home');
    await expect(caption(page)).toContainText(`candidate sums to ${formatNumber(ascending[0], 2)}`);
    await page.keyboard.press('ArrowRight');
    await expect(caption(page)).toContainText(`candidate sums to ${formatNumber(ascending[1], 2)}`);
    await page.keyboard.press('End');
    await expect(caption(page)).toContainText(`candidate sums to ${formatNumber(ascending.at(-1)!, 2)}`);
    await expect(page).toHaveURL(/gate=candidate/);

    const probe = page.getByRole('slider', { name: curves.probe });
    await probe.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowRight');
    const bound = Number(await probe.getAttribute('aria-valuemax'));
    const at = -bound + 1.1;
    await expect(caption(page)).toContainText(
      `At a = ${formatNumber(at, 2)} the slope of tanh is ${fineNumber(1 - Math.tanh(at) ** 2)}`,
    );
    await expect(page).toHaveURL(new RegExp(`at=${at}`));
    await page.reload();
    await expect(caption(page)).toContainText(`At a = ${formatNumber(at, 2)}`);
    await expect(page.getByRole('radio', { name: curves.gateOptions.candidate })).toBeChecked();
  });

  test('a press on the panels puts the line there, and a press on a row chooses its nearest sum', async ({
    page,
  }) => {
    await open(page, { word: 'hello' });
    const probe = page.getByRole('slider', { name: curves.probe });
    const box = (await probe.boundingBox())!;
    await probe.click({ position: { x: box.width / 2, y: box.height / 2 } });
    await expect(caption(page)).toContainText('At a = 0.00 the slope of σ is 0.250');
    await row(page, 'outputGate').click({ position: { x: 1, y: 10 } });
    const { trace } = readText(model, encode([...'hello'], model.spec.vocabulary).codes);
    const lowest = trace.preActivations.outputGate!.toSorted()[0];
    await expect(caption(page)).toContainText(`output gate sums to ${formatNumber(lowest, 2)}`);
  });

  test('the table holds every sum, and the CSV holds the reference’s very numbers', async ({ page }) => {
    await open(page, { word: 'sea' });
    await page.getByText(frame.table).click();
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(1 + 4 * 3 * units);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: frame.saveAs('CSV', curves.title) }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('curves.csv');
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
    const { trace } = readText(model, encode([...'sea'], model.spec.vocabulary).codes);
    // Forget gate, unit 2, second letter: a row for each unit of the first letter stands before it.
    const [gate, unit, place, letter, sum, value] = lines[1 + units + 1].split(',');
    expect([gate, unit, place, letter]).toEqual(['forget gate', '2', '2', 'e']);
    expect(Number(sum)).toBe(trace.preActivations.forgetGate![units + 1]);
    expect(Number(value)).toBe(trace.activations.forgetGate![units + 1]);
  });

  test('the SVG stands alone, in plain colours, and the PNG is twice as large', async ({ page, context }) => {
    await open(page, { word: 'sea' });
    await expect(caption(page)).toContainText('sums to');
    await page.waitForLoadState('networkidle');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const saved = async (kind: 'SVG' | 'PNG') => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: frame.saveAs(kind, curves.title) }).click();
      return readFileSync(await (await download).path());
    };
    const svg = (await saved('SVG')).toString('utf8');
    expect(svg).not.toMatch(/\s(class|style|href|data-[a-z]+)=|var\(|oklab/);
    expect(svg).toContain(`<title>${curves.title}</title>`);
    expect(svg).toContain('>tanh</text>');
    // The forget gate's colour of the light theme, --q-forget.
    expect(svg).toContain('rgb(134, 3, 4)');
    const png = await saved('PNG');
    // The page's own code of saving comes with the first save; nothing else is asked for.
    const code = /\/assets\/(saveFigure|figureTable|download)-[^/]+\.js$/;
    expect(requests.filter((url) => !url.startsWith('blob:') && !code.test(url))).toEqual([]);
    const alone = await context.newPage();
    await alone.setContent(svg);
    const width = await alone
      .locator('svg')
      .first()
      .evaluate((element) => element.getBoundingClientRect().width);
    expect(width).toBeGreaterThan(400);
    // Bytes 16 to 19 of a PNG are its width.
    expect(png.readUInt32BE(16)).toBe(2 * width);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 390]) {
      test(`is free of axe violations, fits, and has no label under 12 px, ${colorScheme}, ${width} px wide`, async ({
        page,
      }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 900 });
        await open(page, { word: 'hello' });
        await expect(row(page, 'forgetGate')).toBeVisible();
        await page.getByText(frame.table).click();
        await expectNoAxeViolations(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const sizes = await page
          .locator('figure svg text')
          .evaluateAll((texts) => texts.map((text) => parseFloat(getComputedStyle(text).fontSize)));
        expect(sizes.length).toBeGreaterThan(10);
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
      });
    }
});

test('a changed weight changes the sum, value and slope on the screen to what the reference gives', async ({
  page,
}) => {
  const changed = { ...model, parameters: model.parameters.slice() };
  const slot = charModelLayout(model.spec).find(({ name }) => name === 'bias_ih_l0')!;
  changed.parameters[slot.offset + units + 2] += 1.5;
  const { sum, value, slope } = expected('hello', 'forgetGate', 3, 2, changed);
  expect(sum).not.toBe(expected('hello', 'forgetGate', 3, 2).sum);
  await serveModel(page, changed);
  await open(page, { word: 'hello', gate: 'forgetGate', letter: '4', unit: '3' });
  await expect(caption(page)).toContainText(`sums to ${sum}`);
  await expect(caption(page)).toContainText(`σ makes ${value} of it, and its slope there is ${slope}`);
});

for (const [what, weight, sentence] of [
  ['all zero', 0, '0 of the forget gate’s 60 sums lie where σ is flat; the mean slope is 0.250'],
  ['saturated', 1e4, '60 of the forget gate’s 60 sums lie where σ is flat'],
] as const)
  test(`a model whose weights are ${what} is shown as it is`, async ({ page }) => {
    const parameters = new Float32Array(model.parameters.length).fill(weight);
    await serveModel(page, { ...model, parameters });
    await open(page, { word: 'hello' });
    await expect(caption(page)).toContainText(sentence);
  });

test('a word of one letter, a model of one unit, and a place that no longer fits', async ({ page }) => {
  await serveModel(page, givenModel(5, 1));
  await open(page, { word: 'a', letter: '9', unit: '40' });
  await expect(caption(page)).toContainText('Unit 1’s forget gate sums to');
  await expect(caption(page)).toContainText('It is the forget gate’s only sum over “a”');
  await expect(page.getByRole('textbox', { name: en.cell.word })).toHaveValue('a');
});
