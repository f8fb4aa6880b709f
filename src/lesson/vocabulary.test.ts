import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { figureSettings } from './vocabulary.ts';

describe('the settings of the figure of vanishing gradients', () => {
  const read = (settings: Record<string, string>) => v.safeParse(figureSettings.vanishing, settings);

  it('are numbers and names as a lesson writes them, each left to the figure where it says nothing', () => {
    expect(read({ radius: '1.05', length: '120', units: '32', activation: 'relu' }).output).toEqual({
      radius: 1.05,
      length: 120,
      units: 32,
      activation: 'relu',
    });
    expect(read({}).output).toEqual({});
  });

  it.each([
    { radius: '3' },
    { radius: '-1' },
    { length: '201' },
    { length: '0' },
    { units: '257' },
    { activation: 'sigmoid' },
    { colour: 'red' },
  ])('are refused where the figure could not show them: %o', (settings) => {
    expect(read(settings).success).toBe(false);
  });
});
