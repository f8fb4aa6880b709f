import { cells } from '#rnn/cells';
import lstm from '#figures/cells/lstm';
import type { QuantityName } from '#rnn/quantities';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulas, isFormulaName } from './formulas.ts';
import { languageModelFormulas } from './formulas/languageModel.ts';
import type { LstmFormulaName } from './formulas/lstm.ts';
import { formatLive, formatNumber } from './number.ts';
import { FormulaError, renderTex } from './render.ts';

const reading = cells.lstm.reading;
const inline = { display: false, mathml: true };

/** What each line must name, from the equations of Gers, Schmidhuber & Cummins 2000. */
const symbolsOf: Record<LstmFormulaName, readonly QuantityName[]> = {
  forgetGate: ['forgetGate', 'input', 'previousHiddenState'],
  inputGate: ['inputGate', 'input', 'previousHiddenState'],
  candidate: ['candidate', 'input', 'previousHiddenState'],
  cellState: [
    'cellState',
    'keptMemory',
    'forgetGate',
    'previousCellState',
    'writtenMemory',
    'inputGate',
    'candidate',
  ],
  outputGate: ['outputGate', 'input', 'previousHiddenState'],
  hiddenState: ['hiddenState', 'outputGate', 'squashedCellState', 'cellState'],
};

function attributeValues(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`${attribute}="([^"]*)"`, 'g'))].map((match) => match[1]);
}

describe('formulas', () => {
  it.each(reading)('%s compiles in strict KaTeX and marks every quantity it names', (name) => {
    const html = renderTex(formulas[name].symbolic, inline);
    expect(new Set(attributeValues(html, 'data-quantity'))).toEqual(new Set(symbolsOf[name]));
  });

  it.each(Object.keys(formulas).filter(isFormulaName))(
    '%s has exactly the slots it declares in its substituted form',
    (name) => {
      const { substituted = '', slots, indices = '' } = formulas[name];
      const html = renderTex(substituted, { display: false, mathml: false });
      expect(new Set(attributeValues(html, 'data-slot'))).toEqual(new Set(slots));
      expect(attributeValues(renderTex(indices, inline), 'data-slot')).toEqual([]);
    },
  );

  it('of the language model compile in strict KaTeX without touching a quantity of the cell', () => {
    for (const { symbolic } of Object.values(languageModelFormulas)) {
      expect(renderTex(symbolic, inline)).not.toContain('data-quantity');
    }
  });

  it('give every quantity of the cell a symbol in some formula', () => {
    const all = reading.flatMap((name) =>
      attributeValues(renderTex(formulas[name].symbolic, inline), 'data-quantity'),
    );
    const ofTheLstm = lstm.graph.parts.map(({ name }) => name);
    expect(new Set(all)).toEqual(new Set(ofTheLstm));
  });
});

describe('renderTex', () => {
  it('tells the previous state from the present one', () => {
    expect(
      attributeValues(renderTex(String.raw`\cell{t-1}+\cell{t}+\cell{k}`, inline), 'data-quantity'),
    ).toEqual(['previousCellState', 'cellState', 'cellState']);
  });

  it('sets a symbol without its step when the argument is empty', () => {
    const html = renderTex(String.raw`\forget{} = 1`, { display: false, mathml: false });
    expect(html).toContain('data-quantity="forgetGate"');
    expect(html).not.toContain('msupsub');
  });

  it('writes MathML when asked and never the TeX source', () => {
    const html = renderTex(String.raw`\forget{t}`, inline);
    expect(html).toContain('<math');
    expect(html).not.toContain('annotation');
    expect(renderTex(String.raw`\forget{t}`, { display: false, mathml: false })).not.toContain('<math');
  });

  it.each([
    String.raw`\href{javascript:alert(1)}{x}`,
    String.raw`\htmlStyle{background:red}{x}`,
    String.raw`\htmlClass{shell}{x}`,
    String.raw`\htmlId{root}{x}`,
    String.raw`\htmlData{quantity=nonsense}{x}`,
    String.raw`\htmlData{onclick=x}{x}`,
    String.raw`\includegraphics{https://example.org/a.png}`,
    String.raw`\hidden{t}}`,
    String.raw`\hidden{\alpha}`,
    String.raw`\Wx{cellState}`,
    String.raw`\gatesum{t}`,
    String.raw`\slot{nothing}`,
    String.raw`\undefinedmacro`,
    String.raw`\frac{1`,
  ])('refuses %s', (tex) => {
    expect(() => renderTex(tex, inline)).toThrow(FormulaError);
  });

  it('does not let one formula define a macro for the next', () => {
    renderTex(String.raw`\gdef\forget#1{x}\forget{t}`, inline);
    expect(renderTex(String.raw`\forget{t}`, inline)).toContain('data-quantity="forgetGate"');
  });
});

describe('formatNumber', () => {
  it('writes a true minus and no negative zero', () => {
    expect(formatNumber(-1.1804)).toBe('−1.180');
    expect(formatNumber(-0.0004)).toBe('0.000');
    expect(formatNumber(Number.NaN)).toBe('–');
  });

  it('reads back within half a unit of its last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const back = Number(formatNumber(value).replace('−', '-'));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(0.0005 + 1e-9);
      }),
    );
  });
});

describe('formatLive', () => {
  it('writes no zero for what is not zero, and a power of ten where places would not do', () => {
    expect([0.25, 0, -0.00099, -3.21e-7, 123456, NaN].map(formatLive)).toEqual([
      '0.250',
      '0.000',
      '−9.90e−4',
      '−3.21e−7',
      '1.23e5',
      '–',
    ]);
  });
});
