/** The examples of the figure of vanishing gradients, compared with pictures of them; see `pictures.spec.ts`. */
import { vanishing } from '../app/i18n/en/vanishing.ts';
import { examples } from '../app/figures/examples.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expect, test } from './fixtures.ts';

test.use({ serviceWorkers: 'block', reducedMotion: 'reduce' } as object);

for (const theme of ['light', 'dark'] as const)
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const)
    test.describe(`${theme}, ${width} px wide`, () => {
      test.use({ colorScheme: theme, viewport: { width, height } });
      for (const { name, state } of examples.vanishing)
        test(`vanishing gradients, ${name}, look as they did`, async ({ page }) => {
          await page.goto(figureAddress('vanishing', state));
          const figure = page.getByRole('figure', { name: vanishing.title });
          await expect(figure.locator('[data-value="rnn"]')).not.toBeEmpty();
          await page.evaluate(() => document.fonts.ready);
          await expect(figure).toHaveScreenshot(`vanishing-${name}-${theme}-${width}.png`, {
            maxDiffPixelRatio: 0.01,
            threshold: 0.3,
          });
        });
    });
