/** Predictions about forecasts, decided by the errors that the figure has measured on the series it shows. */
import { forecasterNames, horizon, type ForecastLineName, type ForecastSeriesName } from '#data/forecasters';
import { roundDomain } from '#figures/forecastChart';
import type { CheckOf } from '#lesson/checks';
import { forecasting as words } from '../../i18n/en/checks/forecasting.ts';
import { forecast as figureWords } from '../../i18n/en/forecast.ts';
import { useShownValues, type ForecastValues } from '../../state/shownValues.ts';
import { tellingIn, type Board, type TopicChecks, type Verdict } from './check.ts';

type Need = 'figure' | 'iterated' | 'errors';

/** Share of the measured multiple by which a guess of it may be off. */
const guessedWithin = 0.25;
/** How far a drawn curve may be from the errors on average, of the height of the drawing. */
const drawnWithin = 0.06;

type Measured =
  | { readonly kind: 'measured'; readonly values: ForecastValues }
  | { readonly kind: 'needs'; readonly need: 'figure' };

function measured(): Measured {
  const { forecast } = useShownValues.getState();
  return forecast?.complete ? { kind: 'measured', values: forecast } : { kind: 'needs', need: 'figure' };
}

interface AtTen {
  readonly name: ForecastLineName;
  readonly error: number;
}

export function bestTenAhead(): Promise<
  Verdict<
    {
      readonly series: ForecastSeriesName;
      readonly lastValue: number;
      readonly linear: number;
      readonly network: AtTen;
    },
    Need
  >
> {
  const shown = measured();
  if (shown.kind === 'needs') return Promise.resolve(shown);
  const { series, typical } = shown.values;
  const atTen = (name: ForecastLineName): number => typical[name]?.[horizon - 1] ?? NaN;
  const [lastValue, linear] = [atTen('lastValue'), atTen('linear')];
  const networks = forecasterNames
    .map((name) => ({ name, error: atTen(name) }))
    .filter(({ error }) => !Number.isNaN(error))
    .toSorted((a, b) => a.error - b.error);
  const network = networks.at(0);
  if (!network || Number.isNaN(lastValue + linear)) return Promise.resolve({ kind: 'needs', need: 'errors' });
  const best = Math.min(lastValue, linear, network.error);
  const outcome = best === lastValue ? 'lastValue' : best === linear ? 'linear' : 'network';
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'choice', outcome },
    evidence: { series, lastValue, linear, network },
  });
}

export function iteratedAgainstAtOnce(): Promise<
  Verdict<
    {
      readonly series: ForecastSeriesName;
      readonly iterated: number;
      readonly atOnce: number;
      readonly times: number;
    },
    Need
  >
> {
  const shown = measured();
  if (shown.kind === 'needs') return Promise.resolve(shown);
  const { series, typical } = shown.values;
  const iterated = typical.iterated?.[horizon - 1];
  const atOnce = typical.atOnce?.[horizon - 1];
  if (iterated === undefined) return Promise.resolve({ kind: 'needs', need: 'iterated' });
  const times = iterated / (atOnce ?? NaN);
  if (!Number.isFinite(times)) return Promise.resolve({ kind: 'needs', need: 'errors' });
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'number', value: times, tolerance: guessedWithin * times },
    evidence: { series, iterated, atOnce: iterated / times, times },
  });
}

export function iteratedErrorCurve(): Promise<
  Verdict<{ readonly series: ForecastSeriesName; readonly first: number; readonly last: number }, Need>
> {
  const shown = measured();
  if (shown.kind === 'needs') return Promise.resolve(shown);
  const { series, typical } = shown.values;
  const values = typical.iterated;
  if (!values) return Promise.resolve({ kind: 'needs', need: 'iterated' });
  const most = drawingTop(shown.values);
  if (!Number.isFinite(most) || values.some(Number.isNaN))
    return Promise.resolve({ kind: 'needs', need: 'errors' });
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'curve', values, tolerance: drawnWithin * most },
    evidence: { series, first: values[0], last: values[horizon - 1] },
  });
}

/** High enough for whoever is farthest off, so that the drawing does not tell whose curve it is for. */
const drawingTop = ({ typical }: ForecastValues): number =>
  roundDomain([0, ...Object.values(typical).flat()], [0, Infinity])[1];

export function stepsToDrawOver(): Promise<Board | null> {
  const shown = measured();
  if (shown.kind === 'needs' || !shown.values.typical.iterated) return Promise.resolve(null);
  const most = drawingTop(shown.values);
  if (!Number.isFinite(most)) return Promise.resolve(null);
  const { series } = shown.values;
  return Promise.resolve({
    answer: 'curve',
    places: Array.from({ length: horizon }, (_, k) => `${k + 1}`),
    least: 0,
    most,
    step: most / 100,
    write: (height) => figureWords.tick(series, height),
  });
}

const told = tellingIn((text) => text.checks?.forecasting ?? words);

export default {
  bestTenAhead: told(bestTenAhead, (say) => say.bestTenAhead),
  iteratedAgainstAtOnce: told(iteratedAgainstAtOnce, (say) => say.iteratedAgainstAtOnce),
  iteratedErrorCurve: told(iteratedErrorCurve, (say) => say.iteratedErrorCurve, stepsToDrawOver),
} satisfies TopicChecks<CheckOf<'forecasting'>>;
