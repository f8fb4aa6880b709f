/** The judge itself: it must see what is wrong. Oracle: the published cases, changed in one place. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtCell, gradTraceFactor, parseCase, shortened, type LayerCase } from './cases.ts';
import { runLayersOnReference } from './referenceRunner.ts';
import {
  float32Tolerance,
  float64Tolerance,
  judgeLayers,
  judgeTraining,
  type LayerResult,
} from './result.ts';

const fileOf = (name: string) => readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8');

function layerCase(text: string): LayerCase {
  const golden = parseCase(text);
  if (golden.kind === 'training') throw new Error('not a layer case');
  return golden;
}

/** The case with its JSON edited. */
function edited(name: string, edit: (json: Record<string, never>) => void): string {
  const json = JSON.parse(fileOf(name));
  edit(json);
  return JSON.stringify(json);
}

describe('reading a case', () => {
  test.for([
    ['no JSON', '{"name": ', /not JSON/],
    ['another JSON', '[1, 2]', /not a golden case/],
    ['a missing key', edited('lstm', (json) => delete json['upstream']), /upstream/],
    ['a shape that does not fit', fileOf('lstm').replace('"shape"', '"shapes"'), /shape/],
    ['a value that is no number', fileOf('lstm').replace(/"data": ?\[/, '$&"x",'), /data\.0/],
  ] as const)('%s is named', ([, text, message]) => {
    expect(() => parseCase(text)).toThrow(message);
  });

  test('weights of another shape than the sizes ask for are named', () => {
    const golden = parseCase(fileOf('lstm').replace(/"units": ?4/, '"units": 5'));
    expect(() => builtCell(golden)).toThrow('params.weight_ih_l0: expected [20, 3], got [16, 3]');
  });

  test.for([
    ['lstm', 'lstm', 1e-5],
    ['lstm-peephole', 'lstmPeephole', 1e-5],
    ['gru-2-layers', 'gru', 1e-5],
    ['gru-reset-before', 'gruResetBefore', 1e-5],
    ['rnn-tanh', 'rnn', 1e-5],
    ['rnn-relu', 'rnnRelu', 1e-5],
    ['rnn-layernorm', 'rnnLayerNorm', 1e-3],
    ['train-sine-gru-clipped', 'gru', 1e-5],
  ] as const)('%s is a case of %s', ([name, cell, epsilon]) => {
    expect(builtCell(parseCase(fileOf(name)))).toEqual({ cell, epsilon });
  });

  test('options that no cell kind has together, and unknown ones, name no cell', () => {
    const asked = (name: string, options: object) =>
      builtCell(parseCase(edited(name, (json) => Object.assign(json, { options }))));
    expect(asked('lstm', { zoneout: 0.1 })).toBeNull();
    expect(asked('lstm', { peephole: true, layerNorm: true })).toBeNull();
    expect(asked('lstm', { nonlinearity: 'relu' })).toBeNull();
    expect(asked('gru-reset-after', { layerNorm: true })).toBeNull();
    expect(asked('rnn-tanh', { nonlinearity: 'sigmoid' })).toBeNull();
    expect(asked('rnn-tanh', { layerNorm: 'yes' })).toBeNull();
    // What asks for nothing changes nothing.
    expect(asked('lstm', { peephole: false, zoneout: false, layerNormEps: null })?.cell).toBe('lstm');
    expect(asked('gru-reset-after', {})?.cell).toBe('gru');
  });

  test('all of the normalised cells can be asked for, with gain and shift of the right sizes', () => {
    expect(() =>
      builtCell(parseCase(edited('lstm', (json) => Object.assign(json, { options: { layerNorm: true } })))),
    ).toThrow('params.ln_weight_l0: expected [16], got nothing');
    const relu = edited('rnn-layernorm', (json) =>
      Object.assign(json, { options: { layerNorm: true, nonlinearity: 'relu' } }),
    );
    expect(builtCell(parseCase(relu))).toEqual({ cell: 'rnnReluLayerNorm', epsilon: 1e-5 });
  });
});

describe('judging', () => {
  const golden = layerCase(fileOf('lstm'));
  const right = runLayersOnReference(golden, { cell: 'lstm', epsilon: 1e-5 });

  test('the right answer passes both tolerances, and every single wrong value fails both', () => {
    expect(judgeLayers(golden, right, float64Tolerance).ok).toBe(true);
    const wrong: readonly [where: string, result: LayerResult][] = [
      ['output', { ...right, output: nudged(right.output) }],
      ['hn', { ...right, hn: nudged(right.hn) }],
      ['cn', { ...right, cn: nudged(right.cn) }],
      ['loss', { ...right, loss: right.loss * 1.01 }],
      ['trace[0].f', { ...right, trace: [{ ...right.trace[0], f: nudged(right.trace[0]['f']) }] }],
      [
        'gradTrace[0].c',
        { ...right, gradTrace: [{ ...right.gradTrace[0], c: nudged(right.gradTrace[0]['c']) }] },
      ],
      [
        'grad.bias_hh_l0',
        { ...right, grad: { ...right.grad, bias_hh_l0: nudged(right.grad['bias_hh_l0']) } },
      ],
    ];
    for (const [where, result] of wrong) {
      expect(judgeLayers(golden, result, float64Tolerance), `${where}`).toMatchObject({ ok: false, where });
      expect(judgeLayers(golden, result, float32Tolerance), `${where}`).toMatchObject({ ok: false, where });
    }
  });

  /** One value off by 1% of the largest. */
  function nudged(values: ArrayLike<number>): number[] {
    const largest = Math.max(...Array.from(values, Math.abs));
    return Array.from(values, (value, k) => (k === 1 ? value + 0.01 * largest : value));
  }

  test('NaN and a missing array fail', () => {
    expect(judgeLayers(golden, { ...right, loss: NaN }, float32Tolerance).ok).toBe(false);
    expect(judgeLayers(golden, { ...right, grad: {} }, float32Tolerance)).toMatchObject({ ok: false });
  });

  test('a training curve fails at the first value that is off, missing or NaN', () => {
    const training = parseCase(fileOf('train-sine-lstm'));
    if (training.kind !== 'training') throw new Error('not a training case');
    const { lossBeforeStep: loss, gradNorm: gradientNorm } = training.expect;
    expect(judgeTraining(training, { loss, gradientNorm }, float64Tolerance)).toMatchObject({
      ok: true,
      error: 0,
    });
    for (const wrong of [loss.with(10, loss[10] * 1.02), loss.with(3, NaN), loss.slice(0, 59)])
      expect(judgeTraining(training, { loss: wrong, gradientNorm }, float32Tolerance).ok).toBe(false);
  });
});

test('a training case is cut to its first updates, a layer case not at all', () => {
  const training = shortened(parseCase(fileOf('train-sine-lstm')), 7);
  expect(training.kind === 'training' && training.expect.gradNorm.length).toBe(7);
  const layer = parseCase(fileOf('lstm'));
  expect(shortened(layer, 7)).toBe(layer);
});

describe('the factor in published files', () => {
  test('it is found where every derivative by h at the last step is twice upstream, and only there', () => {
    expect(gradTraceFactor(layerCase(fileOf('lstm')))).toBe(2);
    expect(gradTraceFactor(layerCase(fileOf('lstm-peephole')))).toBe(1);
    const scaled = (factor: number) =>
      layerCase(
        edited(
          'lstm',
          ({ expect: { gradTrace } }: Record<string, { gradTrace: { h: { data: number[] } }[] }>) => {
            gradTrace[0].h.data = gradTrace[0].h.data.map((value) => (value * factor) / 2);
          },
        ),
      );
    expect(gradTraceFactor(scaled(1))).toBe(1);
    expect(gradTraceFactor(scaled(3))).toBe(1);
  });

  test('an implementation that doubles its derivatives does not pass', () => {
    const golden = layerCase(fileOf('lstm'));
    const right = runLayersOnReference(golden, { cell: 'lstm', epsilon: 1e-5 });
    const doubled = right.gradTrace.map((letters) =>
      Object.fromEntries(Object.entries(letters).map(([k, values]) => [k, Array.from(values, (x) => 2 * x)])),
    );
    expect(judgeLayers(golden, { ...right, gradTrace: doubled }, float32Tolerance).ok).toBe(false);
  });
});
