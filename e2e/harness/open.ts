/** Builds the harness page, serves it and runs tasks in it, from Node. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { launchChromium } from '../browser.ts';
import { serveFolder } from '../serve.ts';
import type { TaskName, TaskReply, TaskRequest } from './tasks.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
/** Of this process alone: several may run side by side, and each empties its folder before it builds. */
const built = fileURLToPath(new URL(`../../.cache/harness/${process.pid}`, import.meta.url));

export interface Harness {
  /** Runs a task in the page. Rejects with the page's error. */
  run<N extends TaskName>(name: N, request: TaskRequest<N>): Promise<TaskReply<N>>;
  close(): Promise<void>;
}

/** The engine is built as the site builds it, once per process. */
let building: Promise<unknown> | null = null;
function buildHarness(): Promise<unknown> {
  if (building === null) process.once('exit', () => rmSync(built, { recursive: true, force: true }));
  building ??= build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    publicDir: false,
    build: { outDir: built, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 5000 },
    worker: { format: 'es' },
  });
  return building;
}

/**
 * @param webgpu  whether the browser has a WebGPU adapter (a software one)
 * @throws NoBrowserError
 */
export async function openHarness({ webgpu }: { readonly webgpu: boolean }): Promise<Harness> {
  await buildHarness();
  const served = await serveFolder(built);
  const browser = await launchChromium({ webgpu }).catch(async (error: unknown) => {
    await served.close();
    throw error;
  });
  const page = await browser.newPage();
  page.on('console', (message) => {
    // A shader that does not compile is no more than a warning to the browser, and its result zeros.
    const isInvalid = message.type() === 'warning' && /WGSL|\bInvalid\b/.test(message.text());
    if (message.type() === 'error' || isInvalid) console.error(`  page: ${message.text()}`);
    if (message.type() === 'log') console.log(`  ${message.text()}`);
  });
  page.on('pageerror', (error) => console.error(`  page: ${error.message}`));
  await page.goto(served.url);
  return {
    run: (name, request) =>
      page.evaluate(([name, request]) => window.runTask(name, request), [
        name,
        request,
      ] as const) as Promise<never>,
    async close() {
      await browser.close();
      await served.close();
    },
  };
}
