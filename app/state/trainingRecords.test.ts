import { expect, test } from 'vitest';
import { appendRecords } from './trainingRecords.ts';

const record = (trainStep: number) => ({ trainStep, lossNats: trainStep, gradientNorm: 1 });

test('a curve below the limit is kept whole', () => {
  expect(appendRecords([record(0)], [record(1), record(2)], 3)).toEqual([record(0), record(1), record(2)]);
});

test('above the limit neighbours of the older half are averaged and the newest steps stay whole', () => {
  const thinned = appendRecords(
    Array.from({ length: 8 }, (_, k) => record(k)),
    [record(8)],
    8,
  );
  expect(thinned.map((one) => one.trainStep)).toEqual([0, 2, 4, 5, 6, 7, 8]);
  expect(thinned[0].lossNats).toBe(0.5);
});
