/**
 * How long a scrub or a drag keeps the page from its next picture, at H = 64 and as many steps as a figure shows (100
 * where it can), while a model of 64 units trains in the background. What is counted is work on the main thread: the
 * handling of the event with all it renders, and the frame that paints it; not the wait for the frame in between.
 */
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { figureAddress, lessonAddress } from '../app/state/addressFormat.ts';
import { launchChromium } from './browser.ts';
import buildSite from './buildSite.ts';
import { serveFolder } from './serve.ts';

const builtFolder = fileURLToPath(new URL('../dist', import.meta.url));

interface Scrub {
  readonly figure: string;
  readonly state: Readonly<Record<string, string>>;
  /** What is moved, as a person would name it. */
  readonly moves: string;
  /** A slider: a range input, whose value is changed, or an element that answers arrow keys. */
  readonly target: string;
}

const scrubs: readonly Scrub[] = [
  {
    figure: 'cell',
    state: { word: 'remember the white whale' },
    moves: 'the step of the reading',
    target: 'input[type=range]',
  },
  {
    figure: 'cell',
    state: { word: 'remember the white whale', view: 'layer' },
    moves: 'the unit of all units',
    target: '[role=slider]',
  },
  {
    figure: 'curves',
    state: { word: 'remember the white whale' },
    moves: 'the cursor along the axis of sums',
    target: '[role=slider]',
  },
  {
    figure: 'vanishing',
    state: { length: '100', units: '64' },
    moves: 'the distance that is read out',
    target: '[role=slider]',
  },
  {
    figure: 'vanishing',
    state: { length: '100', units: '64' },
    moves: 'the spectral radius',
    target: 'input[type=range]',
  },
  {
    figure: 'copyDistance',
    state: { networks: 'all' },
    moves: 'the distance that is read out',
    target: '[role=slider]',
  },
  {
    figure: 'microscope',
    state: { word: 'remember whales' },
    moves: 'the step backward in time',
    target: '[role=slider]',
  },
  { figure: 'surgery', state: { word: 'remember whales' }, moves: 'the letter', target: '[role=slider]' },
  {
    figure: 'surgery',
    state: { word: 'remember whales', unit: '3', quantity: 'cellState' },
    moves: 'a held value',
    target: '[data-quantity] input[type=range]',
  },
  {
    figure: 'shuffled',
    state: { sequence: 'births' },
    moves: 'the first day',
    target: 'input[type=range]',
  },
  {
    figure: 'activations',
    state: { paragraph: '1', letters: '100' },
    moves: 'the letter in the heatmap of all units',
    target: '[role=slider]',
  },
  {
    figure: 'receptiveField',
    state: { length: '64', units: '64', layers: '6', kernel: '2' },
    moves: 'the node pointed at',
    target: '[role=slider]',
  },
  {
    figure: 'problems',
    state: { shape: 'encoderDecoder', spelt: 'remember' },
    moves: 'the step of the sequence',
    target: '[role=slider]',
  },
  {
    figure: 'problems',
    state: { shape: 'delayed' },
    moves: 'the first day',
    target: 'input[type=range]',
  },
  {
    figure: 'nextLetter',
    state: { phrase: 'the white whale breached and rolled '.repeat(3).slice(0, 100), whole: 'true' },
    moves: 'the letter',
    target: '[role=slider]',
  },
  {
    figure: 'nextLetter',
    state: { phrase: 'the white whale breached and rolled '.repeat(3).slice(0, 100) },
    moves: 'the temperature',
    target: 'input[type=range]',
  },
  { figure: 'forecast', state: {}, moves: 'the window', target: 'input[type=range]' },
  { figure: 'forecast', state: {}, moves: 'a pushed value', target: '[aria-orientation=vertical]' },
  { figure: 'forecast', state: {}, moves: 'the step of the window', target: '[role=slider]' },
  {
    figure: 'trainingHistory',
    state: { recordOf: 'run', passage: 'the white whale breached and rolled '.repeat(3).slice(0, 101) },
    moves: 'the letter, of the run that trains',
    target: '[role=slider]',
  },
  {
    figure: 'trainingHistory',
    state: {
      recordOf: 'run',
      // Another address than before: the same one would load the page anew and end the run.
      timeStep: '50',
      passage: 'the white whale breached and rolled '.repeat(3).slice(0, 101),
    },
    moves: 'the training step, of the run that trains',
    target: 'input[type=range]',
  },
  { figure: 'race', state: {}, moves: 'the step at which losses are read', target: '[role=slider]' },
];

