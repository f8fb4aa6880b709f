/** `virtual:formulas`: the cell's formulas as HTML, rendered while building so that the page loads no KaTeX script. */
import type { Plugin } from 'vite';
import { formulas } from '../../src/notation/formulas.ts';
import { renderTex } from '../../src/notation/render.ts';

const id = 'virtual:formulas';
const resolvedId = `\0${id}`;

export function formulasPlugin(): Plugin {
  return {
    name: 'unroll:formulas',
    resolveId: (source) => (source === id ? resolvedId : null),
    load(loaded) {
      if (loaded !== resolvedId) return null;
      const inline = { display: false, mathml: false };
      const rendered = Object.entries(formulas).map(([name, { symbolic, substituted }]) => [
        name,
        { symbolic: renderTex(symbolic, inline), substituted: renderTex(substituted, inline) },
      ]);
      return `export const renderedFormulas = ${JSON.stringify(Object.fromEntries(rendered))};`;
    },
  };
}
