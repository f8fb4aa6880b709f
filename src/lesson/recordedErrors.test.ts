/** Oracle: the recorded experiment, whose errors the lesson on forecasting quotes in its tables. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseExperimentResult } from '#data/experiments/result';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Words of the table, and the network of the recorded rows. */
const rows = [
  ['last value', 'lastValue', 1],
  ['one recurrent unit', 'simpleRnn1', 1],
  ['linear model, trained step by step', 'linear', 1],
  ['linear model, least squares', 'leastSquares', 1],
  ['three recurrent layers', 'deepRnn', 1],
  ['two recurrent layers, then dense', 'deepRnnDense', 1],
  ['last value', 'lastValueIn10', 10],
  ['linear model, least squares', 'leastSquaresIn10', 10],
  ['deep network, iterated', 'tenStepsIteratively', 10],
  ['deep network, ten at once', 'tenStepsAtOnce', 10],
  ['deep network, ten at every step', 'sequenceToSequence', 10],
] as const;

const parsed = parseExperimentResult(read('public/experiments/forecast.json'));
const lines = read('lessons/en/10-forecasting.md')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it.each(rows)('%s (%s) over %i steps stands in the lesson as it was recorded', (words, network, horizon) => {
  if (parsed.kind !== 'result' || parsed.result.name !== 'forecast') throw new Error(parsed.kind);
  const recorded = parsed.result.rows.find((row) => row.network === network && row.horizon === horizon);
  if (!recorded) throw new Error(network);
  const { parameters, notes, meanSquaredErrors } = recorded;
  const quoted = [`${parameters}`, notes === null ? '' : notes.toFixed(3), meanSquaredErrors[0].toFixed(4)];
  const found = lines.filter((cells) => cells[1] === words).map((cells) => cells.slice(2, 5));
  expect(found).toContainEqual(quoted);
});
