import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seriesBaselines } from './baselines/series.ts';
import type { Examples } from './examples.ts';
import { lastValueForecasts, linearForecasts, linearWeights } from './forecastBaselines.ts';
import {
  forecasterFile,
  forecastersOf,
  forecasterSpec,
  forecastSeriesFiles,
  forecastSeriesNames,
  horizon,
  type ForecastSeriesName,
} from './forecasters.ts';
import { forecastExamples, forecastSeries, measuredStarts, type ForecastSeries } from './forecastSeries.ts';
import { forecastWindows } from './forecastWindows.ts';
import { parseModelFile } from './modelFile.ts';
import { shownForecastSeries } from './shownForecastSeries.ts';
import type { Split } from './task.ts';
import { tasks } from './tasks.ts';

const publicFile = (name: string) => readFileSync(new URL(`../../public/${name}`, import.meta.url));

const known = new Map<ForecastSeriesName, ForecastSeries>();
function seriesOf(name: ForecastSeriesName): ForecastSeries {
  const before = known.get(name);
  if (before) return before;
  const file = forecastSeriesFiles[name];
  const loaded = forecastSeries(name, file === null ? null : publicFile(file).toString());
  if (loaded.kind !== 'loaded') throw new Error(`${name}: ${loaded.expected}`);
  known.set(name, loaded.content);
  return loaded.content;
}

/** The same series as its task cuts it, ten steps ahead. */
function taskSplit(name: ForecastSeriesName, everyStep = false): Split {
  if (name === 'twoSines') return tasks.twoSines.examples({ seed: 1, T: 50, horizon, everyStep });
  const task = tasks[name];
  const loaded = task.parse(publicFile(task.file ?? '').toString());
  if (loaded.kind !== 'loaded') throw new Error(name);
  return task.examples(loaded.content, { horizon, everyStep });
}

/** Sizes, and numbers by their digest: to compare a million of them one by one takes a test framework minutes. */
function contents({ count, inputs, targets }: Examples) {
  if (inputs.kind !== 'values' || targets.kind !== 'values') throw new Error('expected numbers');
  const digest = (values: Float32Array) => createHash('sha256').update(values).digest('hex');
  return [count, inputs.T, inputs.I, targets.T, targets.O, digest(inputs.values), digest(targets.values)];
}

const error = (forecasts: Float64Array, answers: ArrayLike<number>) =>
  forecasts.reduce((sum, value, k) => sum + (value - answers[k]) ** 2, 0) / forecasts.length;

describe.each(forecastSeriesNames)('the series %s', (name) => {
  const series = seriesOf(name);
  const split = taskSplit(name);

  it('is cut into the very examples of its task', () => {
    const [train, validation] = [series.trainStarts, series.validationStarts];
    expect(contents(forecastExamples(series, train, 'atOnce'))).toEqual(contents(split.train));
    expect(contents(forecastExamples(series, validation, 'atOnce'))).toEqual(contents(split.validation));
    expect(contents(forecastExamples(series, validation, 'lstm'))).toEqual(
      contents(taskSplit(name, true).validation),
    );
  });

  it('has one answer a window for a network that knows one step: the first of ten', () => {
    const { targets } = forecastExamples(series, series.validationStarts, 'iterated');
    const firsts = split.validation.targets.kind === 'values' ? split.validation.targets.values : [];
    expect(targets.kind === 'values' && targets.O).toBe(1);
    expect(targets.kind === 'values' && Array.from(targets.values)).toEqual(
      Array.from(firsts).filter((_, k) => k % horizon === 0),
    );
  });

  it('has baselines that err as those of its task do', () => {
    const windows = forecastWindows(series, series.validationStarts);
    const [lastValue, linear] = seriesBaselines.map((baseline) => baseline.of(split));
    // The task's numbers are float32.
    const last = lastValueForecasts(windows, series.column, horizon);
    expect(error(last, windows.answers)).toBeCloseTo(lastValue, 5);
    expect(error(linearForecasts(linearWeights(series), windows), windows.answers)).toBeCloseTo(linear, 5);
  });

  it('is shown without what was taught but for the rows before its first window', () => {
    const shown = shownForecastSeries(series);
    expect(shown.starts).toHaveLength(series.validationStarts.length);
    expect(shown.starts[0]).toBe(series.before);
    const some = [0, 7, shown.starts.length - 1];
    expect(
      forecastWindows(
        shown,
        some.map((k) => shown.starts[k]),
      ),
    ).toEqual(
      forecastWindows(
        series,
        some.map((k) => series.validationStarts[k]),
      ),
    );
    expect(shown.measured.length).toBe(Math.min(200, shown.starts.length));
    expect(new Set(shown.measured).size).toBe(shown.measured.length);
    expect(shown.measured.every((start) => shown.starts.includes(start))).toBe(true);
    expect(measuredStarts(series)).toEqual(shown.measured.map((start) => start + shown.firstRow));
  });

  it.each(forecastersOf(series.columns.length))('has a network %s that fits it', (network) => {
    const parsed = parseModelFile(publicFile(forecasterFile(name, network)));
    expect(parsed.kind).toBe('model');
    if (parsed.kind !== 'model') return;
    const { description, parameters } = parsed.saved;
    expect(description.spec).toEqual(forecasterSpec(network, series.columns.length));
    expect(description.task).toBe(name);
    expect(parameters.every(Number.isFinite)).toBe(true);
  });
});

it('the files of series are those of their tasks', () => {
  for (const name of forecastSeriesNames) expect(forecastSeriesFiles[name]).toBe(tasks[name].file);
});

it('a series of several numbers a step has no network that reads its own forecasts', () => {
  expect(forecastersOf(1)).toContain('iterated');
  expect(forecastersOf(4)).not.toContain('iterated');
});

it('a damaged file is a problem with its line, and a missing text a programmer’s mistake', () => {
  expect(forecastSeries('co2', 'date,co2\n1958-03,much\n')).toMatchObject({ kind: 'problem', line: 2 });
  expect(() => forecastSeries('co2', null)).toThrow(RangeError);
});
