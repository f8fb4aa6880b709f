import type { Locator } from 'playwright/test';
import { training } from '../app/i18n/en/training.ts';
import { expect, test } from './fixtures.ts';
import { button, openTraining, trainTo } from './trainingFigure.ts';

const text = training;

test.describe("a learner's own text", () => {
  const openOwn = async (figure: Locator) => {
    await figure.getByRole('radio', { name: text.source.own }).check();
    return figure.getByLabel(text.source.paste);
  };

  test('that cannot be learned from is answered by a sentence, and stays in the field', async ({ page }) => {
    const figure = await openTraining(page);
    const field = await openOwn(figure);
    await button(figure, text.source.use).click();
    await expect(figure.getByRole('alert')).toHaveText(text.source.problem({ kind: 'empty' }));
    await field.fill('aaaaaaa');
    await button(figure, text.source.use).click();
    await expect(figure.getByRole('alert')).toHaveText(
      text.source.problem({ kind: 'oneCharacter', letter: 'a', count: 7 }),
    );
    await expect(field).toHaveValue('aaaaaaa');
    await expect(figure).toContainText(text.source.mobyDick);
    await page.reload();
    await openOwn(figure);
    await expect(figure.getByLabel(text.source.paste)).toHaveValue('aaaaaaa');
  });

  test('in a file that is no text, or too long, is named as such', async ({ page }) => {
    const figure = await openTraining(page);
    await openOwn(figure);
    const file = figure.getByLabel(text.source.openFile).and(page.locator('input'));
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    await file.setInputFiles({ name: 'whale.png', mimeType: 'image/png', buffer: png });
    await expect(figure.getByRole('alert')).toHaveText(text.source.problem({ kind: 'binary', found: 'png' }));
    const long = Buffer.alloc(5_000_001, 'whale ');
    await file.setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: long });
    await expect(figure.getByRole('alert')).toContainText('5 MB is the most');
  });

  test('is trained on: its letters are the model’s letters', async ({ page }) => {
    const figure = await openTraining(page);
    await trainTo(figure, 3);
    const field = await openOwn(figure);
    await expect(figure).toContainText(/the [\d,]+ steps made so far will be gone/);
    await field.fill('abracadabra '.repeat(40));
    await button(figure, text.source.use).click();
    await expect(figure).toContainText(text.source.inUse(text.source.pasted, 479));
    // Six letters: a b c d r and space.
    await expect(figure).toContainText(
      '2.58 bits for each letter, as many as it takes to tell 6 letters apart',
    );
    await trainTo(figure, 10);
    await figure.getByRole('radio', { name: text.source.mobyDick }).check();
    await button(figure, text.source.useMobyDick).click();
    await expect(figure).toContainText(/Learning from Moby-Dick, [\d,]{9} letters/);
    await openOwn(figure);
    await expect(figure.getByLabel(text.source.paste)).toHaveValue(/^abracadabra/);
  });

  test('may be dropped as a file', async ({ page }) => {
    const figure = await openTraining(page);
    const field = await openOwn(figure);
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['to be or not to be, '.repeat(20)], 'hamlet.txt', { type: 'text/plain' }));
      return transfer;
    });
    await field.dispatchEvent('drop', { dataTransfer: dropped });
    await expect(figure).toContainText(text.source.inUse('hamlet.txt', 399));
  });
});
