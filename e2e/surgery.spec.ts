/** Surgery on a model. Oracle: the float64 reference with the same edits made, compared as text with what is shown. */
import type { Page } from 'playwright/test';
import { encode } from '#data/text';
import { derivativeNumber } from '#figures/derivativeNumber';
import { fineNumber, shortNumber } from '#figures/numbers';
import type { Edit } from '#inspect/edits';
import { operate } from '#inspect/surgery';
import type { CharModel } from '#rnn/model';
import { frame } from '../app/i18n/en/frame.ts';
import { surgery as text } from '../app/i18n/en/surgery.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expectNoAxeViolations } from './axe.ts';
import { givenModel, serveModel } from './givenModel.ts';
import { expect, test } from './reusedPage.ts';

test.use({ reducedMotion: 'reduce' });

const model = givenModel(4);
const word = 'hello';

function run(edits: readonly Edit[], of: CharModel = model) {
  const { codes } = encode([...word], of.spec.vocabulary);
  return operate({ model: of, codes, edits });
}

const open = (page: Page, state: Readonly<Record<string, string>>) =>
  page.goto(figureAddress('surgery', { word, quantity: 'forgetGate', unit: '3', step: '2', ...state }));
const values = (page: Page) => page.getByRole('slider', { name: text.valuesRow('forgetGate', 2) });
const results = (page: Page) => page.getByRole('table', { name: text.results.title });
const list = (page: Page) => page.getByRole('group', { name: text.list.title });

/** Loss and every gradient norm, untouched and now, as the reference has them. */
async function expectResults(page: Page, edits: readonly Edit[]) {
  const [untouched, now] = [run([]), run(edits)];
  const rows = [
    [text.results.loss, fineNumber(untouched.loss), fineNumber(now.loss)],
    ...now.parameterNorms.map(({ name, norm }, k) => [
      text.results.gradient(name),
      derivativeNumber(untouched.parameterNorms[k].norm, 3),
      derivativeNumber(norm, 3),
    ]),
  ];
  for (const [name, before, after] of rows)
    await expect(results(page).getByRole('row', { name: `${name} ${before} ${after}` })).toBeVisible();
}

function shownValue(edits: readonly Edit[], step: number, held: boolean) {
  const of = (reading: ReturnType<typeof run>) => reading.trace.activations.forgetGate![step * 12 + 2];
  return text.valuesText(step + 1, word[step], shortNumber(of(run(edits))), shortNumber(of(run([]))), held);
}

