import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDatedSeries } from '../datedSeries.ts';
import type { Series } from '../seriesExamples.ts';
import type { Split } from '../task.ts';
import { births } from './births.ts';
import { co2 } from './co2.ts';
import { seattleWeather } from './seattleWeather.ts';
import { sine, sineSeries } from './sine.ts';

function load(task: typeof births): Series {
  const text = readFileSync(new URL(`../../../public/${task.file}`, import.meta.url), 'utf8');
  const result = task.parse(text);
  if (result.kind === 'problem') throw new Error(JSON.stringify(result));
  return result.content;
}

const figures = (task: Pick<typeof births, 'baselines'>, split: Split) =>
  task.baselines.map(({ of }) => of(split));

describe('measured series', () => {
  test('births: 5479 days in a row, of which a linear model knows the week', () => {
    const series = load(births);
    expect(series.table.values).toHaveLength(5479);
    expect(series.table.values.every(Number.isFinite)).toBe(true);
    expect(series.table.values[0]).toBe(9083);
    const split = births.examples(series);
    expect([split.train.count, split.validation.count]).toEqual([4383 - 28, 1096 - 28]);
    const [last, linear] = figures(births, split);
    expect(linear).toBeLessThan(last / 2);
  });

  test('weather: 1461 days of four variables; tomorrow is told in degrees', () => {
    const series = load(seattleWeather);
    expect(series.table.values).toHaveLength(1461 * 4);
    const split = seattleWeather.examples(series);
    expect(split.train.inputs).toMatchObject({ I: 4 });
    const [reads, answers] = seattleWeather.describe(split, split.train, 0);
    // The first day of the file, and the maximum of the fifteenth.
    expect(reads.text).toMatch(/^0 12\.8 5 4\.7; /);
    expect(answers.text).toBe(`${series.table.values[14 * 4 + 1]} °C`);
    const [last, linear] = figures(seattleWeather, split);
    expect(linear).toBeLessThan(last);
  });

  test('CO₂: 746 months of which five are gaps, and a linear model that knows the year', () => {
    const series = load(co2);
    expect(series.table.values).toHaveLength(746);
    expect(series.table.values.filter(Number.isNaN)).toHaveLength(5);
    const [last, linear] = figures(co2, co2.examples(series));
    expect(linear).toBeLessThan(last / 4);
  });

  test('sine: sin t at 1000 times, of which a linear model knows everything', () => {
    expect(sineSeries()[999]).toBe(Math.sin(100));
    const [, linear] = figures(sine, sine.examples());
    // sin(t + d) = 2 cos d · sin t − sin(t − d): what is left is float32 rounding and the ridge.
    expect(linear).toBeLessThan(1e-9);
  });

  test('options that no window fits are named', () => {
    expect(() => co2.examples(load(co2), { T: 1000 })).toThrow('no examples of co2');
  });
});

describe('a damaged file of measurements', () => {
  const columns = [{ name: 'births', unit: null }];
  test.for([
    ['', null, 'a data file', 'an empty file'],
    ['<html>', 1, 'a data file', '<html>'],
    ['day,births\n2000-01-01,1', 1, 'date,births', 'day,births'],
    ['date,births\n', 2, '2 fields', 'the end of the file'],
    ['date,births\n2000-01-01,1\n2000-01-02', 3, '2 fields', '2000-01-02'],
    ['date,births\n2000-01-01,', 2, '2 fields', '2000-01-01,'],
    ['date,births\n2000-02-30,1', 2, 'a date, such as 2000-01-31', '2000-02-30'],
    ['date,births\n2000-01-01,1\n2000-01-01,2', 3, 'a later date than the line before', '2000-01-01'],
    ['date,births\n2000-01-01,many', 2, 'a number', 'many'],
  ] as const)('%j is a problem that says where', ([text, line, expected, found]) => {
    expect(parseDatedSeries(text, 'day', columns)).toEqual({ kind: 'problem', line, expected, found });
  });

  test('months that are left out become gaps, over the end of a year too', () => {
    const result = parseDatedSeries('date,births\r\n1999-11,1\r\n2000-02,4\r\n', 'month', columns);
    expect(result.kind === 'loaded' && [...result.content.table.values]).toEqual([
      1,
      Number.NaN,
      Number.NaN,
      4,
    ]);
    expect(parseDatedSeries('date,births\n2000-13,1', 'month', columns)).toMatchObject({ found: '2000-13' });
  });
});