const moves = 120;
const goal = 16;

/** @returns 0; what is slower than the goal is printed, not judged, for machines differ */
export async function benchFigures({ json }: { readonly json: boolean }): Promise<number> {
  const say = json ? () => {} : console.log;
  await buildSite();
  const served = await serveFolder(builtFolder);
  const browser = await launchChromium({ webgpu: false });
  const rows: { figure: string; moves: string; median: number; p95: number; worst: number }[] = [];
  try {
    const context = await browser.newContext({
      serviceWorkers: 'block',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    await page.goto(`${served.url}${lessonAddress('09-language-model')}`);
    // While the engine is being opened a press does nothing.
    await page
      .locator('button[aria-disabled="false"]')
      .filter({ hasText: /^Train/ })
      .click();
    await page.getByText(/^step [1-9][\d,]* of/).waitFor();
    say(
      `a move in milliseconds, ${moves} each, while 64 units train; goal ${goal} at the 95th percentile; ${cpus().length} × ${cpus()[0]?.model}`,
    );
    for (const { figure, state, moves: what, target } of scrubs) {
      await page.goto(`${served.url}${figureAddress(figure, state)}`);
      const slider = page.locator(`[data-figure="${figure}"] ${target}`).first();
      await slider.waitFor();
      await page.waitForTimeout(1500);
      const times = (await scrub(page, await slider.elementHandle())).sort((a, b) => a - b);
      const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
      const row = { figure, moves: what, median: at(0.5), p95: at(0.95), worst: at(1) };
      rows.push(row);
      say(
        `${figure}, ${what}: median ${row.median.toFixed(1)}, 95th percentile ${row.p95.toFixed(1)}${row.p95 > goal ? ' (above the goal)' : ''}, worst ${row.worst.toFixed(1)}`,
      );
    }
    if (json) console.log(JSON.stringify({ moves, goal, rows }, null, 2));
  } finally {
    await browser.close();
    await served.close();
  }
  return 0;
}

/** Moves a slider there and back, and measures each move in the page. */
function scrub(page: Page, element: Awaited<ReturnType<ReturnType<Page['locator']>['elementHandle']>>) {
  return page.evaluate(
    async ({ slider, count }) => {
      if (!(slider instanceof HTMLElement)) return [];
      slider.focus();
      const painted = () =>
        new Promise<number>((resolve) => {
          requestAnimationFrame(() => {
            const start = performance.now();
            const { port1, port2 } = new MessageChannel();
            // The message is delivered when the frame has been painted.
            port2.addEventListener('message', () => resolve(performance.now() - start));
            port2.start();
            port1.postMessage(null);
          });
        });
      const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
      const move = (nth: number) => {
        const back = Math.floor(nth / 12) % 2 === 1;
        if (slider instanceof HTMLInputElement) {
          const [low, high, step] = [slider.min, slider.max, slider.step].map(Number);
          const next = Number(slider.value) + (back ? -1 : 1) * (step || 1);
          native?.set?.call(slider, String(Math.min(high, Math.max(low, next))));
          slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
        } else {
          const key = back ? 'ArrowLeft' : 'ArrowRight';
          slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        }
      };
      const times: number[] = [];
      for (let nth = 0; nth < count; nth++) {
        const start = performance.now();
        move(nth);
        // What React renders of a discrete event it renders in a microtask.
        await Promise.resolve();
        await Promise.resolve();
        const handled = performance.now() - start;
        times.push(handled + (await painted()));
        await new Promise((resolve) => setTimeout(resolve, 12));
      }
      return times;
    },
    { slider: element, count: moves },
  );
}
