/**
 * Forecasts of a series and what is counted of them. `T` steps are read, `K` are forecast, over `N` windows; what is said
 * of a value before it is measured wears a hat.
 */
import type { Formula } from '../formula.ts';

const ahead = String.raw`k = \count{stepsAhead}\colon\quad`;

/** Source: Hyndman & Athanasopoulos 2021, sections 5.2 and 7.6; Ben Taieb and others 2012, section 2. */
export const forecastingFormulas = {
  forecastError: {
    symbolic: String.raw`L = \frac{1}{N K} \sum_{n=1}^{N} \sum_{k=1}^{K} \bigl(\widehat{\inp{T+k}} - \inp{T+k}\bigr)^2`,
    slots: [],
  },
  errorAtHorizon: {
    symbolic: String.raw`E_k = \sqrt{\frac{1}{N} \sum_{n=1}^{N} \bigl(\widehat{\inp{T+k}} - \inp{T+k}\bigr)^2}`,
    slots: [],
  },
  lastValueForecast: {
    symbolic: String.raw`\widehat{\inp{T+k}} = \inp{T}`,
    substituted: String.raw`${ahead} \widehat{\inp{T+k}} = \slot{lastValueForecast}, \quad E_k = \slot{lastValueError}`,
    slots: ['stepsAhead', 'lastValueForecast', 'lastValueError'],
  },
  linearForecast: {
    symbolic: String.raw`\widehat{\inp{T+k}} = \sum_{t=1}^{T} w_{k,t}\,\inp{t} + b_k`,
    substituted: String.raw`${ahead} \widehat{\inp{T+k}} = \slot{linearForecast}, \quad E_k = \slot{linearError}`,
    slots: ['stepsAhead', 'linearForecast', 'linearError'],
  },
  iteratedForecast: {
    symbolic: String.raw`\widehat{\inp{T+1}} = f(\inp{1}, \ldots, \inp{T}), \qquad \widehat{\inp{T+2}} = f\bigl(\inp{1}, \ldots, \inp{T}, \widehat{\inp{T+1}}\bigr), \quad \ldots`,
    substituted: String.raw`${ahead} \widehat{\inp{T+k}} = \slot{iteratedForecast}, \quad E_k = \slot{iteratedError}`,
    slots: ['stepsAhead', 'iteratedForecast', 'iteratedError'],
  },
  forecastAtOnce: {
    symbolic: String.raw`\bigl(\widehat{\inp{T+1}}, \ldots, \widehat{\inp{T+K}}\bigr) = \weigh{\Wout}{\hidden{T}} + \bout`,
    substituted: String.raw`${ahead} \widehat{\inp{T+k}} = \slot{atOnceForecast}, \quad E_k = \slot{atOnceError}`,
    slots: ['stepsAhead', 'atOnceForecast', 'atOnceError'],
  },
  lossAtEveryStep: {
    symbolic: String.raw`L = \frac{1}{T} \sum_{t=1}^{T} \frac{1}{K} \sum_{k=1}^{K} \bigl(\widehat{\inp{t+k}} - \inp{t+k}\bigr)^2, \qquad \bigl(\widehat{\inp{t+1}}, \ldots, \widehat{\inp{t+K}}\bigr) = \weigh{\Wout}{\hidden{t}} + \bout`,
    slots: [],
  },
} as const satisfies Record<string, Formula>;
