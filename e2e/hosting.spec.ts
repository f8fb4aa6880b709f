import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { securityPolicy } from '../app/build/securityPolicy.ts';
import { builtSite, expect, test } from './fixtures.ts';

const html = readFileSync(join(builtSite, 'index.html'), 'utf8');

test('the built page has the strict policy, before all that it governs', () => {
  const [policy] = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(html) ?? [''];
  expect(policy.replaceAll('&#39;', "'")).toContain(securityPolicy);
  expect(html.indexOf(policy)).toBeLessThan(html.search(/<(script|link)/));
});

test('the built page has no inline script, and every address in it is relative', () => {
  for (const [, attributes, content] of html.matchAll(/<script([^>]*)>([^<]*)/g)) {
    expect(attributes).toContain('src="./');
    expect(content.trim()).toBe('');
  }
  for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^\.\//);
});

test('the policy is in force: an inline script does not run', async ({ page }) => {
  await page.goto('#/');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    return 'ran' in window;
  });
  expect(ran).toBe(false);
});
test.use({ allowedErrors: [/Content Security Policy/] });

test('licences of all that is shipped can be read from the footer', async ({ page }) => {
  await page.goto('#/');
  const link = page.getByRole('contentinfo').getByRole('link');
  const address = await link.evaluate((element: HTMLAnchorElement) => element.href);
  const licences = await (await page.request.get(address)).text();
  for (const shipped of ['react-dom', 'katex', 'Moby-Dick', 'SIL OPEN FONT LICENSE', '@tensorflow/tfjs-core'])
    expect(licences.includes(shipped), shipped).toBe(true);
});
