/** `virtual:formulas`: the LSTM's formulas as HTML for its figure, rendered while building so that the page loads no KaTeX script. */
import type { Plugin } from 'vite';
import { lstmFormulas } from '../../src/notation/formulas/lstm.ts';
import { renderTex } from '../../src/notation/render.ts';

export function formulasPlugin(): Plugin {
  return {
    name: 'unroll:formulas',
    resolveId: { filter: { id: /^virtual:formulas$/ }, handler: (source) => `\0${source}` },
    load: {
      filter: { id: /^\0virtual:formulas$/ },
      handler() {
        const inline = { display: false, mathml: false };
        const rendered = Object.entries(lstmFormulas).map(([name, { symbolic, substituted }]) => [
          name,
          { symbolic: renderTex(symbolic, inline), substituted: renderTex(substituted ?? '', inline) },
        ]);
        return `export const renderedFormulas = ${JSON.stringify(Object.fromEntries(rendered))};`;
      },
    },
  };
}
