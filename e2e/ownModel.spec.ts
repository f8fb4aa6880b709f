/** The learner's own training run as the model of a figure: none yet, one in this visit, and the one that is stored. */
import { model as text } from '../app/i18n/en/model.ts';
import { trainingHistory as history } from '../app/i18n/en/trainingHistory.ts';
import { figureAddress } from '../app/state/addressFormat.ts';
import { expect, test } from './fixtures.ts';
import { openTraining, trainTo } from './trainingFigure.ts';

test('a figure shows the run of this visit, after a reload the stored one, and says where there is none', async ({
  page,
}) => {
  const address = figureAddress('surgery', { source: 'run', word: 'hello' });
  const units = page.locator('[data-figure="surgery"]').getByLabel('Unit', { exact: true }).locator('option');
  await page.goto(address);
  await expect(page.getByText(text.noRun)).toBeVisible();
  await expect(units).toHaveCount(64);
  const figure = await openTraining(page);
  await trainTo(figure, 5);
  await page.goto(address);
  await expect(units).toHaveCount(8);
  await expect(page.getByText(text.noRun)).toBeHidden();
  await expect(page.locator('figcaption')).toContainText('nats a letter');
  const caption = await page.locator('figcaption').textContent();
  // The first moment and the last are kept in this visit, of which the last is stored.
  await page.goto(figureAddress('trainingHistory'));
  await expect(
    page.getByText(/^Your own run: LSTM, 8 units, \d+ moments of its training kept/),
  ).toBeVisible();
  await page.goto(address);
  await page.reload();
  await expect(units).toHaveCount(8);
  await expect(page.locator('figcaption')).toHaveText(caption!);
  await page.goto(figureAddress('trainingHistory', { recordOf: 'run' }));
  await expect(page.getByText(history.onlyOne)).toBeVisible();
});
