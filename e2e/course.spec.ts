/** Glossary, search, and what is kept of reading. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { en } from '../app/i18n/en.ts';
import { glossary } from '../app/i18n/en/glossary.ts';
import { progress } from '../app/i18n/en/progress.ts';
import { search } from '../app/i18n/en/search.ts';
import { expectNoAxeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const { shell, reader } = en;

test('the meaning of a term opens by keyboard, is read from its beginning, and gives the focus back', async ({
  page,
}) => {
  await page.goto('#/lesson/06-lstm');
  const words = page.getByRole('button', { name: 'gates', exact: true });
  await words.focus();
  await page.keyboard.press('Enter');
  const meaning = page.getByRole('dialog', { name: 'gate', exact: true });
  await expect(meaning).toContainText('It works by multiplication');
  await expect(meaning).toBeFocused();
  await expect(words).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(meaning.getByRole('button', { name: glossary.close })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await expect(words).toBeFocused();
  await expect(words).not.toHaveAttribute('aria-expanded');

  await words.click();
  await expect(meaning).toBeInViewport();
  await words.click();
  await expect(meaning).toBeHidden();
  await words.click();
  await meaning.getByRole('link', { name: glossary.inGlossary }).click();
  await expect(page).toHaveURL(/#\/glossary\/gate$/);
  await expect(page.getByRole('link', { name: 'gate', exact: true })).toBeFocused();
});

test('the glossary has every term with its symbol, its meaning and a way to its lesson, and an address for each', async ({
  page,
}) => {
  const keys = [...readFileSync('lessons/en/glossary.yaml', 'utf8').matchAll(/^- key: (.*)$/gm)];
  await page.goto('#/glossary/forget-gate');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shell.glossary);
  const entry = page.getByRole('article').filter({ has: page.getByRole('link', { name: 'forget gate' }) });
  await expect(entry).toBeInViewport();
  await expect(entry).toContainText('1 keeps, 0 wipes');
  await expect(entry.locator('[data-quantity="forgetGate"]').first()).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(keys.length);
  await page.getByRole('button', { name: 'T', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'T', exact: true })).toBeFocused();
  await entry.getByRole('link', { name: /Lesson 6/ }).click();
  await expect(page).toHaveURL(/#\/lesson\/06-lstm$/);

  await page.goto('#/glossary/no-such-term');
  await expect(page.getByRole('status').filter({ hasText: glossary.unknown })).toBeVisible();
});

test('search leads by keyboard to a section, keeps what was set in the figure, and says when it finds nothing', async ({
  page,
}) => {
  await page.goto('#/lesson/06-lstm/word=banana;end');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: search.title });
  const field = dialog.getByRole('combobox', { name: search.field });
  await expect(field).toBeFocused();
  await field.fill('qqqzzz');
  await expect(dialog).toContainText(search.nothing('qqqzzz'));
  // A slip of the pen, and the beginning of a word.
  await field.fill('sum keeps gradiemts ali');
  const options = dialog.getByRole('option');
  await expect(options.first()).toContainText('Why a sum keeps gradients alive');
  await expect(options.first().locator('mark').first()).toHaveText(/sum/i);
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/word=banana;section=why-a-sum-keeps-gradients-alive;end$/);
  const heading = page.getByRole('heading', { name: 'Why a sum keeps gradients alive' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();

  await page.keyboard.press('Control+k');
  await field.fill('perplexity');
  await expect(options.first()).toContainText(search.term);
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute(
    'aria-activedescendant',
    (await options.nth(1).getAttribute('id')) ?? '',
  );
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/glossary\/perplexity$/);
  await page.keyboard.press('/');
  await field.fill('receptive');
  // Lessons speak of the figure, too.
  await options
    .filter({ hasText: search.figure })
    .filter({ hasText: en.shell.figures.names.receptiveField })
    .first()
    .click();
  await expect(page).toHaveURL(/#\/figure\/receptiveField/);
  await page.keyboard.press('/');
  await field.fill('gate');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

/** In the lesson on the LSTM, answers a prediction and opens the worked answer of an exercise. */
async function doSomething(page: Page): Promise<void> {
  await page.goto('#/lesson/06-lstm');
  const prediction = page.getByRole('region', { name: reader.predict(3) });
  await prediction.getByRole('radio').first().check();
  await prediction.getByRole('button', { name: reader.commit }).click();
  await expect(prediction.getByRole('button', { name: reader.askAgain })).toBeVisible();
  const exercise = page.getByRole('region', { name: reader.exercise(1) });
  await exercise.getByText(reader.answer, { exact: true }).click();
  await expect(exercise).toContainText(reader.doneBefore(null));
  await page.goto('#/');
  await expect(page.getByRole('link', { name: /LSTM: a memory/ }).first()).toContainText(
    `${progress.predictions(1, 3)} · ${progress.exercises(1, 4)}`,
  );
}

