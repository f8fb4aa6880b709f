/** The Chromium that tests, parity and benchmarks run in: where it is, and how it is started. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright';

/** Paths of Chromiums that are there, in the order of preference; CHROMIUM_PATH comes before all others. */
export function installedChromiums(): readonly string[] {
  return [
    process.env['CHROMIUM_PATH'] ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    chromium.executablePath(),
  ].filter((path) => path !== '' && existsSync(path));
}

class NoBrowserError extends Error {
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
  const [executablePath] = installedChromiums();
  if (executablePath === undefined) throw new NoBrowserError();
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
