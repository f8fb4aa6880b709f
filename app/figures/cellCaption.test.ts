import { expect, it } from 'vitest';
import gru from '#figures/cells/gru';
import { cellValues } from '#figures/cellValues';
import { encode } from '#data/text';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { readText } from '#reference/charModel';
import type { QuantityName } from '#rnn/quantities';
import { cellKindWords } from '../i18n/en/cellKindWords.ts';
import { en } from '../i18n/en.ts';
import { cellCaption } from './cellCaption.ts';

const spec = { cell: 'gru', units: 4, vocabulary: [...'abc'] } as const;

function captionAt(step: QuantityName, change: (parameters: Float32Array) => void) {
  const given = seededCharacterModel(spec, 1);
  const parameters = given.parameters.slice();
  change(parameters);
  const model = { ...given, parameters };
  const letters = [...'cab'];
  const { codes } = encode(letters, spec.vocabulary);
  const { trace } = readText(model, codes);
  const { graph } = gru;
  const values = cellValues(graph, trace, 2);
  const words = cellKindWords.kinds.gru;
  return cellCaption(
    { drawn: gru, graph, words, model, trace, letters, codes, timeStep: 2, unit: 1, step, values },
    en,
  );
}

it('names the first quantity that is not a number, and what to do, whatever the step', () => {
  expect(captionAt('updateGate', () => {}).lead).not.toContain('not a number');
  const { lead, rest } = captionAt('updateGate', (parameters) => parameters.fill(NaN));
  expect(lead).toBe('The previous hidden state h of unit 2 is not a number at “b”');
  expect(rest).toContain('smaller learning rate');
});

it('says half of everything where all weights are zero', () => {
  expect(captionAt('resetGate', (parameters) => parameters.fill(0)).lead).toContain('50%');
  expect(captionAt('updateGate', (parameters) => parameters.fill(0)).lead).toContain('50%');
});
