/** Oracle: the share of zeros that a rate asks for, and the scale that keeps the mean. */
import { describe, expect, it } from 'vitest';
import { recurrent, valuesNetwork } from '../../e2e/parity/randomNetwork.ts';
import { drawMasks } from './dropoutMasks.ts';

const spec = valuesNetwork(
  30,
  { kind: 'dropout', rate: 0.2 },
  recurrent({ units: 40, depth: 2, bidirectional: true, dropout: 0.25, recurrentDropout: 0.5 }),
  { kind: 'dropout', rate: 0 },
  recurrent({ name: 'second', units: 20, output: 'last', dropout: 0.4 }),
  { kind: 'dropout', rate: 0.75 },
);
const [T, B] = [7, 50];
const masks = drawMasks(spec, T, B, 3, 0)!;

describe('dropout masks', () => {
  it('have the shape of what they drop: of every part of a stack once for the whole sequence', () => {
    const shapes = Object.fromEntries(Object.entries(masks).map(([key, { shape }]) => [key, shape]));
    const stack = [0, 1, 2, 3].flatMap((part) => [
      [`1.${part}.input`, [B, part < 2 ? 30 : 80]] as const,
      [`1.${part}.recurrent`, [B, 40]] as const,
    ]);
    expect(shapes).toEqual({
      0: [T, B, 30],
      ...Object.fromEntries(stack),
      '3.0.input': [B, 80],
      4: [B, 20],
    });
    for (const { values, shape } of Object.values(masks))
      expect(values).toHaveLength(shape.reduce((a, b) => a * b, 1));
  });

  it.each([
    ['0', 0.2],
    ['1.0.input', 0.25],
    ['1.3.recurrent', 0.5],
    ['3.0.input', 0.4],
    ['4', 0.75],
  ] as const)('of layer %s are zero at a share of %d and 1 / (1 − rate) elsewhere', (key, rate) => {
    const { values } = masks[key];
    const zeros = values.filter((value) => value === 0).length / values.length;
    // Four standard errors of a share.
    expect(Math.abs(zeros - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / values.length));
    const kept = Math.fround(1 / (1 - rate));
    expect(values.every((value) => value === 0 || value === kept)).toBe(true);
  });

  it('are the same again for the same update, others for the next and for another seed', () => {
    expect(drawMasks(spec, T, B, 3, 0)).toEqual(masks);
    for (const other of [drawMasks(spec, T, B, 3, 1), drawMasks(spec, T, B, 4, 0)])
      for (const [key, { values }] of Object.entries(other!)) expect(values).not.toEqual(masks[key].values);
  });

  it('differ between the directions and between the layers of a stack', () => {
    expect(masks['1.0.input'].values).not.toEqual(masks['1.1.input'].values);
    expect(masks['1.0.recurrent'].values).not.toEqual(masks['1.2.recurrent'].values);
  });

  it('are none where nothing is dropped', () => {
    expect(drawMasks(valuesNetwork(2, recurrent(), { kind: 'dropout', rate: 0 }), T, B, 3, 0)).toBeNull();
  });
});
