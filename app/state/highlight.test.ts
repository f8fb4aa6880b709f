import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quantities } from '#rnn/quantities';

const css = readFileSync(new URL('../styles/highlight.css', import.meta.url), 'utf8');

describe('highlight.css', () => {
  it.each(Object.entries(quantities))('lights %s and gives it its colour', (name, { colour }) => {
    expect(css).toContain(`[data-lit='${name}'] [data-quantity='${name}']`);
    const rule = css
      .split('}')
      .find((rule) => rule.includes('--quantity:') && rule.includes(`[data-quantity='${name}']`));
    expect(rule).toContain(`--quantity: var(--q-${colour});`);
  });
});
