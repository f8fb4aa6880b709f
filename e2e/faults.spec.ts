/** What goes wrong on other people's devices: each fault gets a sentence and a way on, and nothing made is lost. */
import type { Page } from 'playwright/test';
import { training } from '../app/i18n/en/training.ts';
import { expect, test } from './fixtures.ts';
import {
  figure,
  happened,
  openTraining,
  smallRun,
  stepReached,
  trainButton,
  trainUntil,
} from './smallRun.ts';
import { storedRun, storedStep } from './trainingFigure.ts';

test('an engine that the address forces and that is not there: another one trains, and the page says so', async ({
  page,
}) => {
  await openTraining(page, '?backend=webgpu');
  await expect(happened(page)).toContainText('WebGPU is not available here, so WebAssembly trains instead.');
  await trainButton(page).click();
  await trainUntil(page, 2);
});

test('a worker that dies is replaced, and training goes on from the last snapshot', async ({ page }) => {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    Object.assign(globalThis, { killEngine: () => workers.at(-1)?.terminate() });
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name === 'engine') workers.push(this);
      }
    };
  });
  await openTraining(page, '?backend=wasm');
  await trainButton(page).click();
  await trainUntil(page, 3);
  await page.evaluate('killEngine()');
  await expect(happened(page)).toContainText(
    /The WebAssembly engine stopped answering.+ went on from step \d+/,
    {
      timeout: 50_000,
    },
  );
  const resumed = Number(/went on from step (\d+)/.exec(await happened(page).innerText())?.[1]);
  expect(resumed).toBeGreaterThan(0);
  await trainUntil(page, resumed + 2);
});

test('storage that is full: training goes on and says that it is not saved', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await openTraining(page, '?backend=wasm');
  await figure(page).getByRole('button', { name: 'Step', exact: true }).click();
  await expect(happened(page)).toContainText('storage is full, so this run is not being saved');
  await trainButton(page).click();
  await trainUntil(page, 3);
});

test('storage that is forbidden: the page works and says that nothing is saved', async ({ page }) => {
  await page.addInitScript(() => {
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'localStorage', { get: forbidden });
    IDBFactory.prototype.open = forbidden;
  });
  await openTraining(page, '?backend=wasm');
  await figure(page).getByRole('button', { name: 'Step', exact: true }).click();
  await expect(happened(page)).toContainText('does not allow this page to store anything');
  await trainUntil(page, 1);
});

test('a reload takes the run up again where it stood, with the weights it had', async ({ page }) => {
  // Large enough windows and a rate high enough that trained weights are soon far better than fresh ones.
  await page.goto('./?backend=wasm#/lesson/09-language-model/units=16;batch=8;window=16;rate=0.02;end');
  await expect(trainButton(page)).toHaveAttribute('aria-disabled', 'false', { timeout: 40_000 });
  await trainButton(page).click();
  await trainUntil(page, 120);
  await figure(page).getByRole('button', { name: 'Pause' }).click();
  await expect(trainButton(page)).toHaveText('Go on training');
  const before = await stepReached(page);
  const [, , meanBefore] = await newestLoss(page);
  await expect.poll(() => storedStep(page)).toBe(before);
  await page.reload();
  await expect(happened(page)).toContainText(`taken up again at step ${before}`);
  expect(await stepReached(page)).toBe(before);

  await expect(trainButton(page)).toHaveAttribute('aria-disabled', 'false', { timeout: 40_000 });
  await figure(page).getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(() => stepReached(page)).toBe(before + 1);
  // The loss of a step is that of the weights before it: those that were stored. Fresh ones would need over 6 bits.
  const [step, bits] = await newestLoss(page);
  expect(step).toBe(before);
  expect(meanBefore).toBeLessThan(5);
  expect(Math.abs(bits - meanBefore)).toBeLessThan(1);
});

/** The end of the loss curve, as a keyboard reads it: the step, its bits per letter and the mean there. */
async function newestLoss(page: Page): Promise<readonly number[]> {
  const curve = figure(page).getByRole('slider', { name: training.loss.cursor });
  await curve.press('End');
  const reading = await curve.getAttribute('aria-valuetext');
  return (
    (reading ?? '').match(/\d[\d,]*(\.\d+)?/g)?.map((number) => Number(number.replaceAll(',', ''))) ?? []
  );
}

test('a stored run that is damaged is told and left, and training begins anew', async ({ page }) => {
  await openTraining(page, '?backend=wasm');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('unroll');
        request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
        request.addEventListener('success', () => {
          const transaction = request.result.transaction('training', 'readwrite');
          transaction.objectStore('training').put({ version: 1, snapshot: 'half a run' }, 'newest');
          transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('not written')));
          transaction.addEventListener('complete', () => {
            request.result.close();
            resolve();
          });
        });
      }),
  );
  await page.reload();
  await expect(happened(page)).toContainText(/stored by your last visit could not be read.+ starts anew/);
  await expect(trainButton(page)).toHaveAttribute('aria-disabled', 'false', { timeout: 40_000 });
  expect(await stepReached(page)).toBe(0);
  await trainButton(page).click();
  await trainUntil(page, 2);
});

