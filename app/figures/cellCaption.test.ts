import { expect, it } from 'vitest';
import gru from '#figures/cells/gru';
import type { QuantityName } from '#rnn/quantities';
import { cellKindWords } from '../i18n/en/cellKindWords.ts';
import { en } from '../i18n/en.ts';
import { cellCaption } from './cellCaption.ts';

const { graph } = gru;

/** Of the second of two units, at the last letter of “cab”; all values are a half unless told otherwise. */
function captionAt(step: QuantityName, different: Partial<Record<QuantityName, number>> = {}) {
  const values = Object.fromEntries(
    graph.parts.map(({ name }) => [name, Float64Array.of(0.5, different[name] ?? 0.5)]),
  );
  const words = cellKindWords.kinds.gru;
  return cellCaption({ graph, words, values, letters: [...'cab'], timeStep: 2, step, unit: 1 }, en);
}

it('says the share of a gate, of the unit and at the letter shown', () => {
  expect(captionAt('resetGate', { resetGate: 0.0412 }).lead).toBe('Unit 2 opens its reset gate to 4% at “b”');
});

it('names the first quantity that is not a number, and what to do, whatever the step', () => {
  const { lead, rest } = captionAt('updateGate', { candidate: NaN, hiddenState: NaN });
  expect(lead).toBe('The candidate n of unit 2 is not a number at “b”');
  expect(rest).toContain('smaller learning rate');
});
