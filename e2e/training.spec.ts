import type { Locator } from 'playwright/test';
import { en } from '../app/i18n/en.ts';
import { training } from '../app/i18n/en/training.ts';
import { expect, test } from './fixtures.ts';
import { button, change, openTraining, progress, stepsDone, storedStep, trainTo } from './trainingFigure.ts';

const text = training;

test('trains, pauses and takes single steps, and says what it needs for a letter', async ({ page }) => {
  const figure = await openTraining(page);
  await expect(figure).toContainText(/Guessing costs 6\.\d\d bits/);
  const paused = await trainTo(figure, 20);
  await expect(figure).toContainText(new RegExp(`After ${paused} steps the model needs \\d\\.\\d\\d bits`));
  await page.waitForTimeout(300);
  expect(await stepsDone(figure)).toBe(paused);
  await button(figure, text.run.step).click();
  await expect.poll(() => stepsDone(figure)).toBe(paused + 1);
});

test('stops at the number of steps asked for, and trains further when asked', async ({ page }) => {
  const figure = await openTraining(page);
  const target = figure.getByLabel(text.settings.targetSteps.name);
  await target.fill('12');
  await target.press('Enter');
  await button(figure, text.run.train).click();
  await expect(button(figure, text.run.more)).toBeVisible();
  expect(await stepsDone(figure)).toBe(12);
  await button(figure, text.run.more).click();
  await expect(progress(figure)).toHaveAttribute('max', '24');
  await expect.poll(() => stepsDone(figure)).toBe(24);
});

test('goes as slowly as it is told', async ({ page }) => {
  const figure = await openTraining(page);
  const speed = figure.getByRole('slider', { name: text.run.speed });
  await speed.press('Home');
  await expect(speed).toHaveAttribute('aria-valuetext', text.run.stepsPerSecond(1));
  await button(figure, text.run.train).click();
  await page.waitForTimeout(2500);
  expect(await stepsDone(figure)).toBeLessThanOrEqual(4);
  await speed.press('End');
  await expect.poll(() => stepsDone(figure)).toBeGreaterThan(10);
});

test('the curve is read with the arrow keys', async ({ page }) => {
  const figure = await openTraining(page);
  await trainTo(figure, 10);
  const curve = figure.getByRole('slider', { name: text.loss.cursor });
  await curve.press('Home');
  await expect(curve).toHaveAttribute('aria-valuetext', /^step 0: \d\.\d\d bits/);
  await curve.press('ArrowRight');
  await expect(curve).toHaveAttribute('aria-valuetext', /^step 1: /);
  await expect(figure.getByText(/^step 1: /)).toBeVisible();
});

test('scrubs back, comes back, and goes on from an earlier step', async ({ page }) => {
  const figure = await openTraining(page);
  // What the fresh model believes at a letter: the model of step 0 must believe it again.
  await figure.getByRole('option').nth(5).click();
  const likeliest = figure.getByRole('table', { name: text.letter.bars }).getByRole('row').nth(1);
  const untrained = await likeliest.innerText();
  const newest = await trainTo(figure, 30);
  await expect(likeliest).not.toHaveText(untrained, { useInnerText: true });
  const way = figure.getByRole('slider', { name: text.loss.scrub });
  await way.press('Home');
  await expect(likeliest).toHaveText(untrained, { useInnerText: true });
  await expect(figure.getByText(text.loss.lookingBack(0, newest))).toBeVisible();
  await expect(figure).toContainText('Guessing costs');
  expect(await stepsDone(figure)).toBe(newest);

  await button(figure, text.loss.backToNewest).click();
  await expect(way).toHaveAttribute('aria-valuetext', text.loss.scrubValue(newest, true));
  await expect(figure).toContainText(`After ${newest} steps`);

  await way.press('Home');
  await figure.getByRole('slider', { name: text.run.speed }).press('Home');
  await button(figure, text.loss.continueHere(0)).click();
  await expect(button(figure, text.run.pause)).toBeVisible();
  expect(await stepsDone(figure)).toBeLessThan(newest);
});

