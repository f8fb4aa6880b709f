/** The Chromium that tests, parity and benchmarks run in: where it is, and how it is started. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright';

/** Looked at in this order; the first that exists is taken. */
function candidates(): readonly string[] {
  const fromEnvironment = process.env['CHROMIUM_PATH'];
  return [
    ...(fromEnvironment ? [fromEnvironment] : []),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    chromium.executablePath(),
  ];
}

/** Path of an installed Chromium, or null. */
export function findChromium(): string | null {
  return candidates().find((path) => existsSync(path)) ?? null;
}

export class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError';
  constructor() {
    super(
      'No Chromium was found. Install one (`npx playwright install chromium`, or your system’s package `chromium`), ' +
        'or name one in the environment variable CHROMIUM_PATH.',
    );
  }
}

/**
 * How to start it. With `webgpu`, the software adapter SwiftShader stands in for a graphics card; without, asking for
 * an adapter gives null, as in a browser that has no WebGPU.
 * @throws NoBrowserError
 */
export function launchOptions({ webgpu }: { readonly webgpu: boolean }): LaunchOptions {
  const executablePath = findChromium();
  if (executablePath === null) throw new NoBrowserError();
  return {
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      // No request of the browser's own may stand among those that tests look for.
      '--disable-background-networking',
      '--disable-quic',
      '--disable-component-update',
      '--disable-sync',
      ...(webgpu ? ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'] : []),
    ],
  };
}

/** @throws NoBrowserError */
export function launchChromium(options: { readonly webgpu: boolean }): Promise<Browser> {
  return chromium.launch(launchOptions(options));
}
