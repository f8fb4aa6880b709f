import { describe, expect, it } from 'vitest';
import { cellNames, cells } from '#rnn/cells';
import { cellSource } from './cells.ts';
import { standardNotation } from '../notation.ts';
import { codeLanguages, listingLines, marked, plainCode } from './listing.ts';
import { loopNames } from './loopNames.ts';
import { loopSource } from './loops.ts';
import { float32Text, floatsText } from './shownModel.ts';

const cellsInLanguages = cellNames.flatMap((cell) => codeLanguages.map((language) => ({ cell, language })));

describe('listingLines', () => {
  it('takes a line apart into symbols and plain code, and knows what it assigns', () => {
    const source = `  ${marked('cellState', 'c')} = ${marked('forgetGate', 'f')} * 2`;
    expect(listingLines(source)).toEqual([
      {
        text: '  c = f * 2',
        quantity: 'cellState',
        parts: [
          { text: '  ', quantity: null },
          { text: 'c', quantity: 'cellState' },
          { text: ' = ', quantity: null },
          { text: 'f', quantity: 'forgetGate' },
          { text: ' * 2', quantity: null },
        ],
      },
    ]);
  });

  it('lays no quantity on a line that only reads one', () => {
    expect(listingLines(`return ${marked('hiddenState', 'h')}`)[0].quantity).toBeNull();
  });
});

describe('a cell’s listing', () => {
  it.each(cellsInLanguages)(
    '$cell in $language has one line for each quantity that is explained',
    (named) => {
      const lines = listingLines(cellSource(named.cell, named.language, standardNotation));
      const assigned = lines.flatMap(({ quantity }) => (quantity === null ? [] : [quantity]));
      const explained: readonly string[] = cells[named.cell].reading;
      expect(assigned.filter((name) => explained.includes(name))).toEqual(explained);
      // The parts of a line are the line.
      for (const { text, parts } of lines) expect(parts.map((part) => part.text).join('')).toBe(text);
    },
  );

  it('calls the candidate and the state as the chosen book does', () => {
    const olah = plainCode(cellSource('lstm', 'numpy', { family: 'concatenated', update: 'keep' }));
    expect(olah).toContain('c = f * c_prev + i * c_tilde');
    const geron = plainCode(cellSource('rnn', 'numpy', { family: 'rows', update: 'keep' }));
    expect(geron).toContain('a = X @ W_x + b_x + Y_prev @ W_y + b_y');
  });

  it('lets z be what is written where the book has it so', () => {
    const gru = (update: 'keep' | 'write') =>
      plainCode(cellSource('gru', 'numpy', { family: 'pytorch', update }));
    expect(gru('keep')).toContain('h = (1 - z) * n + z * h_prev');
    expect(gru('write')).toContain('h = (1 - z) * h_prev + z * n');
  });
});

describe('a loop’s listing', () => {
  it.each(loopNames.flatMap((name) => codeLanguages.map((language) => ({ name, language }))))(
    '$name in $language marks the input and leaves no mark unread',
    ({ name, language }) => {
      const source = loopSource(name, language, standardNotation);
      expect(plainCode(source)).not.toMatch(/[⟪⟫]/);
      const found = listingLines(source).flatMap(({ parts }) => parts.map(({ quantity }) => quantity));
      const isKerasModel = language === 'keras' && name === 'languageModel';
      // Keras hides all of them.
      expect(found.includes('input')).toBe(!isKerasModel);
    },
  );
});

describe('numbers of a script', () => {
  it('are the shortest that are read back as the same float32', () => {
    expect(float32Text(Math.fround(0.1))).toBe('0.1');
    expect(float32Text(-0)).toBe('0');
    const awkward = [1 / 3, 16_777_216, 1e-40, 3.4028234663852886e38, -7.450580596923828e-9].map(Math.fround);
    for (const value of awkward) expect(Math.fround(Number(float32Text(value)))).toBe(value);
  });

  it('are written out where there are few, and packed in lines where there are many', () => {
    const base64 = (values: Float32Array) => 'A'.repeat(6 * values.length);
    expect(floatsText(Float32Array.of(0.5, 2), base64, '`')).toEqual({ text: '[0.5, 2]', packed: false });
    const { text, packed } = floatsText(new Float32Array(50), base64, '`');
    expect(packed).toBe(true);
    expect(text.split('\n').map((line) => line.length)).toEqual([1, 100, 100, 100, 1]);
  });
});
