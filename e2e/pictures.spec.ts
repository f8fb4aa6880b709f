/**
 * Figures compared with pictures of them. The model is given, so the pictures change only when the drawing does. After
 * a change that is meant, look at what changed and write them anew with
 * `npx playwright test -c e2e pictures --update-snapshots`.
 */
import { examples } from '../app/figures/examples.ts';
import { en } from '../app/i18n/en.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { givenModel, serveModel } from './givenModel.ts';
import { expect, test } from './reusedPage.ts';

test.use({ reducedMotion: 'reduce' });

// Edges of letters are drawn a little differently from machine to machine; lines, fills and places are not.
const alike = { maxDiffPixelRatio: 0.01, threshold: 0.3 };

const views = {
  'forget-gate': 'word=hello;letter=4;step=forgetGate;unit=3',
  'hidden-state': 'word=remember;letter=2;step=hiddenState;unit=7',
} as const;

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    test.describe(`${theme}, ${width} px wide`, () => {
      test.use({ colorScheme: theme, viewport: { width, height } });
      for (const [name, state] of Object.entries(views)) {
        test(`the cell figure at ${name} looks as it did`, async ({ page }) => {
          await serveModel(page, givenModel(4));
          await page.goto(`#/lesson/06-lstm/${state};end`);
          const figure = page.getByRole('figure', { name: en.cell.lstm.title });
          await expect(figure.locator('[data-slot]').first()).not.toBeEmpty();
          await page.evaluate(() => document.fonts.ready);
          await expect(figure).toHaveScreenshot(`cell-${name}-${theme}-${width}.png`, alike);
        });
      }
      for (const [figureName, ofFigure] of Object.entries(examples)) {
        // Of some the cell has pictures above, as a lesson shows it.
        const alone = ofFigure.filter(({ name }) => figureName !== 'cell' || !(name in views));
        if (alone.length === 0) continue;
        // One page for all examples: each address is followed without loading the page anew.
        test(`the ${figureName} figure looks as it did: ${alone.map(({ name }) => name).join(', ')}`, async ({
          page,
        }) => {
          await serveModel(page, givenModel(4));
          for (const { name, state } of alone) {
            await page.goto('#/figures/none');
            await page.goto(figureAddress(figureName, state));
            const figure = page.locator(`[data-figure="${figureName}"]`);
            await expect(figure.locator('[data-picture]').first()).toBeVisible();
            await page.evaluate(() => document.fonts.ready);
            // A figure taller than the window is photographed in pieces, and a header that stays would be in them.
            await page.addStyleTag({ content: 'header { position: static !important; }' });
            await expect(figure).toHaveScreenshot(`${figureName}-${name}-${theme}-${width}.png`, alike);
          }
        });
      }
    });
  }
}
