/**
 * The microscope of the backward pass. Oracle: the gradients that training is checked with (`charModelGradients`), on
 * the very weights that the page was given, compared as text, so that a value that differs in its last shown digit fails.
 */
import type { Page } from 'playwright/test';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { derivativeNumber } from '#figures/derivativeNumber';
import { charModelGradients } from '#reference/charModelGradients';
import { cells, type ActivationName } from '#rnn/cells';
import type { CharModel } from '#rnn/model';
import type { LayerGradients } from '#rnn/trace';
import { frame } from '../app/i18n/en/frame.ts';
import { microscope as text } from '../app/i18n/en/microscope.ts';
import { model as modelText } from '../app/i18n/en/model.ts';
import { expectNoAxeViolations } from './axe.ts';
import { givenModel, serveModel } from './givenModel.ts';
import { expect, test } from './reusedPage.ts';

// The service worker would answer for the model file before a test can.
test.use({ reducedMotion: 'reduce' });

const model = givenModel(4);
const letters = [...' abcdefghijklmnopqrstuvwxyz'];

const figure = (page: Page) => page.getByRole('figure', { name: text.title });
const row = (page: Page, name: ActivationName, unit: number, sum = false) =>
  page.getByRole('slider', { name: text.row(name, sum, unit), exact: true });
const open = (page: Page, state: string) => page.goto(`#/figure/microscope/${state};end`);

function gradients(word: string, of: CharModel = model): LayerGradients {
  const codes = Array.from(word, (letter) => of.spec.vocabulary.indexOf(letter));
  return charModelGradients(of, { inputs: codes.slice(0, -1), targets: codes.slice(1), B: 1, initial: {} })
    .layer;
}

/** What a row says at a step; all counted from 1. */
function said(
  word: string,
  name: ActivationName,
  unit: number,
  step: number,
  of: CharModel = model,
  share = 1,
) {
  const { activations } = gradients(word, of);
  const at = (step - 1) * of.spec.units + unit - 1;
  const number = (path: 'direct' | 'recurrent' | 'total') =>
    derivativeNumber(share * (activations[path][name]?.[at] ?? NaN), 3);
  return { direct: number('direct'), recurrent: number('recurrent'), total: number('total') };
}

const rowText = (word: string, steps: number, step: number, paths: ReturnType<typeof said>) =>
  text.rowText({ step, steps, letter: word[step - 1] }, paths);

