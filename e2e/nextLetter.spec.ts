/** The figure of the next letter. Oracle: the float64 reference reading and sampling with the same model and seed. */
import type { Page } from 'playwright/test';
import { seededRandom } from '#data/random';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { encode } from '#data/text';
import { bitsNumber } from '#figures/bitsNumber';
import { samplePath } from '#inspect/samplePath';
import { readText } from '#reference/charModel';
import { softmax } from '#reference/softmax';
import type { CharModel } from '#rnn/model';
import { frame } from '../app/i18n/en/frame.ts';
import { model as modelText } from '../app/i18n/en/model.ts';
import { nextLetter as text } from '../app/i18n/en/nextLetter.ts';
import { training } from '../app/i18n/en/training.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expectNoAxeViolations } from './axe.ts';
import { givenModel, serveModel } from './givenModel.ts';
import { expect, test } from './reusedPage.ts';

test.use({ reducedMotion: 'reduce' });

const given = givenModel(4);
const phrase = 'there she blows';
const V = given.spec.vocabulary.length;
const codesOf = (letters: string, of: CharModel = given) => encode([...letters], of.spec.vocabulary).codes;

function run(
  options: Partial<Parameters<typeof samplePath>[2]> & { readonly lot?: number } = {},
  of = given,
) {
  const { lot = 1, ...rest } = options;
  const usual = { length: 24, temperature: 1, kept: 0, random: seededRandom(lot).next };
  return samplePath(of, codesOf(phrase, of), { ...usual, ...rest });
}

const open = (page: Page, state: Readonly<Record<string, string>> = {}) =>
  page.goto(figureAddress('nextLetter', { phrase, ...state }));
const total = (page: Page, name: string) => page.locator(`[data-total="${name}"]`);
const strip = (page: Page) => page.getByRole('slider', { name: text.strip });
const caption = (page: Page) => page.locator('figcaption');
const drawn = async (page: Page) =>
  (await page.locator('[data-letter="drawn"]').allTextContents()).join('').replaceAll('␣', ' ');
const written = ({ codes, given: T }: ReturnType<typeof run>) =>
  Array.from(codes.subarray(T), (code) => given.spec.vocabulary[code]).join('');

async function agreesOnText(page: Page, surprise: Float64Array) {
  const bits = surprise.subarray(1).reduce((sum, value) => sum + value, 0) / (surprise.length - 1);
  await expect(total(page, 'bits')).toHaveText(bitsNumber(bits));
  await expect(total(page, 'perplexity')).toHaveText(bitsNumber(2 ** bits));
}

