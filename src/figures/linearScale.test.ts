import { scaleLinear } from 'd3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linearScale } from './linearScale.ts';

it('is d3’s clamped linear scale, to rounding, in both directions and in its ticks', () => {
  const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
  const length = fc.double({ min: 0.1, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(
      number,
      length,
      number,
      length,
      fc.boolean(),
      number,
      (start, size, left, width, down, at) => {
        const domain = [start, start + size] as const;
        const range = down ? ([left + width, left] as const) : ([left, left + width] as const);
        const ours = linearScale(domain, range);
        const theirs = scaleLinear(domain, range).clamp(true);
        expect(ours(at)).toBeCloseTo(theirs(at), 6);
        expect(ours.invert(at)).toBeCloseTo(theirs.invert(at), 6);
        expect(ours.ticks(7)).toEqual(theirs.ticks(7));
      },
    ),
  );
});
