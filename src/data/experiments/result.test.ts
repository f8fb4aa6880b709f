import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { failures } from './criteria.ts';
import { experimentNames, parseExperimentResult } from './result.ts';

const committed = (name: string) =>
  readFileSync(new URL(`../../../public/experiments/${name}.json`, import.meta.url), 'utf8');

function loaded(file: string) {
  const parsed = parseExperimentResult(file);
  if (parsed.kind !== 'result') throw new Error(parsed.detail);
  return parsed.result;
}

describe.each(experimentNames)('the file of %s', (name) => {
  test('holds a result that came out as it must', () => {
    const result = loaded(committed(name));
    expect(result.name).toBe(name);
    expect(failures(result)).toEqual([]);
  });

  test('is small enough to be fetched with a lesson', () => {
    expect(committed(name).length).toBeLessThan(10_000);
  });
});

test('the whole ladder took less than 20 minutes', () => {
  const { times } = loaded(committed('forecast'));
  expect(times.seconds.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThan(20 * 60);
});

describe('a file that is none', () => {
  const detailOf = (file: string) => {
    const parsed = parseExperimentResult(file);
    return parsed.kind === 'notAResult' ? parsed.detail : 'a result';
  };
  const sound = committed('pronounce');

  test('is told with the place and what was expected', () => {
    expect(detailOf('<!doctype html>')).toContain('not valid JSON');
    expect(detailOf('{"name":"sums"}')).toContain('name');
    expect(detailOf(sound.replace('"experiment 1"', '"experiment 2"'))).toContain('format: Invalid type');
    expect(detailOf(sound.replace('"lstm"', '"tlsm"'))).toBe('rows.0.cell: the name of a cell that is built');
    expect(detailOf(sound.replace('"errorRates":[', '"errorRates":[-'))).toContain('rows.0.errorRates.0');
  });

  test('may lack a value of a seed or the time of a row', () => {
    expect(detailOf(sound.replace('"seeds":[', '"seeds":[7,'))).toBe('rows: expected 2 values, one a seed');
    expect(detailOf(sound.replace('"seconds":[', '"seconds":[1,'))).toBe(
      'times.seconds: expected 2, one a row',
    );
  });
});