test.describe('on given weights', () => {
  test.beforeEach(({ page }) => serveModel(page, model));

  test('every row, by values and by sums, says both paths and their sum as the reference has them', async ({
    page,
  }) => {
    await open(page, 'word=hello;step=2;unit=3');
    for (const name of cells.lstm.activations)
      await expect(row(page, name, 3)).toHaveAttribute(
        'aria-valuetext',
        rowText('hello', 4, 2, said('hello', name, 3, 2)),
      );
    await page.getByRole('radio', { name: text.sides.preActivation }).check();
    const { preActivations } = gradients('hello');
    for (const name of cells.lstm.gates)
      await expect(row(page, name, 3, true)).toHaveAttribute(
        'aria-valuetext',
        new RegExp(`${derivativeNumber(preActivations.total[name]?.[12 + 2] ?? NaN, 3)} in all$`),
      );
  });

  test('the sum over the steps grows to the derivative by the recurrent weight', async ({ page }) => {
    await open(page, 'word=hello;step=1;unit=3;from=5;quantity=outputGate');
    const { weight_hh: byWeight } = gradients('hello').parameters;
    // Rows are packed i|f|g|o: the output gate's begin at 3 H.
    const all = derivativeNumber(byWeight[(3 * 12 + 2) * 12 + 4], 3);
    const sum = page.getByRole('slider', { name: text.sumRow('outputGate', 3, 5) });
    await expect(sum).toHaveAttribute('aria-valuetext', new RegExp(`^step 1 of 4 adds .* makes ${all}$`));
    await expect(figure(page)).toContainText(`add up to ${all} over all 4 steps`);
  });

  test('steps back and forward by button, by the page’s arrow keys and along a row', async ({ page }) => {
    await open(page, 'word=hello;step=4;unit=3');
    const hidden = row(page, 'hiddenState', 3);
    await expect(hidden).toHaveAttribute('aria-valuenow', '4');
    await page.getByRole('button', { name: text.back }).click();
    await expect(hidden).toHaveAttribute('aria-valuenow', '3');
    await page.keyboard.press('ArrowLeft');
    await expect(hidden).toHaveAttribute('aria-valuenow', '2');
    const candidate = row(page, 'candidate', 3);
    await candidate.focus();
    await page.keyboard.press('Home');
    await expect(figure(page).locator('figcaption')).toContainText(
      `${said('hello', 'candidate', 3, 1).total} for each 1 that the candidate of unit 3`,
    );
    await page.keyboard.press('End');
    await expect(candidate).toHaveAttribute('aria-valuenow', '4');
    await expect(page.locator('html')).toHaveAttribute('data-lit', 'candidate');
  });

  test('pointing at a place of the picture chooses it', async ({ page }) => {
    await open(page, 'word=hello;step=4;unit=3');
    const cell = row(page, 'cellState', 3);
    const box = await cell.boundingBox();
    if (!box) throw new Error('the row is not drawn');
    // The first of four columns, right of the names.
    await cell.click({ position: { x: 84 + (box.width - 84) / 8, y: box.height / 2 } });
    await expect(figure(page).locator('figcaption')).toContainText(
      `${said('hello', 'cellState', 3, 1).total} for each 1 that the cell state of unit 3`,
    );
  });

  test('a wall leaves the steps before it what their own letters give', async ({ page }) => {
    await open(page, 'word=remember;step=2;unit=3');
    await expect(row(page, 'hiddenState', 3)).toHaveAttribute(
      'aria-valuetext',
      rowText('remember', 7, 2, said('remember', 'hiddenState', 3, 2)),
    );
    const wall = page.getByRole('slider', { name: text.wall });
    await wall.focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
    await expect(wall).toHaveAttribute('aria-valuetext', text.wallText(3));
    // The first three letters alone, of which each is a third of the mean there and a seventh here.
    await expect(row(page, 'hiddenState', 3)).toHaveAttribute(
      'aria-valuetext',
      rowText('remember', 7, 2, said('reme', 'hiddenState', 3, 2, model, 3 / 7)),
    );
    await expect(page).toHaveURL(/wall=3/);
  });

  test('proves the derivative by moving the quantity, and says what a wall keeps out', async ({ page }) => {
    await open(page, 'word=hello;step=2;unit=3;quantity=forgetGate');
    const button = page.getByRole('button', { name: text.prove });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    const proof = page.getByRole('group', { name: text.prove });
    const { activations } = gradients('hello');
    for (const path of ['direct', 'recurrent', 'total'] as const) {
      const expected = activations[path].forgetGate?.[12 + 2] ?? NaN;
      const cellsOf = proof.locator(`[data-path="${path}"] td`);
      await expect(cellsOf.nth(0)).toHaveText(derivativeNumber(expected, 6));
      // Six digits are shown; truncation and rounding at a step of 1e-5 are both below 1e-9 here.
      const measured = Number((await cellsOf.nth(1).textContent())?.replaceAll('−', '-'));
      expect(Math.abs(measured - expected)).toBeLessThan(1e-8 + 1e-5 * Math.abs(expected));
    }
    await expect(proof).toContainText('The two agree');
    await page.getByRole('slider', { name: text.wall }).fill('2');
    await expect(proof).toContainText('The wall keeps out');
    await expect(proof).toContainText(derivativeNumber(activations.total.forgetGate?.[14] ?? NaN, 6));
  });

  test('the recurrent weight is proved too, and the table and the CSV hold every step', async ({ page }) => {
    await open(page, 'word=hello;step=2;unit=3;from=5;quantity=candidate;prove=weight');
    const proof = page.getByRole('group', { name: text.prove });
    const { weight_hh: byWeight } = gradients('hello').parameters;
    const expected = byWeight[(2 * 12 + 2) * 12 + 4];
    await expect(proof.locator('[data-path="weight"] td').first()).toHaveText(derivativeNumber(expected, 6));
    await expect(proof).toContainText('The two agree');
    await page.getByText(frame.table).click();
    // Six values, four sums, one weight and the norms, at each of four steps.
    await expect(figure(page).locator('tbody tr', { has: page.locator('th[scope="row"]') })).toHaveCount(
      4 * 12 + 1,
    );
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: frame.saveAs('SVG', text.title) }).click();
    const stream = await (await downloading).createReadStream();
    let saved = '';
    for await (const chunk of stream) saved += String(chunk);
    expect(saved).toContain('→ l');
    expect(saved).not.toMatch(/var\(|class=/);
  });

  test('an address brings the same picture back, and one that asks too much says so', async ({ page }) => {
    await open(
      page,
      'word=hello;step=3;unit=3;from=2;wall=2;counted=last;of=preActivation;quantity=inputGate',
    );
    const input = row(page, 'inputGate', 3, true);
    await expect(input).toHaveAttribute('aria-valuenow', '3');
    await row(page, 'candidate', 3, true).focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page).toHaveURL(/step=2/);
    const before = await figure(page).locator('figcaption').textContent();
    await page.reload();
    await expect(figure(page).locator('figcaption')).toHaveText(before ?? '');
    await open(page, 'word=hello;step=99;unit=400;quantity=updateGate');
    await expect(page.getByText(text.misfit)).toBeVisible();
    await expect(row(page, 'hiddenState', 12)).toHaveAttribute('aria-valuenow', '4');
  });
});

