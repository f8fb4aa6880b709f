import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { en } from '../app/i18n/en.ts';
import { training } from '../app/i18n/en/training.ts';
import { builtSite, expect, sitePath, test } from './fixtures.ts';

const { shell } = en;

test.use({
  serviceWorkers: 'allow',
  // A browser without a network says so in the console when it looks for a newer service worker.
  allowedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED/],
});

test('after one visit, both lessons are read and a model is trained without a network', async ({
  page,
  context,
  serveOwn,
}) => {
  test.slow();
  // A server of its own, because it is taken away.
  const site = await serveOwn(builtSite);
  await page.goto(`${site.url}#/`);
  await expect(page.getByRole('contentinfo')).toContainText(shell.offline.ready, { timeout: 60_000 });
  await context.setOffline(true);
  await site.close();

  await page.reload();
  await page.getByRole('link', { name: /LSTM: a memory/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('LSTM: a memory you can write to');
  await expect(page.getByRole('region', { name: en.reader.figure })).toBeVisible();

  await page.goto(`${site.url}?backend=cpu#/lesson/09-language-model`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A language model, letter by letter');
  const run = page.getByRole('group', { name: training.run.label });
  await run.getByRole('button', { name: training.run.train, exact: true }).click({ timeout: 60_000 });
  await expect(run).toContainText(/step [1-9]\d* of/, { timeout: 60_000 });
});

test('everything that is built is in the cache', async ({ page }) => {
  await page.goto('#/');
  await expect(page.getByRole('contentinfo')).toContainText(shell.offline.ready, { timeout: 60_000 });
  const cached = await page.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) urls.push(new URL(request.url).pathname);
    return urls;
  });
  const built = readdirSync(builtSite, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(builtSite.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => file !== 'sw.js');
  expect(cached.map((url) => url.slice(sitePath.length)).sort()).toEqual(built.sort());
});

test('a newer version waits until the learner opens it', async ({ page, serveOwn }) => {
  const folder = mkdtempSync(join(tmpdir(), 'unroll-'));
  cpSync(builtSite, folder, { recursive: true });
  const site = await serveOwn(folder);
  const footer = page.getByRole('contentinfo');
  await page.goto(`${site.url}#/`);
  await expect(footer).toContainText(shell.offline.ready, { timeout: 60_000 });
  await page.evaluate(() => void Object.assign(window, { before: true }));

  appendFileSync(join(folder, 'sw.js'), '\n// A newer version.\n');
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect(footer).toContainText(shell.offline.update, { timeout: 60_000 });
  expect(await page.evaluate(() => 'before' in window)).toBe(true);

  await footer.getByRole('button', { name: shell.offline.openUpdate }).click();
  await expect.poll(() => page.evaluate(() => 'before' in window).catch(() => true)).toBe(false);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shell.home.title);
  rmSync(folder, { recursive: true });
});
