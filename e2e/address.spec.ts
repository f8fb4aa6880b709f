import { en } from '../app/i18n/en.ts';
import { damagedLink } from '../app/i18n/en/damagedLink.ts';
import { expect, test } from './fixtures.ts';

const lesson = '#/lesson/06-lstm';
const hostile = '<img src=x onerror="document.title=1">';

for (const [what, state, sentence] of [
  ['cut off', 'word=hel', damagedLink.cutOff],
  ['cut within an escape', 'word=hello;step=%E', damagedLink.cutOff],
  ['of another kind', 'tab-3/section', damagedLink.unreadable],
  ['with half an escape', 'word=%E4%B;end', damagedLink.unreadable],
  ['with hostile HTML', `${encodeURIComponent(hostile)};end`, damagedLink.unreadable],
  ['with raw hostile HTML', hostile, damagedLink.unreadable],
  ['of a megabyte', `word=${'a'.repeat(1_000_000)};end`, damagedLink.tooLong],
  ['with a key that nobody knows', `cobol=${encodeURIComponent(hostile)};end`, damagedLink.foreign],
] as const) {
  test(`a link ${what} opens the lesson and says what happened`, async ({ page }) => {
    await page.goto(`${lesson}/${state}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('LSTM: a memory you can write to');
    const notice = page.getByRole('status', { name: en.shell.damagedLink.label });
    await expect(notice).toContainText(sentence);
    expect(await page.content()).not.toContain('onerror');
    await notice.getByRole('button', { name: damagedLink.dismiss }).click();
    await expect(notice).toBeEmpty();
  });
}

test('a whole link says nothing', async ({ page }) => {
  await page.goto(lesson);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // Longer than parts of the page get to claim their keys.
  await page.waitForTimeout(3_500);
  await expect(page.getByRole('status', { name: en.shell.damagedLink.label })).toBeEmpty();
});
