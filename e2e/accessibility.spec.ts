import { AxeBuilder } from '@axe-core/playwright';
import { en } from '../app/i18n/en.ts';
import { expect, test } from './fixtures.ts';

const { shell } = en;
const pages = ['#/', '#/lesson/06-lstm', '#/lesson/09-language-model', '#/glossary', '#/nowhere'];

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
        const { violations, passes } = await new AxeBuilder({ page }).analyze();
        expect(passes.length).toBeGreaterThan(10);
        expect(violations.map(({ id, nodes }) => [address, id, nodes.map(({ html }) => html)])).toEqual([]);
      }
    });
  }
}

test('the engine panel is free of axe violations', async ({ page }) => {
  await page.goto('#/');
  await page.getByRole('button', { name: shell.backend.pill.label }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);
});
