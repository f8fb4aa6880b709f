/** Oracles: the reference on a model whose weights were changed by hand, and finite differences. */
import { describe, expect, test } from 'vitest';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { cellNames } from '#rnn/cells';
import { charModelLayout } from '#rnn/model';
import { charModelGradients } from '#reference/charModelGradients';
import { misfitOf, weightIndex, type Edit } from './edits.ts';
import { operate } from './surgery.ts';

const vocabulary = [...'abcde'];
const codes = [0, 1, 2, 3, 1];
const T = codes.length - 1;
const modelOf = (cell: (typeof cellNames)[number]) => seededCharacterModel({ cell, units: 3, vocabulary }, 5);

describe.for(cellNames)('surgery on %s', (cell) => {
  const model = modelOf(cell);
  const layout = charModelLayout(model.spec);
  const run = (...edits: readonly Edit[]) => operate({ model, codes, edits });

  test('without edits is the model as it is', () => {
    const { lossNats, parameters, layer } = charModelGradients(model, {
      inputs: codes.slice(0, T),
      targets: codes.slice(1),
      B: 1,
      initial: {},
    });
    const { loss, surprise, parameterNorms, stepNorms } = run();
    expect(loss).toBe(lossNats);
    expect(surprise.reduce((a, b) => a + b) / T).toBeCloseTo(lossNats / Math.LN2, 12);
    layout.forEach(({ offset, size }, k) =>
      expect(parameterNorms[k].norm).toBeCloseTo(
        Math.hypot(...parameters.subarray(offset, offset + size)),
        12,
      ),
    );
    const byHidden = layer.activations.total.hiddenState!;
    for (let t = 0; t < T; t++)
      expect(stepNorms[t]).toBeCloseTo(Math.hypot(...byHidden.subarray(3 * t, 3 * t + 3)), 12);
  });

  test('with a weight replaced is the model with that weight', () => {
    const edit = { kind: 'weight', parameter: 'weight_hh_l0', row: 2, column: 1, value: 0.75 } as const;
    const parameters = Float64Array.from(model.parameters);
    parameters[weightIndex(layout, edit)!] = 0.75;
    expect(run(edit).loss).toBe(
      operate({ model: { ...model, parameters: Float32Array.from(parameters) }, codes, edits: [] }).loss,
    );
    // A bias that wakes its unit, whatever the squashing function.
    const bias = { kind: 'weight', parameter: 'bias_ih_l0', row: 2, column: 0, value: 1.75 } as const;
    expect(run(bias).loss).not.toBe(run().loss);
  });

  test('with a letter replaced reads another letter and foretells the same ones', () => {
    const edited = run({ kind: 'letter', step: 2, letter: 'e' });
    expect([...edited.read]).toEqual([0, 1, 4, 3]);
    const { lossNats } = charModelGradients(model, {
      inputs: [0, 1, 4, 3],
      targets: codes.slice(1),
      B: 1,
      initial: {},
    });
    expect(edited.loss).toBe(lossNats);
  });

  test('a silenced unit shows zero at every step, and nothing is learnt through what it would have computed', () => {
    const { trace, gradients } = run({ kind: 'silence', unit: 1 });
    for (let t = 0; t < T; t++) {
      expect(trace.activations.hiddenState![3 * t + 1]).toBeCloseTo(0, 15);
      expect(
        gradients.preActivations.total[trace.cell.startsWith('rnn') ? 'hiddenState' : 'candidate']![
          3 * t + 1
        ],
      ).toBeCloseTo(0, 15);
    }
  });

  test('the derivative by a held value is how the loss changes with it', () => {
    const at = (value: number) => run({ kind: 'hold', name: 'hiddenState', unit: 0, step: 1, value });
    const step = 1e-5;
    const slope = (at(0.3 + step).loss - at(0.3 - step).loss) / (2 * step);
    // Central differences of a loss of order one.
    expect(at(0.3).gradients.activations.total.hiddenState![3]).toBeCloseTo(slope, 8);
  });
});

test('edits that do not fit are told by place and left out; the others are made', () => {
  const model = modelOf('gru');
  const edits: readonly Edit[] = [
    { kind: 'hold', name: 'forgetGate', unit: null, step: null, value: 1 },
    { kind: 'hold', name: 'updateGate', unit: 3, step: null, value: 1 },
    { kind: 'hold', name: 'updateGate', unit: 2, step: 4, value: 1 },
    { kind: 'silence', unit: 7 },
    { kind: 'weight', parameter: 'weight_hh_l0', row: 9, column: 0, value: 1 },
    { kind: 'weight', parameter: 'weight_hh_l1', row: 0, column: 0, value: 1 },
    { kind: 'letter', step: 1, letter: 'z' },
    { kind: 'letter', step: 4, letter: 'a' },
    { kind: 'silence', unit: 2 },
  ];
  expect(edits.map((edit) => misfitOf(edit, model, T))).toEqual([
    'quantity',
    'unit',
    'step',
    'unit',
    'weight',
    'weight',
    'letter',
    'step',
    null,
  ]);
  const all = operate({ model, codes, edits });
  expect(all.misfits.map(({ edit }) => edit)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(all.loss).toBe(operate({ model, codes, edits: edits.slice(-1) }).loss);
});

test('fewer than two letters foretell nothing', () => {
  expect(() => operate({ model: modelOf('rnn'), codes: [1], edits: [] })).toThrow(
    'expected 2 letters or more, got 1',
  );
});
