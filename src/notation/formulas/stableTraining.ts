/**
 * What keeps training steady: where weights begin, how long a gradient may be, where sums lie, and Adam. Updates are
 * counted by `n`, since `t` is the place in the sequence; `\nabla_n` is the gradient that update `n` is made with.
 */
import type { Formula } from '../formula.ts';

/**
 * Sources: Saxe, McClelland & Ganguli 2014 (orthogonal), Glorot & Bengio 2010, Pascanu, Mikolov & Bengio 2013 (clipping),
 * Ba, Kiros & Hinton 2016 (layer normalisation), Kingma & Ba 2015, algorithm 1 (Adam).
 */
export const stableTrainingFormulas = {
  orthogonalStart: {
    symbolic: String.raw`\lVert \weigh{\Whh}{\hidden{t-1}} \rVert = \lVert \hidden{t-1} \rVert \quad\text{for orthogonal } \Whh`,
    slots: [],
  },
  glorotStart: {
    symbolic: String.raw`\text{each weight of } \Wih \text{ uniform between } {-r} \text{ and } r, \quad r = \sqrt{\frac{6}{I + H}}`,
    slots: [],
  },
  clippingByNorm: {
    symbolic: String.raw`\nabla \leftarrow \min\left(1, \frac{\theta}{\lVert \nabla \rVert}\right) \nabla`,
    substituted: String.raw`\min\left(1, \frac{\slot{clipLimit}}{\slot{gradientNorm}}\right) = \slot{clipFactor}, \quad \lVert \nabla \rVert \text{ becomes } \slot{clippedNorm}`,
    indices: String.raw`\nabla_k \leftarrow \min\left(1, \frac{\theta}{\sqrt{\sum_j \nabla_j^2}}\right) \nabla_k`,
    slots: ['clipLimit', 'gradientNorm', 'clipFactor', 'clippedNorm'],
  },
  layerNormalisation: {
    symbolic: String.raw`\normalisedsum{t} = \gamma \product \frac{\weightedsum{t} - \mu_t}{\sqrt{\operatorname{var}_t + \varepsilon}} + \beta`,
    substituted: String.raw`\weightedsum{t} = \slot{weightedSum}, \quad \normalisedsum{t} = \slot{normalisedSum}`,
    indices: String.raw`\mu_t = \frac{1}{H} \sum_{i=1}^{H} (\weightedsum{t})_i, \quad \operatorname{var}_t = \frac{1}{H} \sum_{i=1}^{H} \bigl( (\weightedsum{t})_i - \mu_t \bigr)^2`,
    slots: ['weightedSum', 'normalisedSum'],
    quantity: 'normalisedSum',
  },
  normalisedState: {
    symbolic: String.raw`\hidden{t} = \tanh(\normalisedsum{t})`,
    substituted: String.raw`\hidden{t} = \tanh(\slot{normalisedSum}) = \slot{hiddenState}`,
    slots: ['normalisedSum', 'hiddenState'],
    quantity: 'hiddenState',
  },
  firstMoment: {
    symbolic: String.raw`m_n = \beta_1\, m_{n-1} + (1 - \beta_1)\, \nabla_n`,
    slots: [],
  },
  secondMoment: {
    symbolic: String.raw`v_n = \beta_2\, v_{n-1} + (1 - \beta_2)\, \nabla_n^2`,
    slots: [],
  },
  biasCorrection: {
    symbolic: String.raw`\hat m_n = \frac{m_n}{1 - \beta_1^n}, \qquad \hat v_n = \frac{v_n}{1 - \beta_2^n}`,
    slots: [],
  },
  adamStep: {
    symbolic: String.raw`w_n = w_{n-1} - \eta\, \frac{\hat m_n}{\sqrt{\hat v_n} + \varepsilon}`,
    slots: [],
  },
} as const satisfies Record<string, Formula>;
