/** Activations over a text. Oracle: the float64 reference on the same model, compared as text with what is shown. */
import type { Page } from 'playwright/test';
import { seededRandom } from '#data/random';
import { decode, encode, normaliseText, splitLetters } from '#data/text';
import { differences } from '#figures/differingRuns';
import { percent, shortNumber } from '#figures/numbers';
import { isYesOrNo, propertyOf, type LetterProperty, type LetterRange } from '#inspect/letterProperties';
import { unitFollowers } from '#inspect/unitFollowers';
import { saturatedShares, unitOrder } from '#inspect/unitOrder';
import { readText } from '#reference/charModel';
import { generate } from '#reference/generate';
import type { CharModel } from '#rnn/model';
import { activations as text } from '../app/i18n/en/activations.ts';
import { frame } from '../app/i18n/en/frame.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expectNoAxeViolations } from './axe.ts';
import { givenModel, serveModel } from './givenModel.ts';
import { expect, test } from './reusedPage.ts';

test.use({ reducedMotion: 'reduce' });

const model = givenModel(4);
const own = 'the whale and the ship and the sea and the old captain of the whale ship';
const name = 'forgetGate';

function reference(of: CharModel = model, typed = own) {
  const { letters, codes } = encode(splitLetters(normaliseText(typed)), of.spec.vocabulary);
  return { letters, values: readText(of, codes).trace.activations[name]! };
}

const open = (page: Page, state: Readonly<Record<string, string>>) =>
  page.goto(figureAddress('activations', { from: 'own', text: own, quantity: name, ...state }));
const map = (page: Page) => page.getByRole('slider', { name: text.map.label(name) });
const painted = (page: Page, unit: number) =>
  page.getByRole('slider', { name: text.painted.label(name, unit) });
const search = (page: Page) => page.getByRole('region', { name: text.search.title });

function mapReading(unit: number, step: number, of = model) {
  const { letters, values } = reference(of);
  const shares = saturatedShares('lstm', name, values, 12);
  const value = shortNumber(values[step * 12 + unit]);
  return text.map.reading('f', unit + 1, value, step + 1, letters[step], percent(shares[unit]));
}

function best(property: LetterProperty, marks: readonly LetterRange[] = []) {
  const { letters, values } = reference();
  return unitFollowers(values, 12, propertyOf(letters, property, marks), isYesOrNo(property));
}

/** The list shows the best five with the reference's scores, in the reference's order. */
async function expectList(page: Page, property: LetterProperty, marks: readonly LetterRange[] = []) {
  const rows = best(property, marks)
    .slice(0, 5)
    .map(({ unit, score, measured }) => {
      const higher = measured > (isYesOrNo(property) ? 0.5 : 0);
      return text.search.choose(
        unit + 1,
        shortNumber(score),
        text.search.column[higher ? 'higher' : 'lower'],
      );
    });
  const buttons = search(page).getByRole('listitem').getByRole('button');
  await expect(buttons).toHaveCount(6);
  for (const [k, row] of rows.entries()) await expect(buttons.nth(k)).toHaveAccessibleName(row);
}

test('every place of the map tells the reference’s value, and another model’s where a weight is another', async ({
  page,
}) => {
  await serveModel(page, model);
  await open(page, { unit: '3', step: '5' });
  await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(2, 4));
  await map(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(4, 5));
  await expect(page).toHaveURL(/unit=5.*step=6|step=6.*unit=5/);
  const box = (await map(page).boundingBox())!;
  await page.mouse.move(box.x + 8, box.y + 8);
  await expect(page.getByText(mapReading(0, 0), { exact: true })).toBeVisible();

  const changed: CharModel = { ...model, parameters: model.parameters.map((w, k) => (k % 5 ? w : w / 2)) };
  await page.unrouteAll();
  await serveModel(page, changed);
  await page.reload();
  await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(4, 5, changed));
  expect(mapReading(4, 5, changed)).not.toBe(mapReading(4, 5));
});

