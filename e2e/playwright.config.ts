/** Journeys through the built site, in a browser with WebGPU (on a software adapter) and in one without. */
import { defineConfig } from 'playwright/test';
import { launchOptions } from './browser.ts';

// Requests of the service worker are watched, too.
process.env['PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS'] = '1';

/**
 * What needs WebGPU. All else is the same with any adapter: what the inspector computes for figures, files, addresses and
 * markup, and training too, since a software adapter is never taken by itself (`adapter.spec.ts`): in both browsers
 * WebAssembly would train.
 */
const needsAdapter = /(adapter|deviceLoss|engine)\.spec\.ts/;

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
  use: {
    trace: 'off',
    viewport: { width: 1440, height: 900 },
    // It fetches the whole site anew for each test, and would answer in place of a test's own routes. Journeys without a
    // network allow it.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'webgpu', testMatch: needsAdapter, use: { launchOptions: launchOptions({ webgpu: true }) } },
    { name: 'no-webgpu', testIgnore: needsAdapter, use: { launchOptions: launchOptions({ webgpu: false }) } },
  ],
});
