/** What the forecast figure says of its values: caption, notices and table. */
import type { Interval } from '#figures/forecastChart';
import { outOfView } from '#figures/forecastChart';
import type { FigureTable } from '#figures/figureTable';
import { horizon } from '#data/forecasters';
import type { ForecastText } from '../../i18n/en.ts';
import type { FigureCaption } from '../FigureFrame.tsx';
import type { ForecastSource, ShownForecaster } from './forecastSource.ts';
import type { ErrorsAhead } from './useForecastErrors.ts';
import { inOwnUnit, type ForecastLine, type ForecastRun, type LineName } from './useForecasts.ts';

/** The root of a mean squared error, in the series' own unit. */
export const typicalOff = ({ series }: Pick<ForecastRun, 'series'>, squared: number): number =>
  Math.sqrt(squared) * series.columns[series.column].deviation;

interface Said {
  readonly run: ForecastRun;
  /** Those that are drawn. */
  readonly lines: readonly ForecastLine[];
  readonly errors: ErrorsAhead;
  readonly text: ForecastText;
}

/** @param ahead  the step that is read, from 1 */
export function captionOf({ run, lines, errors, text }: Said, ahead: number): FigureCaption {
  const { series, truth } = run;
  const said = lines.map(({ name, values }) => {
    const squared = errors.get(name);
    const typical: readonly [number, number] | null = squared
      ? [typicalOff(run, squared[0]), typicalOff(run, squared[horizon - 1])]
      : null;
    return { name, off: Math.abs(values[ahead - 1] - truth[ahead - 1]), typical };
  });
  return text.caption(series.name, ahead, said, pushWords(run, lines, ahead, text), series.measured.length);
}

/** What the pushes did, and to which network the most. */
function pushWords(run: ForecastRun, lines: readonly ForecastLine[], ahead: number, text: ForecastText) {
  const { series, pushes, read, edited, start } = run;
  const steps = Array.from(read.keys()).filter((step) => edited[step] !== read[step]);
  if (steps.length === 0) return null;
  const moves = lines.map(({ name, values, untouched }) => ({
    name,
    before: untouched[ahead - 1],
    now: values[ahead - 1],
  }));
  const by = ({ before, now }: (typeof moves)[number]) => Math.abs(now - before);
  const networks = moves.filter(({ name }) => name !== 'lastValue' && name !== 'linear');
  const moved = (networks.length > 0 ? networks : moves)
    .filter((move) => !Number.isNaN(by(move)))
    .toSorted((a, b) => by(b) - by(a))
    .at(0);
  const [first] = steps;
  const words =
    pushes.length === 1 && pushes[0].step === null
      ? text.allPushed(text.value(series.name, edited[first]))
      : text.pushedSteps(
          steps.length,
          text.time(series.name, series.firstRow + start + first, first),
          text.value(series.name, edited[first]),
        );
  return { steps: words, moved: moved ?? null };
}

interface Noticed {
  /** The window that the address asks for, from 1. */
  readonly asked: number;
  readonly source: ForecastSource;
  readonly networks: readonly ShownForecaster[];
  readonly run: ForecastRun | null;
  readonly lines: readonly ForecastLine[];
  /** What the picture of the window shows, in the series' own unit. */
  readonly range: Interval;
  readonly text: ForecastText;
}

export function noticesOf({ asked, source, networks, run, lines, range, text }: Noticed): readonly string[] {
  const { absent, impossible, ground } = source;
  const { series } = ground;
  const missing = absent.flatMap(({ name, damage }) => (damage === null ? [name] : []));
  const allZero = networks.filter(({ parameters }) => parameters.every((weight) => weight === 0));
  const zero = new Set<LineName>(allZero.map(({ name }) => name));
  return [
    ...(missing.length > 0 ? [text.missing(missing)] : []),
    ...absent.flatMap(({ name, damage }) => (damage === null ? [] : [text.damaged(name, damage)])),
    ...(impossible.length > 0 ? [text.impossible(impossible, series.columns.length)] : []),
    ...(asked > series.starts.length ? [text.windowMisfit(asked, series.starts.length)] : []),
    ...(zero.size > 0 ? [text.allZero([...zero])] : []),
    ...(run ? ofRun(run, lines, range, text) : []),
  ];
}

/** Standard deviations beyond what was taught from which a number is told to be far out. */
const farOut = 1;

function ofRun(
  run: ForecastRun,
  lines: readonly ForecastLine[],
  range: Interval,
  text: ForecastText,
): readonly string[] {
  const { series, edited, read, pushes } = run;
  const { name, taught } = series;
  const own = (scaled: number) => text.value(name, inOwnUnit(series, scaled));
  const broken = run.lines.filter(({ values }) => values.some(Number.isNaN));
  const saturated = run.lines.filter((line) => line.saturated > 0.9);
  const [least, greatest] = taught.map((scaled) => inOwnUnit(series, scaled));
  const margin = farOut * series.columns[series.column].deviation;
  const far = edited.filter(
    (value, step) => value !== read[step] && (value < least - margin || value > greatest + margin),
  );
  const leaving = lines.flatMap(({ name: line, values }) => {
    const beyond = values.filter((value) => outOfView(value, range) && !Number.isNaN(value));
    const farthest = beyond.toSorted((a, b) => Math.abs(b) - Math.abs(a)).at(0);
    return farthest === undefined ? [] : [[line, text.value(name, farthest)] as const];
  });
  const misfits = pushes.flatMap(({ step }) => (step !== null && step >= series.T ? [step] : []));
  return [
    ...(broken.length > 0 ? [text.notANumber(broken.map((line) => line.name))] : []),
    ...(saturated.length > 0 ? [text.saturated(saturated.map((line) => line.name))] : []),
    ...(edited.every((value) => value === edited[0]) ? [text.constant(text.value(name, edited[0]))] : []),
    ...(far.length > 0 ? [text.outside(text.value(name, far[0]), own(taught[0]), own(taught[1]))] : []),
    ...(leaving.length > 0 ? [text.leaves(leaving)] : []),
    ...(misfits.length > 0 ? [text.misfit(misfits, series.T)] : []),
  ];
}

/** A row for every step read or ahead; typical errors stand in the rows ahead. */
export function forecastTable(run: ForecastRun | null, errors: ErrorsAhead, text: ForecastText): FigureTable {
  if (!run) return { columns: [], rows: [] };
  const { table: words } = text;
  const { series, start, before, read, edited, truth, lines } = run;
  const dated = series.name !== 'twoSines';
  const row = (
    k: number,
    part: string,
    measured: number,
    asRead: number | '',
    rest: readonly (number | '')[],
  ) => [
    dated ? text.time(series.name, series.firstRow + start + k, k) : k + 1,
    part,
    measured,
    asRead,
    ...rest,
  ];
  const nothing = Array.from({ length: 2 * lines.length }, () => '' as const);
  return {
    columns: [
      words.step,
      words.kind,
      words.really,
      words.pushed,
      ...lines.map(({ name }) => words.forecast(name)),
      ...lines.map(({ name }) => words.typical(name)),
    ],
    rows: [
      ...Array.from(before, (value, k) => row(k - before.length, words.before, value, '', nothing)),
      ...Array.from(read, (value, k) => row(k, words.read, value, edited[k], nothing)),
      ...Array.from(truth, (value, k) =>
        row(read.length + k, words.ahead, value, '', [
          ...lines.map(({ values }) => values[k]),
          ...lines.map(({ name }) => {
            const squared = errors.get(name);
            return squared ? typicalOff(run, squared[k]) : ('' as const);
          }),
        ]),
      ),
    ],
  };
}
