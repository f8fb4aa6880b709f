/** How closely a unit follows a property of the letters, and gates that see the cell state. */
import type { Formula } from '../formula.ts';

/**
 * `v` is the activation of a unit, `q` the property, over a text of `T` letters.
 * Source: Pearson 1896; peepholes, Gers & Schmidhuber 2000.
 */
export const insideTheGatesFormulas = {
  activationMean: {
    symbolic: String.raw`\bar v = \frac{1}{T}\sum_{t=1}^{T} v_t, \qquad \bar q = \frac{1}{T}\sum_{t=1}^{T} q_t`,
    substituted: String.raw`\bar v = \slot{unitMean}, \qquad \bar q = \slot{propertyMean}`,
    slots: ['unitMean', 'propertyMean'],
  },
  activationSpread: {
    symbolic: String.raw`s_v = \sqrt{\frac{1}{T}\sum_{t=1}^{T} (v_t - \bar v)^2}, \qquad s_q \text{ likewise}`,
    substituted: String.raw`s_v = \slot{unitSpread}, \qquad s_q = \slot{propertySpread}`,
    slots: ['unitSpread', 'propertySpread'],
  },
  activationCorrelation: {
    symbolic: String.raw`r = \frac{1}{s_v\, s_q} \cdot \frac{1}{T}\sum_{t=1}^{T} (v_t - \bar v)(q_t - \bar q)`,
    substituted:
      String.raw`r = \frac{\slot{covariance}}{\slot{unitSpread} \times \slot{propertySpread}} ` +
      String.raw`= \slot{correlation}`,
    slots: ['covariance', 'unitSpread', 'propertySpread', 'correlation'],
  },
  peepholeForget: peepholeGate('forgetGate', String.raw`\forget`, String.raw`\cell{t-1}`),
  peepholeOutput: peepholeGate('outputGate', String.raw`\outputgate`, String.raw`\cell{t}`),
} as const satisfies Record<string, Formula>;

/** A gate of an LSTM whose sum has one term more: the cell state of the unit itself, times a weight. */
function peepholeGate(name: 'forgetGate' | 'outputGate', symbol: string, seen: string): Formula {
  return {
    symbolic: String.raw`${symbol}{t} = \sigma(\gatesum{${name}} + p_{${symbol}{}} \product ${seen})`,
    substituted:
      String.raw`${symbol}{t} = \sigma(\slot{inputSum}\term{recurrentSum}\term{bias}\term{peepholeSum}) ` +
      String.raw`= \sigma(\slot{preActivation}) = \slot{${name}}`,
    slots: ['inputSum', 'recurrentSum', 'bias', 'peepholeSum', 'preActivation', name],
    quantity: name,
  };
}
