/** Examples in words, from what their numbers and codes stand for. */
import { notCounted, type Examples } from './examples.ts';
import type { Column, Description, Legend, Split } from './task.ts';

/**
 * A number with as many decimals as tell a ten-thousandth of its standard deviation, which float32 keeps.
 * @param deviation  above 0
 */
export function numberText(value: number, deviation: number): string {
  const decimals = 4 - Math.floor(Math.log10(deviation));
  return String(Number(value.toFixed(Math.min(100, Math.max(0, decimals)))));
}

/**
 * What is read and what should be answered: numbers in their own unit, symbols as they are written.
 * @throws RangeError when there is no such row
 */
export function describeExample(split: Split, examples: Examples, row: number): Description {
  return [
    { label: 'reads', text: inputText(split, examples, row) },
    { label: 'answers', text: targetText(split, examples, row) },
  ];
}

/** @throws RangeError when there is no such row */
export function inputText(split: Split, { inputs, count }: Examples, row: number): string {
  assertRow(row, count);
  return inputs.kind === 'codes'
    ? symbolsText(inputs.codes.subarray(row * inputs.T, (row + 1) * inputs.T), split.inputs)
    : stepsText(
        inputs.values.subarray(row * inputs.T * inputs.I, (row + 1) * inputs.T * inputs.I),
        split.inputs,
      );
}

/**
 * Where numbers are forecast after every step, the last forecast alone is told.
 * @throws RangeError when there is no such row
 */
export function targetText(split: Split, { targets, count }: Examples, row: number): string {
  assertRow(row, count);
  const T = targets.T ?? 1;
  return targets.kind === 'codes'
    ? symbolsText(targets.codes.subarray(row * T, (row + 1) * T), split.targets)
    : stepsText(
        targets.values.subarray((row * T + T - 1) * targets.O, (row + 1) * T * targets.O),
        split.targets,
      );
}

function assertRow(row: number, count: number): void {
  if (!(row >= 0 && row < count)) throw new RangeError(`expected a row from 0 to ${count - 1}, got ${row}`);
}

/** Letters without spaces, longer symbols with; padding, start and end are not told. */
function symbolsText(codes: Int32Array, legend: Legend): string {
  if (legend.kind !== 'codes') return '';
  const { symbols, start, end, padding } = legend;
  const told = [...codes].filter((code) => code !== notCounted && ![start, end, padding].includes(code));
  const isSpelling = symbols.every(
    (symbol, code) => [...symbol].length === 1 || [start, end, padding].includes(code),
  );
  return told.map((code) => symbols[code]).join(isSpelling ? '' : ' ');
}

/** Steps parted by semicolons where a step has several numbers, by spaces otherwise. */
function stepsText(values: Float32Array, legend: Legend): string {
  if (legend.kind !== 'values') return '';
  const { columns } = legend;
  const steps: string[] = [];
  for (let first = 0; first < values.length; first += columns.length)
    steps.push(columns.map((column, k) => ownUnit(column, values[first + k])).join(' '));
  const unit = columns.every((column) => column.unit === columns[0].unit) ? columns[0].unit : null;
  return steps.join(columns.length > 1 ? '; ' : ' ') + (unit === null ? '' : ` ${unit}`);
}

/** The number that was measured, as text. */
function ownUnit({ mean, deviation }: Column, value: number): string {
  return numberText(value * deviation + mean, deviation);
}
