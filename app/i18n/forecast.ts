/** The sentences of the forecast figure, in the language chosen. */
import type { ForecastText } from './en.ts';
import { forecast } from './en/forecast.ts';
import { useText } from './languages.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useForecastText = (): ForecastText => useText().forecast ?? forecast;
