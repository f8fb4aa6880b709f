/** What goes wrong on other people's devices: each fault gets a sentence and a way on, and nothing made is lost. */
import type { BrowserContext, Page } from 'playwright/test';
import { en } from '../app/i18n/en.ts';
import { expect, test } from './fixtures.ts';
import { storedStep } from './trainingFigure.ts';

// The service worker would answer in place of the routes below.
test.use({ serviceWorkers: 'block' });

// A model so small that a step takes milliseconds on a processor.
const lesson = '#/lesson/09-language-model/units=8;batch=2;window=8;end';

const happened = (page: Page) => page.getByRole('region', { name: 'What happened' });
const figure = (page: Page) => page.getByRole('region', { name: 'Training a language model' });
const trainButton = (page: Page) => figure(page).getByRole('button', { name: /^(Train|Go on training)/ });

async function openTraining(page: Page, query = ''): Promise<void> {
  await page.goto(`./${query}${lesson}`);
  await expect(trainButton(page)).toHaveAttribute('aria-disabled', 'false', { timeout: 40_000 });
}

/** The step that training has reached, as the figure says it. */
async function stepReached(page: Page): Promise<number> {
  const words = await figure(page)
    .getByText(/^step [\d,]+ of/)
    .innerText();
  return Number(/step ([\d,]+)/.exec(words)?.[1].replaceAll(',', ''));
}

async function trainUntil(page: Page, step: number): Promise<void> {
  await expect.poll(() => stepReached(page), { timeout: 50_000 }).toBeGreaterThanOrEqual(step);
}

/** Runs `script` in the engine worker before its own code. */
async function beforeEngine(context: BrowserContext, script: string): Promise<void> {
  await context.route(/engine\.worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script};\n${await response.text()}` });
  });
}

test.describe('with WebGPU', () => {
  const needsWebGpu = () => test.skip(test.info().project.name !== 'webgpu', 'needs a WebGPU adapter');

  test('an adapter that computes wrongly is found out and not used', async ({ page, context }) => {
    needsWebGpu();
    await beforeEngine(
      context,
      `const create = GPUDevice.prototype.createShaderModule;
       GPUDevice.prototype.createShaderModule = function (descriptor) {
         return create.call(this, { ...descriptor, code: descriptor.code.replaceAll('exp(', '1.02 * exp(') });
       };`,
    );
    await openTraining(page, '?backend=webgpu');
    await expect(happened(page)).toContainText('WebGPU computes wrongly on this device, so it is not used.');
    await expect(figure(page)).toContainText(/Trained by (WebAssembly|JavaScript)/);
    await trainButton(page).click();
    await trainUntil(page, 2);
  });

  test('a device lost in mid-training: the next engine goes on from the last snapshot', async ({
    page,
    context,
  }) => {
    needsWebGpu();
    await beforeEngine(
      context,
      // The device goes as soon as the page has a snapshot to go on from.
      `const request = GPUAdapter.prototype.requestDevice;
       let device;
       GPUAdapter.prototype.requestDevice = async function (...options) {
         return (device = await request.apply(this, options));
       };
       const post = self.postMessage.bind(self);
       self.postMessage = (message, ...rest) => {
         post(message, ...rest);
         if (message.type === 'event' && message.event.event?.kind === 'progress') device?.destroy();
       };`,
    );
    await openTraining(page, '?backend=webgpu');
    await trainButton(page).click();
    await expect(happened(page)).toContainText(
      /The graphics device was lost, so training moved from WebGPU to .+ It went on from step \d+/,
      { timeout: 40_000 },
    );
    const resumed = Number(/went on from step (\d+)/.exec(await happened(page).innerText())?.[1]);
    expect(resumed).toBeGreaterThan(0);
    await trainUntil(page, resumed + 2);
  });
});

test('an engine that the address forces and that is not there: another one trains, and the page says so', async ({
  page,
}) => {
  test.skip(test.info().project.name !== 'no-webgpu', 'needs a browser without WebGPU');
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
  const curve = figure(page).getByRole('slider', { name: en.training.loss.cursor });
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
    await page.goto(`./?backend=wasm${lesson}`);
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
