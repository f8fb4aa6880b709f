import { expect, it } from 'vitest';
import { symbolLetter } from '#notation/letters';
import { notationNames, updateMeanings } from '#notation/notation';
import { cellKindWords } from '../i18n/en/cellKindWords.ts';
import { cellPictures } from '../i18n/en/cellPictures.ts';
import { en } from '../i18n/en.ts';
import { catalogueIn } from './catalogueIn.ts';

const choices = notationNames.flatMap((family) => updateMeanings.map((update) => ({ family, update })));

it('names every state, gate and share by the letter of the notation, whatever it is', () => {
  for (const choice of choices) {
    const text = catalogueIn(choice);
    const { names } = text(cellKindWords).kinds.gru;
    for (const name of ['hiddenState', 'candidate', 'updateGate', 'resetGate', 'input'] as const)
      expect(names[name]?.split(' ').at(-1)).toBe(symbolLetter(name, choice, 'gru'));
    expect(names.writtenShare).toContain(`, ${symbolLetter('writtenShare', choice, 'gru')}`);
    expect(text(en).cell.lstm.names.candidate).toBe(`candidate ${symbolLetter('candidate', choice, 'lstm')}`);
  }
});

it('leaves what sentences are given: letters of a word, and labels that are in the notation already', () => {
  const text = catalogueIn({ family: 'rows', update: 'write' });
  const { word, sum } = text(cellPictures);
  expect(word.cell('h', 1, 'Y = 0.20')).toBe(cellPictures.word.cell('h', 1, 'Y = 0.20'));
  expect(sum.factor('1−z')).toBe('1−z');
  expect(sum.recurrent('Y₋₁', 3)).toBe('Y₋₁ W_y, unit 3');
});

it('gives the same object for the same part, and leaves what it wrote', () => {
  // The letter of the state is that of the candidate here: written twice, n would become s.
  const text = catalogueIn({ family: 'states', update: 'keep' });
  const once = text(cellKindWords);
  expect(text(cellKindWords)).toBe(once);
  expect(text(once)).toBe(once);
  expect(once.kinds.gru?.names.candidate).toBe('candidate h');
});
