/** `node e2e/launch.mjs screenshot`: takes the README's picture of the product as it is built now. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { launchChromium } from '../browser.ts';
import { serveFolder } from '../serve.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const picture = fileURLToPath(new URL('../pictures/readme.png', import.meta.url));

export async function main(): Promise<number> {
  await build({ root, logLevel: 'warn' });
  const site = await serveFolder(`${root}dist`);
  const browser = await launchChromium({ webgpu: false });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
    await page.goto(`${site.url}#/lesson/06-lstm`);
    await page.locator('figure canvas, canvas').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: picture });
    console.log(picture);
    return 0;
  } finally {
    await browser.close();
    await site.close();
  }
}
