/**
 * The page in another notation. Oracle: the equations as the books write them; the numbers are those that the page had in
 * its own notation, as text.
 */
import type { Locator, Page } from 'playwright/test';
import { damagedLink } from '../app/i18n/en/damagedLink.ts';
import { notation } from '../app/i18n/en/notation.ts';
import { en } from '../app/i18n/en.ts';
import { figureAddress, lessonAddress } from '../app/state/addressFormat.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test.use({ reducedMotion: 'reduce' });

const lesson = '06-lstm';
const button = (page: Page) => page.getByRole('button', { name: en.shell.notation, exact: true });
const family = (page: Page, name: keyof typeof notation.families) =>
  page.getByRole('radio', { name: notation.families[name].name });
const figure = (page: Page) => page.getByRole('figure');
/** The plain network's formula at the head of the lesson, as it is read. */
const plain = (page: Page) => page.locator('.math .katex-html').first();
const formula = (page: Page) => figure(page).locator('[data-formula] .katex-html').first();
const wire = (page: Page, quantity: string) =>
  figure(page).locator(`svg g[role="button"][data-quantity="${quantity}"] text tspan`).first();
const panelLetter = (page: Page, quantity: string) =>
  figure(page)
    .locator(`div[data-quantity="${quantity}"]`, { hasText: /state|gate|candidate/ })
    .locator('span')
    .first();

/** Without the spaces and joiners of markup; what stands above a letter may come before what stands below. */
async function expectRead(place: Locator, text: string): Promise<void> {
  await expect.poll(async () => signs(await place.textContent())).toBe(signs(text));
}
const signs = (text: string | null) => [...(text ?? '').replaceAll(/[\s\u200B\u2061]/g, '')].sort().join('');

test('by keyboard: formulas, wires, heatmaps and words of lesson 6 follow, numbers stay, and reload keeps it', async ({
  page,
}) => {
  await page.goto(lessonAddress(lesson));
  await expectRead(plain(page), 'ht=tanh(Wihxt+Whhht−1+b)');
  await expect(wire(page, 'hiddenState')).toHaveText('h');
  const numbers = () => figure(page).locator('[data-formula] [data-slot]').allTextContents();
  await expect.poll(numbers).not.toEqual([]);
  const before = await numbers();

  await button(page).focus();
  await page.keyboard.press('Enter');
  await family(page, 'pytorch').focus();
  await page.keyboard.press('ArrowDown');
  await expect(family(page, 'states')).toBeChecked();
  await expectRead(plain(page), 'st=tanh(Uxt+Wst−1+b)');
  await expectRead(formula(page), 'ft=σ(Ufxt+Wfst−1+bf)');
  await expect(wire(page, 'hiddenState')).toHaveText('s');
  await expect(panelLetter(page, 'hiddenState')).toHaveText('s');
  await expect(page.locator('.symbol', { hasText: 'hidden state s' }).first()).toBeVisible();
  expect(await numbers()).toEqual(before);
  await expect(page).toHaveURL(/notation=states;/);

  await page.reload();
  await expectRead(plain(page), 'st=tanh(Uxt+Wst−1+b)');
  // Remembered, and written into the address of a page that was opened without it.
  await page.goto(lessonAddress('09-language-model'));
  await expect(page).toHaveURL(/09-language-model\/.*notation=states;/);
  await page.goto(lessonAddress(lesson));
  await expectRead(plain(page), 'st=tanh(Uxt+Wst−1+b)');
  await button(page).click();
  await family(page, 'pytorch').check();
  await expectRead(plain(page), 'ht=tanh(Wihxt+Whhht−1+b)');
  await expect(wire(page, 'hiddenState')).toHaveText('h');
  await expect(page).not.toHaveURL(/notation=/);
});

test('a link’s notation holds on its page, says so, and leaves one’s own as it was', async ({ page }) => {
  await page.goto(lessonAddress(lesson));
  await button(page).click();
  await family(page, 'hidden').check();
  await expectRead(plain(page), 'ht=tanh(Wxhxt+Whhht−1+bh)');

  await page.goto('about:blank');
  await page.goto(lessonAddress(lesson, { notation: 'rows' }));
  await expectRead(plain(page), 'Y(t)=tanh(X(t)Wx+Y(t−1)Wy+b)');
  await expect(
    page.getByText(
      notation.carried({ family: 'rows', update: 'keep' }, { family: 'hidden', update: 'keep' }),
    ),
  ).toBeVisible();
  await page.getByRole('button', { name: notation.own }).click();
  await expectRead(plain(page), 'ht=tanh(Wxhxt+Whhht−1+bh)');
  await expect(page).toHaveURL(/notation=hidden;/);

  // A link that cannot be read shows one's own.
  await page.goto('about:blank');
  await page.goto(lessonAddress(lesson, { notation: 'klingon' }));
  await expect(page.getByText(damagedLink.unreadable)).toBeVisible();
  await expectRead(plain(page), 'ht=tanh(Wxhxt+Whhht−1+bh)');
});

test('with z as what is written, a GRU’s gates change names and not values, and shapes stand in rows', async ({
  page,
}) => {
  const gru = { cell: 'gru', step: 'updateGate' };
  const values = async (quantity: string) =>
    (await figure(page).locator(`svg g[data-quantity="${quantity}"] text tspan`).last().textContent()) ?? '';
  await page.goto(figureAddress('cell', gru));
  await expect(wire(page, 'updateGate')).toHaveText('z');
  const before = [await values('updateGate'), await values('writtenShare')];

  await page.goto('about:blank');
  await page.goto(figureAddress('cell', { ...gru, notation: 'rows', z: 'write' }));
  await expect(wire(page, 'updateGate')).toHaveText('1−z');
  await expect(wire(page, 'writtenShare')).toHaveText('z');
  expect([await values('updateGate'), await values('writtenShare')]).toEqual(before);
  const line = figure(page).locator('[data-formula="updateGate"] p').first();
  await expectRead(line, '1−z=σ(X(t)Wxz+Y(t−1)Wyz+bz)');
  await expect(figure(page).getByText(notation.oppositeSign)).toBeVisible();
  await figure(page).getByRole('radio', { name: en.cell.views.shapes }).check();
  const weights = figure(page).getByRole('row', { name: 'W_x (weight_ih)' });
  // The trained GRU reads 80 letters or so; what it has 96 of are three blocks of 32 units.
  await expect(weights.getByRole('cell').first()).toHaveText(/^\[\d+, 96\]$/);

  await page.goto('about:blank');
  await page.goto(figureAddress('shapes', { notation: 'rows' }));
  // 8 inputs, 16 units, a batch of 4: X [4, 8] times W [8, 64].
  await expect(figure(page).locator('svg').first()).toContainText(/X₍ₜ₎4 × 8.*W_x8 × 64/);
});

test('on a phone the choice fits, in both themes, without axe violations', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(lessonAddress(lesson));
    await button(page).click();
    await family(page, 'concatenated').check();
    await expectRead(plain(page), 'ht=tanh(W[ht−1,xt]+b)');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectNoAxeViolations(page, 'header, main');
    await page.getByRole('button', { name: notation.close }).click();
    await expect(button(page)).toBeFocused();
    await page.evaluate(() => localStorage.clear());
    await page.goto('about:blank');
  }
});
