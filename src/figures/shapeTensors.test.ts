import { describe, expect, it } from 'vitest';
import { shapeCode, shapeTensors } from './shapeTensors.ts';

const sizes = { T: 5, I: 2, H: 16, answers: 3, O: 7 };

describe('the tensors of a shape', () => {
  it('have time first; many to one answers without an axis of time', () => {
    expect(shapeTensors('aligned', sizes).map(({ shape }) => shape)).toEqual([
      [5, 1, 2],
      [5, 1, 16],
      [3, 1, 7],
    ]);
    expect(shapeTensors('manyToOne', { ...sizes, I: null }).map(({ shape }) => shape)).toEqual([
      [5, 1],
      [5, 1, 16],
      [1, 7],
    ]);
  });

  it('of an encoder–decoder: one state is handed over', () => {
    const { shape } = shapeTensors('encoderDecoder', sizes).find(({ name }) => name === 'handedOver') ?? {};
    expect(shape).toEqual([1, 1, 16]);
  });

  it('are told apart in code by what is read of the output', () => {
    expect(shapeCode('manyToOne', 16, 5).pytorch).toContain('out[-1]');
    expect(shapeCode('delayed', 16, 5).pytorch).toContain('out[5:]');
    expect(shapeCode('aligned', 16, 5).keras).toContain('return_sequences=True');
    expect(shapeCode('manyToOne', 16, 5).keras).not.toContain('return_sequences');
    expect(shapeCode('encoderDecoder', 16, 5).keras).toContain('initial_state');
  });
});
