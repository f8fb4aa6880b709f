import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { en } from '../app/i18n/en.ts';
import { builtSite, expect, test } from './fixtures.ts';

const files = readdirSync(builtSite, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

test.describe('script needed to read a lesson', () => {
  test.use({ serviceWorkers: 'block' });

  for (const name of ['06-lstm', '09-language-model']) {
    test(`is at most 140 kB gzipped in ${name}, its figures and their worker included`, async ({
      page,
      site,
    }) => {
      const fetched = new Set<string>();
      page.context().on('request', (request) => {
        const { pathname } = new URL(request.url());
        // The engine trains; nobody reads with it.
        if (pathname.endsWith('.js') && !pathname.includes('engine.worker')) fetched.add(pathname);
      });
      await page.goto(`#/lesson/${name}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('region', { name: en.reader.figure })).toBeVisible();
      await page.waitForLoadState('networkidle');
      const folder = new URL(site.url).pathname;
      const sizes = [...fetched].map(
        (path) => gzipSync(readFileSync(join(builtSite, path.slice(folder.length)))).length,
      );
      test.info().annotations.push({ type: 'kB gzipped', description: (sum(sizes) / 1000).toFixed(1) });
      expect(sizes.length).toBeGreaterThan(2);
      expect(sum(sizes)).toBeLessThanOrEqual(140_000);
    });
  }
});

test('TensorFlow.js is in the engine’s worker and nowhere else', () => {
  const scripts = new Map(
    files.filter((file) => file.endsWith('.js')).map((file) => [basename(file), readFileSync(file, 'utf8')]),
  );
  /** All scripts that the text loads, at once or later; a worker is a world of its own. */
  function reachable(text: string, found = new Set<string>()): ReadonlySet<string> {
    for (const [name, inside] of scripts) {
      if (found.has(name) || name === 'sw.js' || name.includes('.worker-') || !text.includes(name)) continue;
      found.add(name);
      reachable(inside, found);
    }
    return found;
  }
  const worker = (name: string) => {
    const [, text] = [...scripts].find(([file]) => file.startsWith(`${name}.worker-`)) ?? [];
    expect(text).toBeDefined();
    return text ?? '';
  };
  // A flag of tfjs-core that survives minification.
  const withTensors = [...scripts].filter(([, text]) => text.includes('DEPRECATION_WARNINGS_ENABLED'));
  const [[tensors]] = withTensors;
  expect(withTensors).toHaveLength(1);
  expect(reachable(worker('engine')).has(tensors) || tensors.startsWith('engine.worker-')).toBe(true);
  expect(reachable(worker('inspector'))).not.toContain(tensors);
  const page = reachable(readFileSync(join(builtSite, 'index.html'), 'utf8'));
  expect(page.size).toBeGreaterThan(3);
  expect(page).not.toContain(tensors);
});

test('the whole offline cache is at most 5 MB', () => {
  const bytes = sum(files.map((file) => readFileSync(file).length));
  test.info().annotations.push({ type: 'MB', description: (bytes / 1e6).toFixed(2) });
  expect(bytes).toBeLessThanOrEqual(5_000_000);
});

test('no script uses what the security policy forbids', () => {
  for (const file of files.filter((file) => file.endsWith('.js')))
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/\bnew Function\(|[^\w.$]eval\(/);
});
