/**
 * The networks of the forecast figure: which series each has been taught, how it looks ten steps ahead, and where its
 * weights stand.
 */
import type { LayerSpec, NetworkSpec } from '#rnn/network';

/** Steps ahead that are forecast. */
export const horizon = 10;

export const forecastSeriesNames = ['twoSines', 'births', 'seattleWeather', 'co2'] as const;
export type ForecastSeriesName = (typeof forecastSeriesNames)[number];

/** Paths below the folder that is served, of what the series are read from; null where one is generated. */
export const forecastSeriesFiles: Readonly<Record<ForecastSeriesName, string | null>> = {
  twoSines: null,
  births: 'data/us-births.csv',
  seattleWeather: 'data/seattle-weather.csv',
  co2: 'data/co2.csv',
};

/**
 * `iterated` knows one step and reads its own forecasts; `atOnce` answers all ten after the last step; the others have
 * been taught to answer ten after every step (sequence to sequence).
 */
export const forecasterNames = ['iterated', 'atOnce', 'everyStep', 'lstm', 'gru'] as const;
export type ForecasterName = (typeof forecasterNames)[number];

/** Who forecasts in the figure: the baselines stand beside the networks. */
export type ForecastLineName = 'lastValue' | 'linear' | ForecasterName;

/** `H`, of both recurrent layers. */
const units = 20;

/**
 * The network of that name for a series of `I` numbers a step.
 * Source: Géron, Hands-On Machine Learning, 2nd edition 2019, chapter 15.
 */
export function forecasterSpec(name: ForecasterName, I: number): NetworkSpec {
  const cell = name === 'lstm' || name === 'gru' ? name : 'rnn';
  const recurrent = (layer: string, output: 'sequence' | 'last'): LayerSpec => ({
    kind: 'recurrent',
    name: layer,
    cell,
    units,
    output,
  });
  const answersOnce = name === 'iterated' || name === 'atOnce';
  return {
    inputs: { kind: 'values', size: I },
    layers: [
      recurrent('first', 'sequence'),
      recurrent('second', answersOnce ? 'last' : 'sequence'),
      { kind: 'dense', name: 'dense', units: name === 'iterated' ? 1 : horizon },
    ],
  };
}

/** Path below the folder that is served, of a network that was taught a series. */
export const forecasterFile = (series: ForecastSeriesName, name: ForecasterName): string =>
  `models/forecast-${series}-${name}.safetensors`;

/**
 * The networks that there are for a series of `I` numbers a step. One that reads its own forecasts would have to forecast
 * every number of a step: where there are several, it is not among them.
 */
export const forecastersOf = (I: number): readonly ForecasterName[] =>
  forecasterNames.filter((name) => name !== 'iterated' || I === 1);
