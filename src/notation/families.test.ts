import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affineSum, type Summand, type Weighed } from './affineSum.ts';
import { families } from './families.ts';
import { formulas, isFormulaName } from './formulas.ts';
import { writtenProduct } from './macros.ts';
import { scriptText, symbolLetter, weightLetter } from './letters.ts';
import {
  notationNames,
  standardNotation,
  updateMeanings,
  type GateName,
  type NotationChoice,
  type NotationName,
} from './notation.ts';
import { renderTex } from './render.ts';
import { bareSymbols, gateSums, gateSymbols, outputSymbols, packedSymbols, stepSymbols } from './symbols.ts';

const choices: readonly NotationChoice[] = notationNames.flatMap((family) =>
  updateMeanings.map((update) => ({ family, update })),
);
const named = (choice: NotationChoice) => `${choice.family}, z ${choice.update}`;
const line = { display: false, mathml: false };

function quantitiesOf(html: string): readonly string[] {
  return [...html.matchAll(/data-quantity="([^"]*)"/g)].map((match) => match[1]).sort();
}

/** What is read of a formula, without markup. */
function readable(tex: string, choice: NotationChoice): string {
  return renderTex(tex, line, choice)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[\s\u200B\u2061]|&nbsp;/g, '');
}

/** Every macro with arguments that it takes. */
const everyMacro: readonly string[] = [
  ...Object.keys(stepSymbols).flatMap((name) => [`\\${name}{t}`, `\\${name}{}`]),
  String.raw`\hidden{t-1}\cell{t-1}`,
  ...Object.keys(bareSymbols).map((name) => `\\${name}{k}`),
  ...Object.keys({ ...gateSymbols, ...gateSums }).flatMap((name) =>
    Object.keys(families.pytorch.scripts).map((gate) => `\\${name}{${gate}}`),
  ),
  ...[...Object.keys(packedSymbols), ...Object.keys(outputSymbols)].map((name) => `\\${name}`),
  String.raw`\weigh{\Whh}{\hidden{t-1}}\product\entry{\Wih}{i}{j}\,\inrows{\Wh{forgetGate}}`,
];

describe('every family of notations', () => {
  const everyFormula = Object.keys(formulas)
    .filter(isFormulaName)
    .flatMap((name) => Object.values(formulas[name]).filter((part) => typeof part === 'string'));
  const marks = (choice: NotationChoice) =>
    [...everyMacro, ...everyFormula].map((tex) => ({
      tex,
      marked: quantitiesOf(renderTex(tex, line, choice)),
    }));

  it.each(choices.map((choice) => [named(choice), choice] as const))(
    '%s compiles every macro and formula in strict KaTeX and marks what the standard notation marks',
    (_, choice) => {
      expect(marks(choice)).toEqual(marks(standardNotation));
    },
  );

  it('finds no product in a formula that would stand the wrong way round with examples in rows', () => {
    expect(everyFormula.map(writtenProduct).filter((found) => found !== null)).toEqual([]);
    expect(writtenProduct(String.raw`a + \Wx{forgetGate}\,\inp{t}`)).toBe(
      String.raw`\Wx{forgetGate}\,\inp{t}`,
    );
    expect(writtenProduct(String.raw`\weigh{\Whh}{\hidden{t-1}} + \Whh`)).toBeNull();
  });

  it('tells the letters of a cell apart', () => {
    for (const { letters } of Object.values(families)) {
      // No cell has both candidates, and none has logits.
      const { newState, candidate, logits, ...rest } = letters;
      for (const one of [newState, candidate]) {
        const own = [...Object.values(rest), one].map(scriptText);
        expect(new Set(own).size).toBe(own.length);
      }
      expect(scriptText(logits)).not.toBe(scriptText(rest.hiddenState));
    }
  });

  it('calls weights of one cell by names of their own', () => {
    const ofLstm: readonly GateName[] = ['inputGate', 'forgetGate', 'candidate', 'outputGate'];
    const ofGru: readonly GateName[] = ['resetGate', 'updateGate', 'newState'];
    for (const family of notationNames)
      for (const gates of [ofLstm, ofGru]) {
        const names = gates.flatMap((gate) =>
          (['input', 'recurrent', 'inputBias', 'recurrentBias'] as const).map((rows) =>
            weightLetter(rows, gate, { family, update: 'keep' }),
          ),
        );
        expect(new Set(names).size).toBe(names.length);
      }
  });
});

// The equations at the head of CURRICULUM's table of conventions, read from left to right.
const plainNetwork: Readonly<Record<NotationName, string>> = {
  pytorch: 'ht=tanh(Wihxt+Whhht−1+b)',
  states: 'st=tanh(Uxt+Wst−1+b)',
  hidden: 'ht=tanh(Wxhxt+Whhht−1+bh)',
  rows: 'Y(t)=tanh(X(t)Wx+Y(t−1)Wy+b)',
  concatenated: 'ht=tanh(W[ht−1,xt]+b)',
};
const forgetGate: Readonly<Record<NotationName, string>> = {
  pytorch: 'ft=σ(Wihfxt+Whhfht−1+bf)',
  states: 'ft=σ(Ufxt+Wfst−1+bf)',
  hidden: 'ft=σ(Wxfxt+Whfht−1+bf)',
  rows: 'f(t)=σ(X(t)Wxf+Y(t−1)Wyf+bf)',
  concatenated: 'ft=σ(Wf[ht−1,xt]+bf)',
};