test.describe('on a given model', () => {
  test.beforeEach(({ page }) => serveModel(page, model));

  test('values held with the arrow keys and let go with Delete: loss and gradients are those of the reference', async ({
    page,
  }) => {
    await open(page, {});
    await expectResults(page, []);
    await values(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect(values(page)).toHaveAttribute('aria-valuetext', shownValue([], 2, false));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const before = run([]).trace.activations.forgetGate![2 * 12 + 2];
    const round = (value: number) => Math.round(Math.max(0, value) * 100) / 100;
    const held: Edit = {
      kind: 'hold',
      name: 'forgetGate',
      unit: 2,
      step: 2,
      value: round(round(before - 0.05) - 0.05),
    };
    await expect(values(page)).toHaveAttribute('aria-valuetext', shownValue([held], 2, true));
    await expectResults(page, [held]);
    await expect(page).toHaveURL(/edits=h%2CforgetGate|edits=h,forgetGate/);
    await page.reload();
    await expectResults(page, [held]);
    await values(page).focus();
    await page.keyboard.press('Delete');
    await expectResults(page, []);
  });

  test('a value is held by dragging it, one undo takes the whole drag back, and redo makes it again', async ({
    page,
  }) => {
    await open(page, {});
    await expectResults(page, []);
    const box = (await values(page).boundingBox())!;
    const x = box.x + 72 + ((box.width - 72) / 4) * 1.5;
    await page.mouse.move(x, box.y + 20);
    await page.mouse.down();
    for (let y = 30; y <= 80; y += 10) await page.mouse.move(x, box.y + y);
    await page.mouse.up();
    const sentence = list(page).getByRole('listitem');
    await expect(sentence).toHaveCount(1);
    await expect(sentence).toContainText('forget gate of unit 3 held at 0.');
    await expect(sentence).toContainText('at step 2');
    await page.getByRole('button', { name: text.list.undo }).click();
    await expect(sentence).toHaveCount(0);
    await expectResults(page, []);
    await page.getByRole('button', { name: text.list.redo }).click();
    await expect(sentence).toHaveCount(1);
  });

  test('a weight is set, a unit silenced, a letter replaced; each is switched off and removed by itself', async ({
    page,
  }) => {
    await open(page, {});
    await page.getByText(text.edits.weight, { exact: true }).click();
    await page.getByLabel(text.edits.block).selectOption({ label: text.names.candidate });
    await page.getByLabel(text.edits.row, { exact: true }).selectOption({ label: text.unitName(5) });
    await page.getByLabel(text.edits.column).selectOption({ label: text.unitName(2) });
    await page.getByLabel(text.edits.value).fill('-2.5');
    await page.keyboard.press('Enter');
    const weight: Edit = {
      kind: 'weight',
      parameter: 'weight_hh_l0',
      row: 2 * 12 + 4,
      column: 1,
      value: -2.5,
    };
    await expectResults(page, [weight]);
    await page.getByRole('button', { name: text.edits.silence(3) }).click();
    const silence: Edit = { kind: 'silence', unit: 2 };
    await expectResults(page, [weight, silence]);
    await page.getByLabel(text.edits.letter(2)).selectOption('a');
    const letter: Edit = { kind: 'letter', step: 1, letter: 'a' };
    await expectResults(page, [weight, silence, letter]);
    await list(page).getByRole('checkbox').nth(1).uncheck();
    await expectResults(page, [weight, letter]);
    await list(page)
      .getByRole('button', { name: /^Remove: / })
      .first()
      .click();
    await expectResults(page, [letter]);
    await page.getByLabel(text.edits.value).fill('much');
    await expect(page.getByRole('alert').filter({ hasText: text.edits.notANumber })).toBeVisible();
  });

  test('edits that do not fit are told by name, the others are made; a damaged list is told', async ({
    page,
  }) => {
    await open(page, { edits: 'h,updateGate,1,*,1~s,40~l,2,61' });
    await expectResults(page, [{ kind: 'letter', step: 1, letter: 'a' }]);
    await expect(list(page)).toContainText(text.list.misfit('quantity'));
    await expect(list(page)).toContainText(text.list.misfit('unit'));
    await open(page, { edits: 'h,forgetGate,1' });
    await expect(page.getByText('This link is damaged')).toBeVisible();
  });

  test('table and caption tell the run; the CSV holds the reference’s numbers', async ({ page }) => {
    const edits = 'h,forgetGate,*,*,0';
    await open(page, { edits });
    const edit: Edit = { kind: 'hold', name: 'forgetGate', unit: null, step: null, value: 0 };
    const now = run([edit]);
    await expect(page.locator('figcaption')).toContainText(`to ${fineNumber(now.loss)} nats a letter`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: frame.saveAs('CSV', text.title) }).click();
    const stream = await (await download).createReadStream();
    let csv = '';
    for await (const chunk of stream) csv += String(chunk);
    const surprise = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',')[3]));
    surprise.forEach((bits, t) => expect(bits).toBeCloseTo(now.surprise[t], 12));
    expect(surprise).toHaveLength(4);
  });
});

const strange = {
  'weights of zero': [{ source: 'fresh', cell: 'gru', scale: '0' }, text.allZero],
  'saturated weights': [{ source: 'fresh', cell: 'lstm', scale: '20', units: '64' }, ''],
  'one unit': [{ source: 'fresh', cell: 'rnn', units: '1' }, 'untouched model foretells'],
  '256 units': [{ source: 'fresh', cell: 'lstmLayerNorm', units: '256' }, 'untouched model foretells'],
  'one step': [{ source: 'fresh', cell: 'gruResetBefore', word: 'hi' }, 'untouched model foretells'],
  'one letter': [{ source: 'fresh', cell: 'rnnRelu', word: 'h' }, text.tooShort('remember')],
} as const;

test('what is at the edge is said', async ({ page }) => {
  await serveModel(page, model);
  for (const [state, says] of Object.values(strange)) {
    await page.goto(figureAddress('surgery', { word, ...state }));
    await expect(page.locator('[data-figure="surgery"]')).toContainText(says);
    await expect(results(page)).toBeVisible();
  }
});

test('weights that are not numbers are said', async ({ page }) => {
  const broken = givenModel(4);
  broken.parameters.fill(NaN, 0, 8);
  await serveModel(page, broken);
  await open(page, {});
  await expect(page.locator('[data-figure="surgery"]')).toContainText('random weights');
  await expect(results(page)).toBeVisible();
});

for (const theme of ['light', 'dark'] as const)
  test(`it is free of axe violations and not wider than the screen, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await serveModel(page, model);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await open(page, { edits: 'h,forgetGate,3,*,1~!s,2' });
      await expect(results(page)).toBeVisible();
      await page.getByText(text.edits.weight, { exact: true }).click();
      await expectNoAxeViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.goto('#/');
    }
  });
