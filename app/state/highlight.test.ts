import css from '../styles/highlight.css?raw';
import { describe, expect, it } from 'vitest';
import { quantities } from '#rnn/quantities';

describe('highlight.css', () => {
  it.each(Object.entries(quantities))('lights %s and gives it its colour', (name, { colour }) => {
    expect(css).toContain(`[data-lit='${name}'] [data-quantity='${name}']`);
    const rule = css
      .split('}')
      .find((rule) => rule.includes('--quantity:') && rule.includes(`[data-quantity='${name}']`));
    expect(rule).toContain(`--quantity: var(--q-${colour});`);
  });
});
