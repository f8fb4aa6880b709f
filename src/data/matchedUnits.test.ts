import { describe, expect, test } from 'vitest';
import { cellNames } from '#rnn/cells';
import { charModelLayout } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import { matchedUnits } from './matchedUnits.ts';

describe('matched sizes', () => {
  test('the nearest count wins, from below or above', () => {
    expect(matchedUnits((units) => 10 * units, 34)).toBe(3);
    expect(matchedUnits((units) => 10 * units, 36)).toBe(4);
  });

  test.each(cellNames)('%s reaches the parameters of 64 LSTM units over 65 letters within 2%%', (cell) => {
    const vocabulary = Array.from({ length: 65 }, (_, k) => String(k));
    const parametersOf = (name: typeof cell, units: number) =>
      parameterCount(charModelLayout({ cell: name, units, vocabulary }));
    const target = parametersOf('lstm', 64);
    const units = matchedUnits((units) => parametersOf(cell, units), target);
    expect(Math.abs(parametersOf(cell, units) / target - 1)).toBeLessThan(0.02);
  });
});