test('the same seed learns the same, step for step', async ({ page }) => {
  const figure = await openTraining(page);
  const curve = figure.getByRole('slider', { name: text.loss.cursor });
  const tenSteps = async () => {
    for (let step = 1; step <= 10; step++) {
      await button(figure, text.run.step).click();
      await expect.poll(() => stepsDone(figure)).toBe(step);
    }
    await curve.press('End');
    await expect(curve).toHaveAttribute('aria-valuetext', /^step 9: /);
    return curve.getAttribute('aria-valuetext');
  };
  const first = await tenSteps();
  await button(figure, text.run.startOver).click();
  await expect(figure.getByText(text.run.startOverQuestion(10))).toBeVisible();
  await button(figure, text.run.startOverYes).click();
  await expect.poll(() => stepsDone(figure)).toBe(0);
  expect(await tenSteps()).toBe(first);
});

test('a letter of a sample opens what the model considered, and its cell', async ({ page }) => {
  const figure = await openTraining(page);
  const written = await trainTo(figure, 12);
  const letters = figure.getByRole('listbox', { name: /^Letters of the sample/ }).getByRole('option');
  await letters.nth(5).click();
  const reading = figure.getByRole('region', { name: text.letter.label });
  await expect(reading).toContainText(/After “.{6}” comes/s);
  await expect(reading).toContainText(/a surprise of \d+\.\d\d bits/);
  await expect(reading).toContainText(`step ${written}`);
  const rows = reading.getByRole('table', { name: text.letter.bars }).getByRole('row');
  await expect(rows).toHaveCount(10);
  await expect(rows.last()).toContainText(/\d+ others/);
  await expect(rows.filter({ hasText: `(${text.letter.came})` })).toHaveCount(1);
  const cell = reading.getByRole('figure', { name: en.cell.lstm.title });
  await expect(cell.getByRole('group', { name: en.cell.letters }).getByRole('button')).toHaveCount(10);

  await page.keyboard.press('ArrowRight');
  await expect(letters.nth(6)).toBeFocused();
  await expect(reading).toContainText(/After “.{7}” comes/s);
  await page.keyboard.press('Escape');
  await expect(reading).toBeHidden();
});

test('the temperature changes what is drawn, not what is believed', async ({ page }) => {
  const figure = await openTraining(page);
  await trainTo(figure, 12);
  await figure
    .getByRole('listbox', { name: /^Letters/ })
    .getByRole('option')
    .nth(8)
    .click();
  const likeliest = figure.getByRole('table', { name: text.letter.bars }).getByRole('row').nth(1);
  const believed = await likeliest.getByRole('cell').last().textContent();
  const temperature = figure.getByRole('slider', { name: text.samples.temperature });
  await temperature.press('Home');
  await expect(likeliest.getByRole('cell').first()).toHaveText('100%');
  await expect(likeliest.getByRole('cell').last()).toHaveText(believed ?? '');
  await button(figure, text.samples.again).click();
  await expect(figure).toContainText(/Written at step \d+, temperature 0\.0/);
});

test('a learning rate of 100 runs away, says so, and leads back to a good step', async ({ page }) => {
  const figure = await openTraining(page);
  const good = await trainTo(figure, 10);
  // More steps than any machine makes before the pause.
  await change(figure, { learningRate: 100, targetSteps: 50_000 });
  await button(figure, text.run.resume).click();
  const notice = figure.getByText(/^Training has run away/);
  await expect(notice).toBeVisible();
  await button(figure, text.run.pause).click();
  const back = figure.getByRole('button', { name: /^Go back to step \d+, learning rate 0.01$/ });
  const [, step] = /step (\d+)/.exec((await back.textContent()) ?? '') ?? [];
  expect(Number(step)).toBeLessThanOrEqual(good);
  await back.click();
  await expect(notice).toBeHidden();
  await expect(button(figure, text.run.pause)).toBeVisible();
});