test('what was done outlives a reload, is saved, erased and added again; a damaged or foreign file changes nothing', async ({
  page,
}) => {
  await doSomething(page);
  const status = page
    .getByRole('main')
    .getByText(`${progress.predictions(1, 3)} · ${progress.exercises(1, 4)}`);
  await page.reload();
  await expect(status).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: progress.export }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(progress.file);
  const text = readFileSync(await saved.path(), 'utf8');

  await page.getByRole('button', { name: progress.erase }).click();
  await page.getByRole('button', { name: progress.eraseNo }).click();
  await expect(status).toBeVisible();
  await page.getByRole('button', { name: progress.erase }).click();
  await page.getByRole('button', { name: progress.eraseYes }).click();
  await expect(status).toBeHidden();
  await page.reload();
  await expect(page.getByText(progress.nothingYet)).toBeVisible();

  const add = (content: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  await add(text);
  await expect(page.getByText(progress.imported)).toBeVisible();
  await expect(status).toBeVisible();
  for (const [content, problem] of [
    [text.slice(0, 100), 'notJson'],
    ['{"kind":"model"}', 'notProgress'],
    [text.replace('"version": 1', '"version": 0'), 'older'],
    [text.replace('"version": 1', '"version": 9'), 'newer'],
    [text.replace('"answers"', '"answer"'), 'damaged'],
  ] as const) {
    await add(content);
    await expect(page.getByText(progress.notImported(problem))).toBeVisible();
    await expect(status).toBeVisible();
  }
});

test('what was kept and cannot be read is set aside, never lost; the place in a lesson is offered, not forced', async ({
  page,
}) => {
  await page.goto('#/');
  await page.evaluate(() =>
    localStorage.setItem('unroll.progress', '{"format":"unroll-progress","version":1,"les'),
  );
  await page.reload();
  await expect(page.getByText(progress.setAside('notJson'))).toBeVisible();
  await doSomething(page);
  await page.reload();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: progress.saveSetAside }).click();
  expect(readFileSync(await (await saving).path(), 'utf8')).toContain('"version":1,"les');

  await page.goto('#/lesson/06-lstm');
  await expect(page.getByText(/^Prediction 3 · answered before/)).toBeVisible();
  await page
    .getByRole('heading', { name: 'In short' })
    .evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
  const kept = () => page.evaluate(() => localStorage.getItem('unroll.progress') ?? '');
  await expect.poll(kept).toContain('"section": "in-short"');
  await page.goto('#/');
  await page.getByRole('link', { name: /Go on with/ }).waitFor();
  await page.goto('#/lesson/06-lstm');
  await expect(page.getByText(reader.place('In short'))).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.getByRole('button', { name: reader.placeGo }).click();
  await expect(page.getByRole('heading', { name: 'In short' })).toBeInViewport();
  await page.getByText(reader.outline, { exact: true }).first().click();
  await page
    .getByRole('navigation', { name: reader.outline })
    .getByRole('link', { name: 'Predict first' })
    .click();
  await expect(page.getByRole('heading', { name: 'Predict first' })).toBeFocused();
});

test('glossary, search, home page and meaning of a term are free of axe violations in both themes', async ({
  page,
}) => {
  test.slow();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto('#/glossary/lstm');
    await expect(page.getByRole('article').first()).toBeVisible();
    await expectNoAxeViolations(page);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: search.field }).fill('gate');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
    await doSomething(page);
    await expectNoAxeViolations(page);
    await page.goto('#/lesson/06-lstm');
    await page.getByText(reader.outline, { exact: true }).first().click();
    await page.getByRole('button', { name: 'gates', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'gate', exact: true })).toBeVisible();
    await expectNoAxeViolations(page);
  }
});
