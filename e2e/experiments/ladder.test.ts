import { describe, expect, test } from 'vitest';
import { outputFlow } from '#rnn/networkFlow';
import { orderedExamples } from '../harness/orderedData.ts';
import { ladder, T } from './ladder.ts';

describe('every network of the ladder', () => {
  test.each(ladder.map((rung) => [rung.network, rung] as const))(
    '%s answers as often and with as many numbers as it is asked for',
    (_, { spec, horizon, everyStep, sparse }) => {
      const { train, validation } = orderedExamples({
        task: 'twoSines',
        options: { T, horizon, everyStep, train: 2, validation: 3, test: 0 },
        ...(sparse ? { sparse } : {}),
      });
      const { kind, steps, features } = outputFlow(spec);
      for (const { targets } of [train, validation]) {
        expect(targets).toMatchObject({ T: everyStep ? steps : null, O: features });
        expect(kind).toBe(everyStep ? 'sequence' : 'vector');
      }
    },
  );

  test('has a name of its own', () => {
    const names = ladder.flatMap(({ network, iterated }) =>
      iterated ? [network, iterated.network] : [network],
    );
    expect(new Set(names).size).toBe(names.length);
  });
});