test('rows by similarity and by saturation stand as the reference orders them', async ({ page }) => {
  await serveModel(page, model);
  for (const order of ['similarity', 'saturation'] as const) {
    const rows = unitOrder(order, 'lstm', name, reference().values, 12);
    await open(page, { unit: `${rows[0] + 1}`, step: '3', order });
    await page.reload();
    await expect(map(page)).toHaveAttribute('aria-valuenow', `${2 * 12 + 1}`);
    await map(page).focus();
    for (const unit of rows.slice(1, 4)) {
      await page.keyboard.press('ArrowDown');
      await expect(map(page)).toHaveAttribute('aria-valuetext', mapReading(unit, 2));
    }
  }
});

test('the unit that follows a property best is found and painted; another of the list can be chosen', async ({
  page,
}) => {
  await serveModel(page, model);
  await open(page, {});
  await expectList(page, 'linePosition');
  await search(page).getByRole('radio', { name: text.search.properties.afterSpace }).check();
  await expectList(page, 'afterSpace');
  const [first, , third] = best('afterSpace');
  await expect(painted(page, first.unit + 1)).toBeVisible();
  await search(page).getByRole('listitem').nth(2).getByRole('button').click();
  await expect(painted(page, third.unit + 1)).toBeVisible();
  await expect(page.locator('figcaption')).toContainText(shortNumber(third.score));
  await search(page).getByRole('radio', { name: text.search.properties.capital }).check();
  await expect(search(page)).toContainText(text.search.unscored('capital', false));
});

test('letters are marked by key, by button and by dragging, and the search follows the marks', async ({
  page,
}) => {
  await serveModel(page, model);
  await open(page, { property: 'own', unit: '1', step: '5' });
  await expect(search(page)).toContainText(text.search.unscored('own', false));
  const letters = page.getByRole('slider', { name: text.painted.labelMarking(name, 1) });
  await letters.focus();
  for (let k = 0; k < 4; k++) await page.keyboard.press('Shift+ArrowRight');
  await expectList(page, 'own', [{ from: 4, to: 9 }]);
  await page.keyboard.press('Space');
  await expectList(page, 'own', [{ from: 4, to: 8 }]);
  await page.keyboard.press('End');
  await page.getByRole('button', { name: text.marks.word }).click();
  const [from, to] = [own.lastIndexOf(' ') + 1, own.length];
  await expectList(page, 'own', [
    { from: 4, to: 8 },
    { from, to },
  ]);
  await expect(page).toHaveURL(new RegExp(`marks=5-8~${from + 1}-${to}`));
  await page.reload();
  await expectList(page, 'own', [
    { from: 4, to: 8 },
    { from, to },
  ]);
  await page.getByRole('button', { name: text.marks.clear }).click();
  const box = (await letters.boundingBox())!;
  await page.mouse.move(box.x + 8, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 22, box.y + 12);
  await page.mouse.up();
  await expect(page).toHaveURL(/marks=1-\d/);
});

test('the painted text is walked letter by letter and line by line', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await serveModel(page, model);
  await open(page, { unit: '3', step: '2' });
  const { letters, values } = reference();
  const at = (step: number) =>
    text.painted.reading(
      'f',
      shortNumber(values[step * 12 + 2]),
      step + 1,
      letters[step],
      text.painted.state('linePosition', step + 1),
    );
  const slider = painted(page, 3);
  await expect(slider).toHaveAttribute('aria-valuetext', at(1));
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', at(2));
  await page.keyboard.press('ArrowDown');
  const below = Number(await slider.getAttribute('aria-valuenow'));
  expect(below).toBeGreaterThan(15);
  await expect(slider).toHaveAttribute('aria-valuetext', at(below - 1));
  await page.keyboard.press('ArrowUp');
  await expect(slider).toHaveAttribute('aria-valuetext', at(2));
});

test('what is written free and held is what the reference writes, and the differences are counted', async ({
  page,
}) => {
  await serveModel(page, model);
  await open(page, { unit: '3', held: '0.25', prompt: 'the sea', draw: '7', warmth: '0.5' });
  const { vocabulary } = model.spec;
  const write = (holds: Parameters<typeof generate>[1]['holds'] = []) => {
    const random = seededRandom(7).next;
    const { codes } = encode([...'the sea'], vocabulary);
    return decode(
      generate(model, { prompt: codes, length: 240, temperature: 0.5, random, holds }),
      vocabulary,
    );
  };
  const free = write();
  const held = write([{ name, unit: 2, step: null, value: 0.25 }]);
  const sample = async (kind: string) => page.locator(`[data-sample="${kind}"]`).textContent();
  await expect.poll(() => sample('free')).toBe(free);
  await expect.poll(() => sample('held')).toBe(held);
  const different = differences([...held], [...free])!;
  await expect(
    page.getByText(text.held.differ(different.count, 240, different.first + 1), { exact: true }),
  ).toBeVisible();
});

