/** What a learner reads in the forecast figure, in English. */
import type { ForecasterName, ForecastSeriesName } from '#data/forecasters';
import { shortNumber } from '#figures/numbers';
import type { FigureCaption } from '../../figures/FigureFrame.tsx';

type LineName = 'lastValue' | 'linear' | ForecasterName;

const names: Readonly<Record<LineName, string>> = {
  lastValue: 'Last value',
  linear: 'Linear',
  iterated: 'RNN, iterated',
  atOnce: 'RNN, ten at once',
  everyStep: 'RNN, ten at every step',
  lstm: 'LSTM',
  gru: 'GRU',
};
/** Within a sentence. */
const inSentence: Readonly<Record<LineName, string>> = {
  lastValue: 'the last value',
  linear: 'the linear model',
  iterated: 'the iterated RNN',
  atOnce: 'the RNN that answers ten at once',
  everyStep: 'the RNN taught ten at every step',
  lstm: 'the LSTM',
  gru: 'the GRU',
};
/** At the end of a line. */
const labels: Readonly<Record<LineName, string>> = {
  lastValue: 'last value',
  linear: 'linear',
  iterated: 'RNN, iterated',
  atOnce: 'RNN, at once',
  everyStep: 'RNN, every step',
  lstm: 'LSTM',
  gru: 'GRU',
};
const ways: Readonly<Record<LineName, string>> = {
  lastValue: 'what was read last, ten times',
  linear: 'least squares over the whole window',
  iterated: 'knows one step, reads its own forecasts',
  atOnce: 'ten numbers after the last step',
  everyStep: 'taught ten after every step',
  lstm: 'taught ten after every step',
  gru: 'taught ten after every step',
};

const decimals: Readonly<Record<ForecastSeriesName, number>> = {
  twoSines: 3,
  births: 0,
  seattleWeather: 1,
  co2: 2,
};
const units: Readonly<Record<ForecastSeriesName, string>> = {
  twoSines: '',
  births: '',
  seattleWeather: ' °C',
  co2: ' ppm',
};

const thin = '\u202f';
const whole = (value: number) => value.toLocaleString('en').replaceAll(',', thin);

/** In the series' own unit, which is not named. */
function bare(series: ForecastSeriesName, value: number): string {
  const places = decimals[series];
  if (!Number.isFinite(value) || Math.abs(value) >= 1e7) return shortNumber(value);
  const text = Math.abs(value).toFixed(places);
  const grouped = Math.abs(value) >= 10_000 ? text.replace(/\B(?=(\d{3})+(?!\d))/g, thin) : text;
  // A grouped number has no thin space after its point.
  const clean = Math.abs(value) >= 10_000 && places > 0 ? text : grouped;
  return value < 0 && Number(text) !== 0 ? `−${clean}` : clean;
}
const value = (series: ForecastSeriesName, number: number) => `${bare(series, number)}${units[series]}`;

/** At an axis: no more places than it needs. */
const tick = (series: ForecastSeriesName, number: number) =>
  bare(series, number)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

const days = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const months = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A row of the whole series by its date. Two sines have none: their window's own steps are counted. */
function time(series: ForecastSeriesName, row: number, step: number): string {
  switch (series) {
    case 'twoSines':
      return `step ${step + 1}`;
    case 'births':
      return days.format(Date.UTC(2000, 0, 1 + row));
    case 'seattleWeather':
      return days.format(Date.UTC(2012, 0, 1 + row));
    case 'co2':
      return months.format(Date.UTC(1958, 2 + row, 1));
    default:
      return series satisfies never;
  }
}

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const stepsAhead = (ahead: number) => `${numbers[ahead - 1]} ${ahead === 1 ? 'step' : 'steps'} ahead`;
const atSteps = (ahead: number) => `at ${numbers[ahead - 1]} ${ahead === 1 ? 'step' : 'steps'}`;
const capital = (text: string) => text[0].toUpperCase() + text.slice(1);
const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
const sentences = (found: readonly LineName[]) => capital(list(found.map((name) => inSentence[name])));

export interface CaptionLine {
  readonly name: LineName;
  /** In this window, at the step ahead that is read: how far off, in the series' own unit. */
  readonly off: number;
  /** Over the measured windows, at one step and at ten: typically how far off; null while it is measured. */
  readonly typical: readonly [one: number, ten: number] | null;
}
export interface CaptionPush {
  readonly name: LineName;
  readonly before: number;
  readonly now: number;
}

