/** Journeys through the built site, in a browser with WebGPU (on a software adapter) and in one without. */
import { defineConfig } from 'playwright/test';
import { launchOptions } from './browser.ts';

// Requests of the service worker are watched, too.
process.env['PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS'] = '1';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../.cache/e2e',
  // One set of pictures for all systems: pages bring their own fonts.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  globalSetup: './buildSite.ts',
  workers: 2,
  // A page that starves for a moment on a loaded machine is tried again; what passed only then is told in the end.
  retries: 1,
  // A software adapter on a shared machine is slow; what hangs is still found.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { trace: 'off', viewport: { width: 1440, height: 900 } },
  projects: [
    {
      name: 'webgpu',
      use: { launchOptions: launchOptions({ webgpu: true }) },
      // Files, addresses and markup are the same with any adapter, and so is what the inspector computes for figures; once
      // is enough.
      testIgnore:
        /(accessibility|activations|address|budgets|cell|cellKinds|course|curves|figures|forecast|hosting|microscope|nextLetter|notation|pictures|problems|receptiveField|shapes|surgery|trainingHistory|vanishing)\.spec\.ts/,
    },
    { name: 'no-webgpu', use: { launchOptions: launchOptions({ webgpu: false }) } },
  ],
});
