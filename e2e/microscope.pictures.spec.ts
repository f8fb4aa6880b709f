/**
 * The examples of the microscope compared with pictures of them; like `pictures.spec.ts`, to be written anew after a
 * change that is meant with `npx playwright test -c e2e microscope.pictures --update-snapshots`.
 */
import { examples } from '../app/figures/examples.ts';
import { microscope as text } from '../app/i18n/en/microscope.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expect, test } from './fixtures.ts';
import { givenModel, serveModel } from './givenModel.ts';

test.use({ serviceWorkers: 'block', reducedMotion: 'reduce' } as object);

for (const [theme, width, height] of [
  ['light', 1440, 900],
  ['dark', 390, 844],
] as const)
  test.describe(`${theme}, ${width} px wide`, () => {
    test.use({ colorScheme: theme, viewport: { width, height } });
    for (const { name, state } of examples.microscope)
      test(`the microscope at ${name} looks as it did`, async ({ page }) => {
        await serveModel(page, givenModel(4));
        await page.goto(figureAddress('microscope', state));
        const strip = page.getByRole('group', { name: text.strip });
        await expect(strip).toBeVisible();
        await page.evaluate(() => document.fonts.ready);
        // Edges of letters are drawn a little differently from machine to machine; lines, fills and places are not.
        await expect(strip).toHaveScreenshot(`backward-strip-${name}-${theme}-${width}.png`, {
          maxDiffPixelRatio: 0.01,
          threshold: 0.3,
        });
      });
  });
