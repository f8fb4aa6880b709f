import { describe, expect, it } from 'vitest';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { cellNames, cells } from '#rnn/cells';
import { readText } from '#reference/charModel';
import { unitActivations } from './unitActivations.ts';

const vocabulary = [...' abcde'];
const codes = Int32Array.from({ length: 23 }, (_, t) => (t * t + 3 * t) % vocabulary.length);

describe('one gate or state read over a text', () => {
  it.each(cellNames)(
    'in %s is what the whole trace holds, to the last bit, however long its windows are',
    (cell) => {
      const model = seededCharacterModel({ cell, units: 5, vocabulary }, 7);
      const { activations } = readText(model, codes).trace;
      for (const name of cells[cell].activations)
        for (const window of [1, 7, 23, 256])
          expect(unitActivations(model, codes, name, window)).toEqual(activations[name]);
    },
  );

  it('is empty for an empty text, and refused where the cell has no such gate', () => {
    const model = seededCharacterModel({ cell: 'gru', units: 2, vocabulary }, 7);
    expect(unitActivations(model, new Int32Array(0), 'hiddenState')).toHaveLength(0);
    expect(() => unitActivations(model, codes, 'forgetGate')).toThrow(
      'expected one of resetGate, updateGate, candidate, hiddenState, got forgetGate',
    );
  });
});
