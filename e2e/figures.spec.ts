/** Figures by themselves: each at its own address, and all with examples in the gallery. */
import { en } from '../app/i18n/en.ts';
import { damagedLink } from '../app/i18n/en/damagedLink.ts';
import { examples } from '../app/figures/examples.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expectNoAxeViolations } from './axe.ts';
import { givenModel, serveModel } from './givenModel.ts';
import { expect, test } from './reusedPage.ts';

const { shell, cell } = en;
test.use({ reducedMotion: 'reduce' });

test.beforeEach(({ page }) => serveModel(page, givenModel(4)));

test('a figure has an address of its own, which keeps what is set and is opened again by it', async ({
  page,
}) => {
  await page.goto(figureAddress('cell', { word: 'hello', letter: '4', unit: '3' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shell.figures.names.cell);
  await expect(page).toHaveTitle(shell.tabTitle(shell.figures.names.cell));
  const unit = page.getByRole('combobox', { name: cell.unit });
  await expect(unit).toHaveValue('2');
  await unit.selectOption({ value: '5' });
  await expect(page).toHaveURL(/#\/figure\/cell\/.*unit=6/);
  await page.reload();
  await expect(unit).toHaveValue('5');
});

test('a figure’s address that was cut off says so, and one that names no figure shows the way on', async ({
  page,
}) => {
  await page.goto('#/figure/cell/word=hel');
  await expect(page.getByRole('status', { name: shell.damagedLink.label })).toContainText(damagedLink.cutOff);
  await page.goto('#/figure/crystalBall');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shell.unknownPage.title);
});

test('the gallery shows every example alive, each with a state of its own and none in the address', async ({
  page,
}) => {
  test.slow();
  await page.goto('#/figures');
  for (const [name, ofFigure] of Object.entries(examples))
    for (const example of ofFigure) {
      const section = page.getByRole('region', { name: `${name} · ${example.name}`, exact: true });
      await section.scrollIntoViewIfNeeded();
      await expect(section.locator('svg').first()).toBeVisible();
      await expect(section.getByRole('link').first()).toHaveAttribute(
        'href',
        figureAddress(name, example.state),
      );
    }
  await page.getByRole('region', { name: `cell · ${examples.cell[0].name}` }).scrollIntoViewIfNeeded();
  const [first, second] = examples.cell.map(({ name }) =>
    page.getByRole('region', { name: `cell · ${name}` }).getByRole('combobox', { name: cell.unit }),
  );
  await expect(first).toHaveValue('2');
  await expect(second).toHaveValue('6');
  await first.selectOption({ value: '4' });
  await expect(first).toHaveValue('4');
  await expect(second).toHaveValue('6');
  await page.waitForTimeout(400);
  expect(new URL(page.url()).hash).toBe('#/figures');
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390]) {
    test(`the gallery is free of axe violations and not wider than the screen, ${colorScheme}, ${width} px wide`, async ({
      page,
    }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await page.goto('#/figures');
      await expect(page.getByRole('group', { name: cell.heatmap }).first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectNoAxeViolations(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
