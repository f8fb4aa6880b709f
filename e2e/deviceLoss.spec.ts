/** A graphics device that computes wrongly or goes, at any point: another engine takes over, and nothing made is lost. */
import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import {
  beforeEngine,
  figure,
  happened,
  openTraining,
  stepReached,
  trainButton,
  trainUntil,
} from './smallRun.ts';

/**
 * Destroys the device of the first engine; `when` is code that calls `lose()`, and may use `onCall(name, act)`, for a
 * call that comes in, and `onReply(name, act)`, for its answer.
 */
const losing = (when: string) => (nth: number) =>
  nth > 0
    ? ''
    : `{
  let device;
  const request = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...options) {
    return (device = await request.apply(this, options));
  };
  const lose = () => device.destroy();
  const [calls, replies, names] = [{}, {}, {}];
  const onCall = (name, act) => (calls[name] = act);
  const onReply = (name, act) => (replies[name] = act);
  self.addEventListener('message', ({ data }) => {
    names[data.id] = data.name;
    calls[data.name]?.();
  });
  const post = self.postMessage.bind(self);
  self.postMessage = (message, ...rest) => {
    post(message, ...rest);
    if (message.type === 'reply') replies[names[message.id]]?.();
    if (message.type === 'event') replies[message.event.event?.kind]?.();
  };
  const nextReadBack = (act) => {
    const map = GPUBuffer.prototype.mapAsync;
    GPUBuffer.prototype.mapAsync = function (...options) {
      GPUBuffer.prototype.mapAsync = map;
      const mapped = map.apply(this, options);
      act();
      return mapped;
    };
  };
  ${when};
}`;

const moved = /The graphics device was lost, so training moved from WebGPU to .+ It went on from step (\d+)/;

/** The step that the next engine went on from. */
async function movedAt(page: Page): Promise<number> {
  await expect(happened(page)).toContainText(moved, { timeout: 40_000 });
  return Number(moved.exec(await happened(page).innerText())?.[1]);
}

test('an adapter that computes wrongly is found out and not used', async ({ page, context }) => {
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

test('a device lost while it is tested: the next engine is taken from the start', async ({
  page,
  context,
}) => {
  await beforeEngine(context, losing('nextReadBack(lose)'));
  await openTraining(page, '?backend=webgpu');
  await expect(happened(page)).toContainText(/WebGPU is not available here, so .+ trains instead/);
  await trainButton(page).click();
  await trainUntil(page, 2);
});

test('a device lost while the model is made: the next engine makes it', async ({ page, context }) => {
  await beforeEngine(context, losing("onCall('create', lose)"));
  await openTraining(page, '?backend=webgpu');
  expect(await movedAt(page)).toBe(0);
  await trainButton(page).click();
  await trainUntil(page, 2);
});

for (const [point, when] of [
  ['after a step was told', "onReply('progress', lose)"],
  ['while the first steps are read back', "onCall('run', () => nextReadBack(lose))"],
] as const) {
  test(`a device lost in mid-training, ${point}: the next engine goes on from the last snapshot`, async ({
    page,
    context,
  }) => {
    await beforeEngine(context, losing(when));
    await openTraining(page, '?backend=webgpu');
    await trainButton(page).click();
    const resumed = await movedAt(page);
    await trainUntil(page, resumed + 2);
  });
}

test('a device lost while training rests: it stands where it stood', async ({ page, context }) => {
  await beforeEngine(context, losing("onReply('step', () => setTimeout(lose, 300))"));
  await openTraining(page, '?backend=webgpu');
  await figure(page).getByRole('button', { name: 'Step', exact: true }).click();
  expect(await movedAt(page)).toBe(1);
  await expect(trainButton(page)).toHaveText('Go on training');
  expect(await stepReached(page)).toBe(1);
  await figure(page).getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(() => stepReached(page)).toBe(2);
});

test.describe('engine after engine', () => {
  test.use({ allowedErrors: [/dies on purpose/] });

  test('each that goes is followed by the next, round to the first again', async ({ page, context }) => {
    // WebAssembly dies as soon as it is given the model, plain JavaScript after its first steps.
    const dying = `const post = self.postMessage.bind(self);
      const die = () => setTimeout(() => { throw new Error('dies on purpose'); });`;
    const scripts = [
      losing("onReply('progress', lose)")(0),
      `${dying} self.addEventListener('message', ({ data }) => data.name === 'create' && die())`,
      `${dying} self.postMessage = (message, ...rest) => {
         post(message, ...rest);
         if (message.type === 'event' && message.event.event?.kind === 'progress') die();
       }`,
    ];
    await beforeEngine(context, (nth) => `{${scripts[nth] ?? ''}}`);
    await openTraining(page, '?backend=webgpu');
    await trainButton(page).click();
    await expect(happened(page)).toContainText(
      /The plain JavaScript engine stopped answering, so training moved to WebGPU\. It went on from step \d+/,
      { timeout: 50_000 },
    );
    const resumed = Number(/went on from step (\d+)/.exec(await happened(page).innerText())?.[1]);
    expect(resumed).toBeGreaterThan(0);
    await trainUntil(page, resumed + 2);
    await expect(figure(page)).toContainText('Trained by WebGPU');
  });
});
