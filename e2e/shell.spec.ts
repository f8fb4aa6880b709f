import { en } from '../app/i18n/en.ts';
import { backendPanel } from '../app/i18n/en/backendPanel.ts';
import order from '../lessons/order.json' with { type: 'json' };
import { expect, test } from './fixtures.ts';

const { shell } = en;

test('the first page names the lab and leads to each lesson', async ({ page }) => {
  await page.goto('#/');
  await expect(page).toHaveTitle(shell.tabTitle(shell.home.tab));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shell.home.title);
  const lessons = page.getByRole('main').getByRole('listitem');
  await expect(lessons).toHaveCount(order.length);
  await lessons.nth(5).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('LSTM: a memory you can write to');
  await expect(page).toHaveURL(/#\/lesson\/06-lstm/);
  await expect(page).toHaveTitle(shell.tabTitle('LSTM: a memory you can write to'));
  await expect(page.getByRole('banner')).toContainText(shell.lessonNumber(6));
});

test('a lesson is reached by keyboard alone, and focus moves to the new page', async ({ page }) => {
  await page.goto('#/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: shell.skipToContent })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(/#\/$/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/lesson\//);
  await expect(page.getByRole('main')).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shell.home.title);
});

for (const address of ['#/nowhere', '#/lesson/99-nothing', '#/lesson/<img src=x onerror=alert(1)>']) {
  test(`the address ${address} says that nothing is there, and leads back`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(shell.unknownPage.title);
    await page.getByRole('link', { name: shell.unknownPage.wayOn }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(shell.home.title);
  });
}

test.describe('the theme', () => {
  const background = () => getComputedStyle(document.documentElement).backgroundColor;
  const dark = 'rgb(20, 23, 26)';
  const light = 'rgb(252, 252, 250)';

  test('follows the system until one is chosen, and the choice outlives a reload', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('#/');
    expect(await page.evaluate(background)).toBe(dark);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => page.evaluate(background)).toBe(light);
    await page.getByLabel(shell.theme.label).selectOption('dark');
    expect(await page.evaluate(background)).toBe(dark);
    await page.reload({ waitUntil: 'commit' });
    await expect.poll(() => page.evaluate(background)).toBe(dark);
    await expect(page.getByLabel(shell.theme.label)).toHaveValue('dark');
  });

  test('changes although storage is forbidden', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    });
    await page.goto('#/');
    await page.getByLabel(shell.theme.label).selectOption('dark');
    expect(await page.evaluate(background)).toBe(dark);
  });
});

test('no page is wider than a phone, and the header stays in one line', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of ['#/', '#/lesson/06-lstm', '#/lesson/09-language-model', '#/glossary', '#/nowhere']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const header = await page.getByRole('banner').boundingBox();
    expect(header?.height).toBeLessThan(60);
  }
});

test('the engine panel says what trains, opens by keyboard and closes on Escape', async ({ page }) => {
  await page.goto('?backend=cpu#/');
  const pill = page.getByRole('button', { name: shell.backend.pill.label });
  await pill.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: backendPanel.title });
  await expect(panel).toContainText(backendPanel.unopened);
  await panel.getByRole('button', { name: backendPanel.open }).click();
  await expect(panel).toContainText(backendPanel.chosen(shell.backend.names.cpu), { timeout: 45_000 });
  await expect(panel).toContainText(backendPanel.forced(shell.backend.names.cpu));
  await expect(panel.getByRole('listitem')).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(pill).toBeFocused();
  await expect(pill).toContainText(/JavaScript · error \de-\d/);
});
