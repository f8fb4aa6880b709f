/** Receptive field. Oracle: the float64 reference on the same seeded networks, and the closed form of the field's size. */
import type { Page } from 'playwright/test';
import { gaussian } from '#data/matrices';
import { seededRandom } from '#data/random';
import { seededParameters } from '#data/seededParameters';
import { derivativeNumber } from '#figures/derivativeNumber';
import { feltInputs } from '#inspect/feltInputs';
import { convolutionNetwork, recurrentNetwork } from '#inspect/receptiveField';
import type { CellName } from '#rnn/cells';
import type { NetworkSpec } from '#rnn/network';
import { receptiveField as text } from '../app/i18n/en/receptiveField.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './reusedPage.ts';

test.use({ reducedMotion: 'reduce' });

interface Setting {
  readonly kernel?: number;
  readonly dilations?: readonly number[];
  readonly against?: CellName;
  readonly units?: number;
  readonly length?: number;
  readonly seed?: number;
}

/** What both networks feel of an input, counted from 1, as the chart reads it out. */
function felt(step: number, setting: Setting = {}): string {
  const { kernel = 2, dilations = [1, 2, 4, 8], against = 'gru', units = 8, length = 32, seed = 1 } = setting;
  const random = seededRandom(seed);
  const x = Array.from({ length }, () => gaussian(random));
  const of = (spec: NetworkSpec) =>
    derivativeNumber(feltInputs(spec, seededParameters(spec, seed), x)[step - 1], 3);
  return text.chartText(
    step,
    of(convolutionNetwork({ kernel, dilations, filters: 4, activation: 'tanh' })),
    of(recurrentNetwork({ cell: against, units })),
  );
}

const chart = (page: Page) => page.getByRole('slider', { name: text.chartLabel });
const tree = (page: Page) => page.getByRole('slider', { name: text.tree });
const caption = (page: Page) => page.locator('figcaption');
const open = (page: Page, state: Readonly<Record<string, string>> = {}) =>
  page.goto(figureAddress('receptiveField', state));

test('it opens alive, and each setting changes what is felt to what the reference feels', async ({
  page,
}) => {
  await open(page, { step: '24' });
  await expect(chart(page)).toHaveAttribute('aria-valuetext', felt(24));
  await page.getByRole('slider', { name: text.seed }).fill('5');
  await expect(chart(page)).toHaveAttribute('aria-valuetext', felt(24, { seed: 5 }));
  await page.getByRole('slider', { name: text.layers, exact: true }).fill('2');
  await expect(chart(page)).toHaveAttribute('aria-valuetext', felt(24, { seed: 5, dilations: [1, 2] }));
  await page.getByLabel(text.against).selectOption('rnn');
  await expect(chart(page)).toHaveAttribute(
    'aria-valuetext',
    felt(24, { seed: 5, dilations: [1, 2], against: 'rnn' }),
  );
  await expect(caption(page)).toContainText('see 4 steps of 32');
});

test('own dilations: a list that can be used is, another is told and changes nothing', async ({ page }) => {
  await open(page, { pattern: 'own', dilations: '1,3', step: '30' });
  await expect(caption(page)).toContainText('see 5 steps of 32');
  const field = page.getByLabel(text.dilations);
  await field.fill('1,2,three');
  await expect(page.getByRole('alert').filter({ hasText: 'whole numbers from 1' })).toBeVisible();
  await expect(caption(page)).toContainText('see 5 steps of 32');
  await field.fill('2, 2, 2');
  await expect(caption(page)).toContainText('see 7 steps of 32');
  await expect(chart(page)).toHaveAttribute('aria-valuetext', felt(30, { dilations: [2, 2, 2] }));
});

test('every node is read by keyboard, and the address brings the same place back', async ({ page }) => {
  await open(page);
  await tree(page).focus();
  await expect(tree(page)).toHaveAttribute(
    'aria-valuetext',
    'layer 4, step 32: sees 16 steps, inputs 17 to 32',
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(tree(page)).toHaveAttribute(
    'aria-valuetext',
    'layer 3, step 31: sees 8 steps, inputs 24 to 31',
  );
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowDown');
  await expect(tree(page)).toHaveAttribute(
    'aria-valuetext',
    /^input 31, one step before the output: the last output sees it/,
  );
  await page.keyboard.press('Home');
  await expect(tree(page)).toHaveAttribute('aria-valuetext', /does not see it$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const state = 'state of the recurrent network, step 2: sees 2 steps, inputs 1 to 2';
  await expect(tree(page)).toHaveAttribute('aria-valuetext', state);
  await expect(page).toHaveURL(/layer=-1/);
  await page.reload();
  await expect(tree(page)).toHaveAttribute('aria-valuetext', state);
});

test('a press on the picture chooses the node or the input under it', async ({ page }) => {
  await open(page);
  const box = (await tree(page).boundingBox())!;
  await page.mouse.click(box.x + 4, box.y + 18);
  await expect(tree(page)).toHaveAttribute('aria-valuetext', /^layer 4, step 1:/);
  const below = (await chart(page).boundingBox())!;
  await page.mouse.click(below.x + below.width - 12, below.y + 30);
  await expect(chart(page)).toHaveAttribute('aria-valuetext', felt(32));
});

test('what is at the edge is said: one step, one unit, a signal far below float32, 256 units', async ({
  page,
}) => {
  await open(page, { length: '1' });
  await expect(chart(page)).toHaveAttribute('aria-valuetext', felt(1, { length: 1 }));
  await expect(caption(page)).toContainText('all 1 of this series');
  await open(page, { pattern: 'ones', length: '64', against: 'rnn', units: '1', step: '1' });
  const far = felt(1, { dilations: [1, 1, 1, 1], length: 64, against: 'rnn', units: 1 });
  expect(far).toContain('0 through the convolutions');
  await expect(chart(page)).toHaveAttribute('aria-valuetext', far);
  await open(page, { against: 'lstmLayerNorm', units: '256', step: '3' });
  await expect(chart(page)).toHaveAttribute(
    'aria-valuetext',
    felt(3, { against: 'lstmLayerNorm', units: 256 }),
  );
});

for (const theme of ['light', 'dark'] as const)
  test(`it is free of axe violations and not wider than the screen, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await open(page, { pattern: 'own', length: '64' });
      await expect(chart(page)).toBeVisible();
      await expectNoAxeViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.goto('#/');
    }
  });