export const forecast = {
  title: 'Ten steps ahead',
  loading: 'Reading the series …',
  failed: (message: string) => `The forecasts could not be computed: ${message}`,
  names,
  labels,
  ways,
  series: 'Series',
  seriesNames: {
    twoSines: 'Two sines with noise',
    births: 'Births by day',
    seattleWeather: 'Seattle by day',
    co2: 'CO₂ by month',
  } satisfies Record<ForecastSeriesName, string>,
  about: {
    twoSines:
      'The series of the course: two sine waves of random speed and phase, and noise between ±0.05 that nobody can forecast. Every network read 7\u202f000 such series of 50 steps; none of those below was among them.',
    births:
      'Births in the United States, day by day: fewer at weekends and on holidays. The networks were taught the years 2000 to 2011; the windows below are from 2012 to 2014.',
    seattleWeather:
      'The warmest of each day in Seattle, read together with its coldest, rain and wind. The networks were taught January 2012 to March 2015; the windows below are from the rest of 2015.',
    co2: 'Carbon dioxide above Mauna Loa, month by month. The networks were taught what was measured until 2007; the windows below are from the years after, in which the air held more of it than they ever read.',
  } satisfies Record<ForecastSeriesName, string>,
  window: 'Window',
  windowText: (series: ForecastSeriesName, nth: number, count: number, end: string) =>
    series === 'twoSines' ? `${whole(nth + 1)} of ${whole(count)}` : `up to ${end}`,
  strength: 'Weights times',
  time,
  value,
  bare,
  tick,
  whole,

  readBand: (T: number, narrow: boolean) => `${narrow ? 'read' : 'what is read'}: ${T} steps`,
  aheadBand: 'ten ahead',
  windowSlider: 'The window that is read',
  stepReading: (place: string, read: string, pushedFrom: string | null) =>
    pushedFrom === null ? `${place}: ${read}` : `${place}: ${read}, pushed from ${pushedFrom}`,
  handle: (place: string) => `Value at ${place}, to be pushed`,
  field: (place: string) => `Value at ${place}`,
  notFitting: (most: number) => `A number between −${whole(most)} and ${whole(most)}.`,
  undo: 'Undo',
  redo: 'Redo',
  release: 'As it was',
  releaseAll: 'Everything as it was',
  flatten: 'All steps to this value',
  pushHint: 'Choose a step, then drag its point, type a value, or press ↑ and ↓ on it.',

  fan: 'Ten steps ahead of this window',
  fanTitle: 'The ten steps ahead of this window',
  fanReading: (ahead: number, truth: string, read: readonly string[]) =>
    `${capital(stepsAhead(ahead))}: really ${truth}; ${read.join(', ')}`,
  lineReading: (name: LineName, shown: string) => `${labels[name]} ${shown}`,
  errors: 'Typical error at each step ahead',
  errorsTitle: (count: number) => `Typically off by, over ${count} windows`,
  errorsReading: (ahead: number, read: readonly string[]) =>
    `${capital(stepsAhead(ahead))}, typically off by: ${read.join(', ')}`,
  measuring: 'measuring …',
  notMeasured: 'not measured',
  aheadAxis: 'steps ahead',

  legend: {
    truthShort: 'what came',
    read: 'what was measured, before the push',
    forecasts: 'thin: forecasts before the push',
  },

  rows: {
    title: 'Who forecasts how well',
    who: 'Forecast by',
    parameters: 'Parameters',
    forecast: (ahead: number) => `This window, ${stepsAhead(ahead)}`,
    off: 'Off\u00a0by',
    typical: (ahead: number) => `Typically off ${atSteps(ahead)}`,
    squared: 'Mean squared error, all ten',
    draw: (name: LineName) => `Draw ${names[name]}`,
  },
  rowsNote: (series: ForecastSeriesName, count: number) =>
    `Typically: the root of the mean squared error over ${count} windows that nothing was taught on, spread evenly over all of them; off by: in this window, from what really came. ${
      series === 'twoSines'
        ? 'The mean squared error is measured as in the course notes, which report 0.029 for the iterated RNN, 0.008 for ten at once and 0.006 for ten at every step.'
        : 'The mean squared error is in squared standard deviations of what was taught: always saying its mean would cost 1 on that.'
    } All are computed by the float64 reference.`,

  missing: (found: readonly ForecasterName[]) =>
    `${sentences(found)} could not be loaded and ${found.length === 1 ? 'is' : 'are'} left out.`,
  damaged: (name: ForecasterName, detail: string) =>
    `The file of ${inSentence[name]} is damaged (${detail}); it is left out.`,
  impossible: (found: readonly ForecasterName[], columns: number) =>
    `${sentences(found)} is not among the networks here: to read its own forecasts it would have to forecast all ${columns} numbers of a day, and these networks forecast one.`,
  allZero: (found: readonly LineName[]) =>
    `All weights of ${list(found.map((name) => inSentence[name]))} are zero: whatever is read, the forecast is the mean of what was taught.`,
  notANumber: (found: readonly LineName[]) =>
    `${sentences(found)} ${found.length === 1 ? 'has' : 'have'} no forecast: a weight overflowed, and nothing that is computed with it is a number.`,
  saturated: (found: readonly LineName[]) =>
    `Over nine in ten gates and states of ${list(found.map((name) => inSentence[name]))} are saturated: they hardly move with what is read.`,
  constant: (read: string) =>
    `Every step reads ${read}: there is no rise, fall or rhythm to go by. Whatever a network still draws comes from its weights.`,
  outside: (far: string, least: string, greatest: string) =>
    `${far} lies far outside of what was taught (${least} to ${greatest}): no network knows such a number.`,
  leaves: (found: readonly (readonly [LineName, string])[]) =>
    `Beyond the edge of the picture: ${list(found.map(([name, far]) => `${inSentence[name]} (${far})`))}.`,
  windowMisfit: (asked: number, count: number) =>
    `The link asks for window ${whole(asked)}; there are ${whole(count)}, and the last of them is shown.`,
  misfit: (steps: readonly number[], T: number) =>
    `The link pushes ${steps.length === 1 ? 'step' : 'steps'} ${list(steps.map((step) => `${step + 1}`))}, but this window has ${T}; ${steps.length === 1 ? 'that push is' : 'those pushes are'} left out.`,

  caption: (
    series: ForecastSeriesName,
    ahead: number,
    drawn: readonly CaptionLine[],
    push: { readonly steps: string; readonly moved: CaptionPush | null } | null,
    windows: number,
  ): FigureCaption => {
    const off = (name: LineName) => drawn.find((line) => line.name === name)?.off ?? NaN;
    const networks = drawn.filter(
      ({ name, off: by }) => name !== 'lastValue' && name !== 'linear' && !Number.isNaN(by),
    );
    const best = networks.toSorted((a, b) => a.off - b.off).at(0);
    const baselines = `the last value by ${value(series, off('lastValue'))}, the linear model by ${value(series, off('linear'))}`;
    const lead = best
      ? `${capital(stepsAhead(ahead))}, ${inSentence[best.name]} is off by ${value(series, best.off)}; ${baselines}.`
      : `${capital(stepsAhead(ahead))}, the last value is off by ${value(series, off('lastValue'))}, the linear model by ${value(series, off('linear'))}.`;
    const moved = push?.moved
      ? ` With ${push.steps}, ${inSentence[push.moved.name]} says ${value(series, push.moved.now)}; without, ${value(series, push.moved.before)}. What really came knows nothing of the push.`
      : '';
    const grown = (networks.length > 0 ? networks : drawn).flatMap(({ name, typical }) =>
      typical ? [`${inSentence[name]} ${bare(series, typical[0])} and ${value(series, typical[1])}`] : [],
    );
    const rest =
      grown.length > 0
        ? ` Typically off at one step and at ten, over ${windows} windows: ${grown.join('; ')}.`
        : '';
    return { lead, rest: `${moved}${rest}` };
  },
  pushedSteps: (count: number, place: string, to: string) =>
    count === 1 ? `the value at ${place} pushed to ${to}` : `${count} values pushed`,
  allPushed: (to: string) => `all steps at ${to}`,
  table: {
    step: 'step',
    kind: 'part',
    before: 'before',
    read: 'read',
    ahead: 'ahead',
    really: 'measured',
    pushed: 'as read',
    forecast: (name: LineName) => `forecast: ${names[name]}`,
    typical: (name: LineName) => `typically off: ${names[name]}`,
  },
};