test('a fresh network’s numbers follow its seed, its units and its cell', async ({ page }) => {
  await serveModel(page, model);
  await open(page, 'source=fresh;cell=gru;units=4;word=hello;step=2;unit=2;seed=1');
  const fresh = (cell: 'gru' | 'rnn', units: number, seed: number) =>
    seededCharacterModel({ cell, units, vocabulary: letters }, seed);
  const shows = (of: CharModel) =>
    expect(row(page, 'hiddenState', 2)).toHaveAttribute(
      'aria-valuetext',
      rowText('hello', 4, 2, said('hello', 'hiddenState', 2, 2, of)),
    );
  await shows(fresh('gru', 4, 1));
  await page.getByRole('slider', { name: modelText.seed }).fill('7');
  await shows(fresh('gru', 4, 7));
  await page.getByLabel(modelText.kind, { exact: true }).selectOption('rnn');
  await page.getByLabel('Unit', { exact: true }).selectOption({ label: '2' });
  await shows(fresh('rnn', 4, 7));
});

const strange = {
  'weights of zero': ['source=fresh;cell=lstm;units=4;scale=0;word=hello', 'the derivative is exactly zero'],
  'saturated weights': [
    'source=fresh;cell=gru;units=4;scale=20;word=hello;prove=value',
    'the loss changes by',
  ],
  'one step': ['source=fresh;cell=rnn;units=4;word=hi;prove=weight', 'no later one that counts reaches it'],
  'one unit': ['source=fresh;cell=gru;units=1;word=hello', 'of unit 1'],
  '256 units': ['source=fresh;cell=lstm;units=256;word=banana', 'of unit'],
  'one letter': ['source=fresh;cell=rnn;units=4;word=h', text.tooShort('remember')],
  'letters that the network lacks': [
    'source=fresh;cell=rnn;units=4;word=h%C3%BC%E2%82%AChello',
    'foretelling',
  ],
} as const;

test('weights that are not numbers: the figure says so', async ({ page }) => {
  const broken = givenModel(4);
  broken.parameters.fill(NaN, 0, 8);
  await serveModel(page, broken);
  await open(page, 'word=aha');
  await expect(figure(page)).toContainText(/is not a number|random weights/);
});

for (const [what, [state, sentence]] of Object.entries(strange))
  test(`${what}: the figure says what it sees`, async ({ page }) => {
    await open(page, state);
    await expect(figure(page)).toContainText(sentence);
    await expect(figure(page).locator('svg[data-picture]')).toBeVisible();
  });

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`free of axe violations and not wider than the screen, ${colorScheme}, ${width} px wide`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await open(page, 'source=fresh;cell=gru;units=4;word=banana;wall=3;step=1;prove=value');
      await expect(page.getByRole('group', { name: text.prove })).toContainText('The wall keeps out');
      await expectNoAxeViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