/** Digits and letters as KaTeX orders them: what stands above comes before what stands below. */
const sorted = (text: string) => [...text].sort().join('');

describe.each(notationNames)('%s', (family) => {
  it.each(updateMeanings)(
    'writes the plain network and a forget gate as its books do, with z as %s',
    (update) => {
      const choice = { family, update };
      const plain = readable(String.raw`\hidden{t} = \tanh(\gatesum{hiddenState})`, choice);
      expect(plain).toBe(plainNetwork[family]);
      // Where a script stands above and one below, markup holds the lower one first or last.
      expect(sorted(readable(formulas.forgetGate.symbolic, choice))).toBe(sorted(forgetGate[family]));
    },
  );

  const size = { I: 3, H: 2 } as const;
  const vector = (length: number) =>
    fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: length, maxLength: length });
  const matrix = (rows: number, columns: number) =>
    fc.array(vector(columns), { minLength: rows, maxLength: rows });

  it('means the same sum as PyTorch, whatever the weights', () => {
    fc.assert(
      fc.property(
        matrix(size.H, size.I),
        matrix(size.H, size.H),
        vector(size.H),
        vector(size.I),
        vector(size.H),
        (W, U, b, x, h) => {
          const expected = b.map((bias, unit) => bias + product(W[unit], x) + product(U[unit], h));
          const found = evaluated(affineSum(families[family], 'forgetGate'), { W, U, b, x, h });
          // Sums in another order: some rounding errors of numbers below 30.
          for (const [unit, value] of found.entries()) expect(value).toBeCloseTo(expected[unit], 10);
        },
      ),
    );
  });
});

interface Values {
  /** `[H, I]`, `[H, H]` as the engine has them. */
  readonly W: readonly (readonly number[])[];
  readonly U: readonly (readonly number[])[];
  readonly b: readonly number[];
  readonly x: readonly number[];
  readonly h: readonly number[];
}

const product = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, k) => sum + value * b[k], 0);

/** The sum as its form says it: columns by the matrix, rows by the transposed one, joined vectors by joined columns. */
function evaluated(summands: readonly Summand[], { W, U, b, x, h }: Values): readonly number[] {
  const vectorOf = (of: Weighed) => (of === 'input' ? x : h);
  const matrixOf = (of: Weighed) => (of === 'input' ? W : U);
  const values = summands.map((summand) => {
    switch (summand.kind) {
      case 'product': {
        const engine = matrixOf(summand.of);
        const vector = vectorOf(summand.of);
        if (summand.order === 'columns') return engine.map((row) => product(row, vector));
        // The book's matrix is `[inputs, units]`.
        const book = vector.map((_, k) => engine.map((row) => row[k]));
        return b.map((_, unit) => vector.reduce((sum, value, k) => sum + value * book[k][unit], 0));
      }
      case 'joined': {
        const vector = summand.of.flatMap(vectorOf);
        return b.map((_, unit) =>
          product(
            summand.of.flatMap((of) => matrixOf(of)[unit]),
            vector,
          ),
        );
      }
      case 'bias':
        return b;
      default:
        return summand satisfies never;
    }
  });
  return b.map((_, unit) => values.reduce((sum, value) => sum + value[unit], 0));
}

describe('with examples in rows', () => {
  const rows = { family: 'rows', update: 'keep' } as const;

  it('products are the other way round and weights transposed', () => {
    const product = String.raw`\weigh{\Whh}{\hidden{k}}`;
    expect(readable(product, standardNotation)).toBe('Whhhk');
    expect(readable(product, rows)).toBe('Y(k)Wy');
    expect(readable(String.raw`\entry{\Wih}{i}{j}`, standardNotation)).toBe('(Wih)ij');
    expect(readable(String.raw`\entry{\Wih}{i}{j}`, rows)).toBe('(Wx)ji');
    expect(readable(String.raw`\inp{t}\,\inrows{\Wih}`, rows)).toBe('X(t)Wx');
  });
});

describe('z', () => {
  const keep = { family: 'hidden', update: 'keep' } as const;
  const write = { family: 'hidden', update: 'write' } as const;
  const newState = String.raw`\hidden{t} = \keptstate{t} + \writtenstate{t}`;

  it('that keeps multiplies the state before, z that writes the candidate', () => {
    expect(readable(newState, keep)).toBe('ht=zt⊙ht−1+(1−zt)⊙h~t');
    expect(readable(newState, write)).toBe('ht=(1−zt)⊙ht−1+zt⊙h~t');
  });

  it('is the letter of the share that is written, where it writes', () => {
    expect([symbolLetter('updateGate', keep, 'gru'), symbolLetter('writtenShare', keep, 'gru')]).toEqual([
      'z',
      '1−z',
    ]);
    expect([symbolLetter('updateGate', write, 'gru'), symbolLetter('writtenShare', write, 'gru')]).toEqual([
      '1−z',
      'z',
    ]);
    expect(symbolLetter('keptState', write, 'gru')).toBe('(1−z)·h₋₁');
  });
});
