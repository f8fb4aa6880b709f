/** What the page does with a graphics adapter: a software one is left alone unless the address asks for it. */
import { backendPanel } from '../app/i18n/en/backendPanel.ts';
import { shell } from '../app/i18n/en/shell.ts';
import { expect, test } from './fixtures.ts';
import { figure, happened, openTraining, stepReached, trainButton, trainUntil } from './smallRun.ts';
import { storedStep } from './trainingFigure.ts';

test('a software adapter is left alone: WebAssembly trains, and the panel says why', async ({ page }) => {
  await openTraining(page);
  await trainButton(page).click();
  await trainUntil(page, 2);
  await expect(figure(page)).toContainText('Trained by WebAssembly');
  await page.getByRole('button', { name: shell.backend.pill.label }).click();
  const panel = page.getByRole('dialog', { name: backendPanel.title });
  await expect(panel).toContainText(backendPanel.chosen(shell.backend.names.wasm));
  await expect(panel.getByRole('listitem').filter({ hasText: shell.backend.names.webgpu })).toContainText(
    backendPanel.outcome({ kind: 'software' }),
  );
});

test('an adapter that the address asks for trains: it pauses, and goes on after a reload', async ({
  page,
}) => {
  await openTraining(page, '?backend=webgpu');
  await trainButton(page).click();
  await trainUntil(page, 3);
  await expect(figure(page)).toContainText('Trained by WebGPU');
  await figure(page).getByRole('button', { name: 'Pause' }).click();
  await expect(trainButton(page)).toHaveText('Go on training');
  const before = await stepReached(page);
  await expect.poll(() => storedStep(page)).toBe(before);
  await page.reload();
  await expect(happened(page)).toContainText(`taken up again at step ${before}`);
  await expect(trainButton(page)).toHaveAttribute('aria-disabled', 'false', { timeout: 40_000 });
  await figure(page).getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(() => stepReached(page)).toBe(before + 1);
  await expect(figure(page)).toContainText('Trained by WebGPU');
});