test.describe('on a given model', () => {
  test.beforeEach(({ page }) => serveModel(page, given));

  test('it opens alive: totals, each letter’s bits and what was likeliest are the reference’s', async ({
    page,
  }) => {
    await open(page);
    const { surprise, probabilities, codes } = readText(given, codesOf(phrase));
    await agreesOnText(page, surprise);
    await strip(page).focus();
    await page.keyboard.press('Home');
    await expect(caption(page)).toContainText('The text begins with “t”');
    for (let place = 1; place < 4; place++) {
      await page.keyboard.press('ArrowRight');
      const before = probabilities.subarray((place - 1) * V, place * V);
      const likeliest = given.spec.vocabulary[before.indexOf(Math.max(...before))];
      await expect(caption(page)).toContainText(
        `at place ${place + 1} came as a surprise of ${bitsNumber(surprise[place])} bits: the model gave it ${text.share(before[codes[place]])}; ${text.letterName(likeliest)} was likeliest`,
      );
    }
    await expect(page).toHaveURL(/place=4/);
  });

  test('another weight gives other numbers, those of the reference', async ({ page }) => {
    const spec = { cell: 'gru', units: 8, vocabulary: given.spec.vocabulary } as const;
    await open(page, { source: 'fresh', cell: 'gru' });
    await agreesOnText(page, readText(seededCharacterModel(spec, 1), codesOf(phrase)).surprise);
    await page.getByRole('slider', { name: modelText.seed }).focus();
    await page.keyboard.press('ArrowRight');
    await agreesOnText(page, readText(seededCharacterModel(spec, 2), codesOf(phrase)).surprise);
  });

  test('temperature reshapes the whole distribution: softmax of the logits divided by it', async ({
    page,
  }) => {
    await open(page, { place: '4', whole: 'true' });
    // Until the figure is complete, what is there may give way to it, and focus with it.
    const rows = page.getByRole('table', { name: training.letter.bars }).getByRole('row');
    await expect(rows).toHaveCount(V + 1);
    const slider = page.getByRole('slider', { name: text.temperature });
    await slider.focus();
    for (let k = 0; k < 10; k++) await page.keyboard.press('ArrowLeft');
    const { logits, probabilities } = readText(given, codesOf(phrase));
    const cold = softmax(logits.subarray(2 * V, 3 * V), 0.5);
    for (const letter of ['e', 'a', 'q']) {
      const code = given.spec.vocabulary.indexOf(letter);
      await expect(rows.filter({ has: page.getByRole('rowheader', { name: `“${letter}”` }) })).toContainText(
        training.percent(cold[code]) + training.percent(probabilities[2 * V + code]),
      );
    }
  });

  test('the path is drawn by the seed’s numbers, steps letter by letter, and is drawn again', async ({
    page,
  }) => {
    await open(page);
    const path = run();
    await expect.poll(() => drawn(page)).toBe(written(path));
    const u = page.locator('[data-draw]');
    await expect(u).toHaveText(text.fell(path.draws[0]));
    await expect(page.locator('[data-drawn="true"]')).toHaveAttribute(
      'data-part',
      given.spec.vocabulary[path.codes[path.given]],
    );
    await page.getByRole('button', { name: text.forward }).click();
    await expect(u).toHaveText(text.fell(path.draws[1]));
    await page.getByRole('button', { name: text.back }).click();
    await expect(u).toHaveText(text.fell(path.draws[0]));
    await page.getByRole('button', { name: text.again }).click();
    await expect.poll(() => drawn(page)).toBe(written(run({ lot: 2 })));
    await expect(page).toHaveURL(/lot=2/);
    await page.reload();
    await expect.poll(() => drawn(page)).toBe(written(run({ lot: 2 })));
  });

  test('the number falls within the drawn letter’s part on screen', async ({ page }) => {
    await open(page, { temperature: '0.8', kept: '5' });
    const part = page.locator('[data-drawn="true"] rect');
    const { draws } = run({ temperature: 0.8, kept: 5 });
    await expect(page.locator('[data-draw]')).toHaveText(text.fell(draws[0]));
    const [x, width] = await part.evaluate((rect) =>
      ['x', 'width'].map((name) => Number(rect.getAttribute(name))),
    );
    const whole = Number(await part.locator('xpath=ancestor::*[local-name()="svg"]').getAttribute('width'));
    const at = 1 + draws[0] * (whole - 2);
    expect(at).toBeGreaterThanOrEqual(x);
    expect(at).toBeLessThanOrEqual(x + width);
    await expect(page.locator('[data-part]')).toHaveCount(5);
  });

  test('drawing among one letter, or at temperature 0, takes the likeliest each time', async ({ page }) => {
    await open(page);
    await page.getByRole('combobox', { name: text.kept }).selectOption({ label: text.keptText(1) });
    const likeliest = written(run({ temperature: 0 }));
    await expect.poll(() => drawn(page)).toBe(likeliest);
    await open(page, { temperature: '0' });
    await expect.poll(() => drawn(page)).toBe(likeliest);
    await expect(page.locator('[data-draw]')).toHaveText(text.noNumber);
  });

  test('table and CSV hold each letter’s probability, bits and number to 1e-12', async ({ page }) => {
    await open(page, { drawn: '5' });
    const path = run({ length: 5 });
    await expect.poll(() => drawn(page)).toBe(written(path));
    await page.getByText(frame.table).click();
    await expect(page.getByRole('table', { name: text.title }).getByRole('row')).toHaveCount(1 + 15 + 5);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: frame.saveAs('CSV', text.title) }).click();
    let csv = '';
    for await (const chunk of await (await download).createReadStream()) csv += String(chunk);
    const fields = csv.split('\r\n').map((line) => line.split(','));
    expect(Number(fields[3][4])).toBeCloseTo(path.surprise[2], 12);
    expect(Number(fields[1 + 15 + 4][5])).toBe(path.draws[4]);
  });

  test('what is at the edge is said: unknown letters, one letter, 10,000 letters, strange weights', async ({
    page,
  }) => {
    await open(page);
    const field = page.getByLabel(text.phrase, { exact: true });
    await field.fill('Aß');
    await expect(page.getByText(text.unread(['ß']))).toBeVisible();
    await expect(caption(page)).toContainText('One letter alone has nothing before it');
    await field.fill('...');
    await expect(page.getByText(text.nothing)).toBeVisible();
    await field.fill('whale '.repeat(1700));
    await expect(page.getByText(text.cut(200))).toBeVisible();
    await expect(total(page, 'foretold')).toHaveText('199');

    await open(page, { source: 'fresh', scale: '0' });
    await expect(caption(page)).toContainText('All weights of this model are zero');
    await expect(total(page, 'perplexity')).toHaveText('27.00');
    // A ReLU that doubles and doubles: bits beyond any text, and no part of the page breaks.
    await open(page, { source: 'fresh', cell: 'rnnRelu', units: '256', scale: '20' });
    await expect(total(page, 'perplexity')).toHaveText('∞');
    await open(page, { source: 'fresh', cell: 'rnn', units: '1', phrase: 'a', drawn: '0' });
    await expect(caption(page)).toContainText('After the last letter nothing has come yet');
  });
});

test('a pointer reads any letter, and a press keeps it', async ({ page }) => {
  await serveModel(page, given);
  await open(page);
  const box = (await strip(page).boundingBox())!;
  await page.mouse.move(box.x + 32 * 2 + 10, box.y + 20);
  await expect(caption(page)).toContainText('at place 3');
  await page.mouse.move(2, 2);
  await expect(caption(page)).toContainText('at place 16');
  await page.mouse.click(box.x + 32 * 5 + 10, box.y + 20);
  await page.mouse.move(2, 2);
  await expect(caption(page)).toContainText('at place 6');
});

test('it is free of axe violations and not wider than the screen, in both themes, wide and narrow', async ({
  page,
}) => {
  await serveModel(page, given);
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await open(page, { temperature: '0.7' });
      await expect(total(page, 'bits')).toBeVisible();
      await expectNoAxeViolations(page, '[data-figure]');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const smallest = await page.evaluate(() =>
        Math.min(
          ...[...document.querySelectorAll('[data-figure] svg text')].map((label) =>
            Number.parseFloat(getComputedStyle(label).fontSize),
          ),
        ),
      );
      expect(smallest).toBeGreaterThanOrEqual(12);
    }
});
