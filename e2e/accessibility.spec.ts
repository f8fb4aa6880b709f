import { en } from '../app/i18n/en.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const { shell } = en;
/** Lessons are looked at where they are gone through, in `lessons.spec.ts`. */
const pages = ['#/', '#/glossary', '#/nowhere'];

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`every page is free of axe violations, ${theme}, ${width} px wide`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      for (const address of pages) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expectNoAxeViolations(page);
      }
    });
  }
}

test('the engine panel is free of axe violations', async ({ page }) => {
  await page.goto('#/');
  await page.getByRole('button', { name: shell.backend.pill.label }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoAxeViolations(page, 'dialog');
});
