import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { en } from '../app/i18n/en.ts';
import { builtSite, expect, test } from './fixtures.ts';

const files = readdirSync(builtSite, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const scripts = new Map(
  files.filter((file) => file.endsWith('.js')).map((file) => [basename(file), readFileSync(file, 'utf8')]),
);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** All scripts that the text loads, at once or later; a worker is a world of its own. */
function reachable(text: string, found = new Set<string>()): ReadonlySet<string> {
  for (const [name, inside] of scripts) {
    if (found.has(name) || name === 'sw.js' || name.includes('.worker-') || !text.includes(name)) continue;
    found.add(name);
    reachable(inside, found);
  }
  return found;
}

/** A worker's own script and all that it loads. */
function ofWorker(worker: 'engine' | 'inspector'): ReadonlySet<string> {
  const name = [...scripts.keys()].find((script) => script.startsWith(`${worker}.worker-`)) ?? '';
  return new Set([name, ...reachable(scripts.get(name) ?? '')]);
}

const page = () => reachable(readFileSync(join(builtSite, 'index.html'), 'utf8'));

test.describe('script needed to read a lesson', () => {
  for (const name of ['06-lstm', '09-language-model']) {
    test(`is at most 140 kB gzipped in ${name}, its figures and the inspector included`, async ({ page }) => {
      // The engine trains; nobody reads with it.
      const engine = ofWorker('engine');
      const fetched = new Set<string>();
      page.context().on('request', (request) => {
        const script = basename(new URL(request.url()).pathname);
        if (scripts.has(script) && !engine.has(script)) fetched.add(script);
      });
      await page.goto(`#/lesson/${name}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('region', { name: en.reader.figure })).toBeVisible();
      await page.waitForLoadState('networkidle');
      const total = sum([...fetched].map((script) => gzipSync(scripts.get(script) ?? '').length));
      test.info().annotations.push({ type: 'kB gzipped', description: (total / 1000).toFixed(1) });
      expect(fetched.size).toBeGreaterThan(4);
      expect(total).toBeLessThanOrEqual(140_000);
    });
  }
});

test('TensorFlow.js is in the engine’s worker and nowhere else', () => {
  // A flag of tfjs-core that survives minification.
  const withTensors = [...scripts.keys()].filter((name) =>
    scripts.get(name)?.includes('DEPRECATION_WARNINGS_ENABLED'),
  );
  expect(withTensors).toHaveLength(1);
  expect(ofWorker('engine')).toContain(withTensors[0]);
  expect(ofWorker('inspector')).not.toContain(withTensors[0]);
  expect(page().size).toBeGreaterThan(3);
  expect(page()).not.toContain(withTensors[0]);
});

test('the whole offline cache is at most 5 MB', () => {
  const bytes = sum(files.map((file) => readFileSync(file).length));
  test.info().annotations.push({ type: 'MB', description: (bytes / 1e6).toFixed(2) });
  expect(bytes).toBeLessThanOrEqual(5_000_000);
});

test('no script uses what the security policy forbids', () => {
  expect(scripts.size).toBeGreaterThan(5);
  for (const [name, text] of scripts) expect(text, name).not.toMatch(/\bnew Function\(|[^\w.$]eval\(/);
});