test('a long own text is cut at 10,000 letters, stays over a reload, and is told; the CSV holds all', async ({
  page,
}) => {
  await serveModel(page, model);
  await open(page, { text: 'x', unit: '3' });
  await page.getByLabel(text.passage.own).fill('call me ishmael! '.repeat(700));
  const figure = page.locator('[data-figure="activations"]');
  await expect(figure).toContainText(text.passage.tooLong(10_000));
  await expect(figure).toContainText(text.passage.unknown(['!'], 0));
  await expect(page).not.toHaveURL(/text=/);
  await page.reload();
  await expect(figure).toContainText(text.passage.tooLong(10_000));
  await expect(painted(page, 3)).toHaveAttribute('aria-valuemax', /\d{4}/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: frame.saveAs('CSV', text.title) }).click();
  let csv = '';
  for await (const chunk of await (await download).createReadStream()) csv += String(chunk);
  const rows = csv.trim().split('\r\n').slice(1);
  const { values } = reference(model, 'call me ishmael! '.repeat(700).slice(0, 10_000));
  expect(rows).toHaveLength(values.length / 12);
  // The browser's exp may differ from this process's in the last bits.
  const apart = rows.map((row, t) => Math.abs(Number(row.split(',')[1]) - values[t * 12 + 2]));
  expect(Math.max(...apart)).toBeLessThan(1e-12);
});

const strange = {
  'weights of zero': [{ source: 'fresh', cell: 'gru', scale: '0' }, text.allZero],
  'saturated weights': [
    { source: 'fresh', cell: 'rnn', scale: '20', units: '64' },
    'values shown are saturated',
  ],
  'values that overflow': [
    { source: 'fresh', cell: 'rnnRelu', scale: '20', units: '64', from: 'book' },
    text.notNumbers,
  ],
  'one unit, one step': [
    { source: 'fresh', cell: 'rnnRelu', units: '1', text: 'a' },
    'hidden state of the only unit',
  ],
  '256 units of the book': [
    { source: 'fresh', cell: 'lstm', units: '256', from: 'book', letters: '300' },
    '256 units',
  ],
  'a unit, a step and a gate that are not there': [
    { unit: '99', step: '9999', quantity: 'updateGate' },
    'unit 12',
  ],
  'no letter that it knows': [{ text: '数字' }, text.passage.nothingKnown],
  'no text': [{ text: '' }, text.passage.ownEmpty],
} as const;

test('what is at the edge is said', async ({ page }) => {
  await serveModel(page, model);
  for (const [state, says] of Object.values(strange)) {
    await open(page, state);
    await expect(page.locator('[data-figure="activations"]')).toContainText(says);
    await expect(page.locator('[data-sample="held"]')).not.toBeEmpty();
  }
  await open(page, { marks: '5-3' });
  await expect(page.getByText('This link is damaged')).toBeVisible();
});

test.describe('without the book', () => {
  test.use({ allowedErrors: [/404/] });
  test('its first sentence is read, and why is said', async ({ page }) => {
    await serveModel(page, model);
    await page.route('**/moby-dick.txt', (route) => route.fulfill({ status: 404, body: '' }));
    await open(page, { from: 'book' });
    await expect(page.locator('[data-figure="activations"]')).toContainText(text.passage.bookMissing);
    await expect(map(page)).toBeVisible();
  });
});

test('it is free of axe violations and not wider than the screen', async ({ page }) => {
  await serveModel(page, model);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await open(page, { property: 'own', marks: '5-9', unit: '2', order: 'similarity' });
      await expect(page.locator('[data-sample="held"]')).not.toBeEmpty();
      await expectNoAxeViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.goto('#/');
    }
  }
});