test.describe('a missing text', () => {
  test.use({ allowedErrors: [/404/] });

  test('a book that cannot be loaded is told, and trying again helps once it is there', async ({ page }) => {
    const book = '**/data/moby-dick.txt';
    await page.route(book, (route) => route.fulfill({ status: 404, body: 'not here' }));
    await page.goto(`./?backend=wasm${smallRun}`);
    const notice = 'Moby-Dick could not be loaded.';
    await expect(happened(page)).toContainText(notice);
    const again = happened(page).getByRole('button', { name: 'Try again' });
    await again.click();
    await expect(happened(page)).toContainText(notice);
    await page.unroute(book);
    await again.click();
    await expect(trainButton(page)).toHaveAttribute('aria-disabled', 'false', { timeout: 40_000 });
    await expect(page.getByText(notice)).toBeHidden();
    await trainButton(page).click();
    await trainUntil(page, 2);
  });
});

test.describe('a missing checkpoint', () => {
  test.use({ allowedErrors: [/404/] });

  for (const [what, answer, sentence] of [
    ['missing', { status: 404, body: 'not here' }, /could not be loaded, so .+ random weights/],
    ['damaged', { status: 200, body: 'these are not weights' }, /is damaged .+ random weights/],
  ] as const) {
    test(`a checkpoint that is ${what}: the cell works with random weights and says so`, async ({ page }) => {
      await page.route('**/*.safetensors', (route) => route.fulfill(answer));
      await page.goto('./#/lesson/06-lstm');
      await expect(page.getByText(sentence)).toBeVisible();
      const place = page.getByText(/letter \d of \d · /);
      const before = await place.innerText();
      await page.keyboard.press('ArrowRight');
      await expect(place).not.toHaveText(before);
    });
  }
});

test('a hidden tab holds training where it is, and every loss is as if it had never been hidden', async ({
  page,
}) => {
  const steps = 120;
  await openTraining(page, '?backend=wasm');
  await figure(page).getByText('Model and training settings').click();
  await figure(page).getByLabel('Steps to train').fill(String(steps));
  await page.keyboard.press('Enter');
  // Slow enough to be hidden in the midst of it.
  const speed = figure(page).getByRole('slider', { name: training.run.speed });
  await speed.fill('4');
  await trainButton(page).click();
  await trainUntil(page, 10);
  await setHidden(page, true);
  const waited = figure(page).getByText(training.run.restedWhileHidden);
  await expect(waited).toBeVisible();
  const stood = await stepReached(page);
  expect(stood).toBeLessThan(steps);
  // As long as a hundred steps take at this speed.
  await page.waitForTimeout(1000);
  expect(await stepReached(page)).toBe(stood);
  expect(await storedStep(page)).toBe(stood);
  await setHidden(page, false);
  await trainUntil(page, steps);
  await expect.poll(() => storedStep(page)).toBe(steps);
  await expect(waited).toBeHidden();
  const interrupted = await storedRun(page);

  await figure(page).getByRole('button', { name: training.run.startOver }).click();
  await figure(page).getByRole('button', { name: training.run.startOverYes }).click();
  await expect.poll(() => stepReached(page)).toBe(0);
  await speed.fill('5');
  await trainButton(page).click();
  await trainUntil(page, steps);
  await expect.poll(() => storedStep(page)).toBe(steps);
  const whole = await storedRun(page);
  expect(whole?.records.map(({ trainStep }) => trainStep)).toEqual(
    Array.from({ length: steps }, (_, k) => k),
  );
  expect(interrupted).toEqual(whole);
});

/** What a page sees when its tab goes into the background, or comes back. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

test('numbers that overflow stop training at that step, and a lower rate leads on', async ({ page }) => {
  await openTraining(page, '?backend=wasm');
  await figure(page).getByText('Model and training settings').click();
  await figure(page).getByLabel('Learning rate').fill('1e38');
  await page.keyboard.press('Tab');
  await figure(page).getByRole('button', { name: 'Apply' }).click();
  await trainButton(page).click();
  await expect(happened(page)).toContainText(/Training stopped at step \d+: .+ was no longer a number/);
  await expect(happened(page)).toContainText(/last good weights, of step \d+, are kept/);
  await happened(page)
    .getByRole('button', { name: /^Go (on with|back to step \d+,) learning rate/ })
    .click();
  await trainUntil(page, 5);
});