test('numbers that overflow stop training at their step, keep the last good weights, and it goes on', async ({
  page,
}) => {
  const figure = await openTraining(page);
  const good = await trainTo(figure, 10);
  await change(figure, { learningRate: 1e38 });
  await button(figure, text.run.resume).click();
  const notice = figure.getByText(/^Training stopped at step \d+: .* was no longer a number\./);
  await expect(notice).toBeVisible();
  const kept = await stepsDone(figure);
  expect(kept).toBeGreaterThanOrEqual(good);
  await expect(figure).toContainText(`After ${text.steps(kept)} the model needs`);
  await figure.getByRole('button', { name: /^Go (on with|back to step \d+,) learning rate 0\.01$/ }).click();
  await expect(notice).toBeHidden();
  await expect(button(figure, text.run.pause)).toBeVisible();
  await expect.poll(() => stepsDone(figure)).toBeGreaterThan(good);
});

test('a run survives a reload, and can be started over', async ({ page }) => {
  const figure = await openTraining(page);
  const done = await trainTo(figure, 15);
  await expect.poll(() => storedStep(page)).toBe(done);
  await page.reload();
  await expect(figure).toContainText(`Your last run was taken up again at step ${done}.`);
  await expect.poll(() => stepsDone(figure)).toBe(done);
  await figure
    .getByRole('region', { name: text.notices.label })
    .getByRole('button', { name: text.run.startOver })
    .click();
  await expect.poll(() => stepsDone(figure)).toBe(0);
});

test('everything is reached and worked by keyboard alone', async ({ page }) => {
  const figure = await openTraining(page);
  const train = button(figure, text.run.train);
  const tabTo = async (target: Locator) => {
    for (let press = 0; press < 40; press++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  };
  await figure.getByRole('radio', { name: text.source.mobyDick }).focus();
  await tabTo(train);
  await page.keyboard.press('Enter');
  await expect.poll(() => stepsDone(figure)).toBeGreaterThan(15);
  await page.keyboard.press('Space');
  await expect(button(figure, text.run.resume)).toBeFocused();
  await tabTo(figure.getByRole('slider', { name: text.loss.cursor }));
  await expect(figure.getByText(/^step \d+: \d\.\d\d bits, mean/)).toBeVisible();
  await tabTo(figure.getByRole('slider', { name: text.loss.scrub }));
  await page.keyboard.press('Home');
  await tabTo(button(figure, text.loss.backToNewest));
  await page.keyboard.press('Enter');
  await tabTo(
    figure
      .getByRole('listbox', { name: /^Letters/ })
      .getByRole('option')
      .first(),
  );
  await page.keyboard.press('ArrowRight');
  await expect(figure.getByRole('region', { name: text.letter.label })).toBeVisible();
});

test('the link says what the run is set to, and opens it again', async ({ page }) => {
  await page.goto('#/lesson/09-language-model/units=12;batch=2;window=8;rate=0.02;seed=7;train=30;end');
  const figure = page.getByRole('region', { name: text.figure });
  await expect(figure.getByText(text.settings.summary(12, 0.02))).toBeVisible();
  await expect(progress(figure)).toHaveAttribute('max', '30');
  await change(figure, { units: 10 });
  await expect(page).toHaveURL(/units=10;/);
  await expect(page).toHaveURL(/seed=7;/);
  await page.reload();
  await expect(figure.getByText(text.settings.summary(10, 0.02))).toBeVisible();
});

test('a link with a run of its own leaves the stored run until it is taken up', async ({ page }) => {
  const figure = await openTraining(page);
  const stored = await trainTo(figure, 5);
  await expect.poll(() => storedStep(page)).toBe(stored);
  await page.goto('about:blank');
  await page.goto('#/lesson/09-language-model/units=12;batch=2;window=8;end');
  await expect(figure.getByText(text.settings.summary(12, 0.01))).toBeVisible();
  await figure.getByRole('button', { name: text.notices.takeUpStored }).click();
  await expect.poll(() => stepsDone(figure)).toBe(stored);
  await expect(page).toHaveURL(/units=8;/);
});
