/** Backpropagation through time in a plain cell, line by line. */
import type { Formula } from '../formula.ts';

const { raw } = String;

/**
 * The loss is the mean over the `N` predictions that count; `δ` is the derivative by the sum that goes into the squashing
 * function, `∂⁺` the derivative at one use of a weight, the state before it held fixed.
 * Sources: Werbos 1990; truncation, Williams & Peng 1990; the product of Jacobians, Pascanu, Mikolov & Bengio 2013.
 */
export const throughTimeFormulas = {
  lossOverSteps: {
    symbolic: raw`\displaystyle L = \frac{1}{N}\sum_{t} L_t`,
    substituted: raw`L = \slot{lossOfStep}\term{lossOfOthers} = \slot{meanLoss}`,
    indices: raw`\displaystyle L = \frac{1}{N}\left(L_1 + L_2 + \cdots + L_T\right), \qquad L_t = -\ln p_t(\inp{t+1})`,
    slots: ['lossOfStep', 'lossOfOthers', 'meanLoss'],
  },
  stateOnTwoPaths: {
    symbolic:
      raw`\displaystyle \frac{\partial L}{\partial \hidden{t}} = \frac{1}{N}\frac{\partial L_t}{\partial \hidden{t}} + ` +
      raw`\weigh{\biggl(\frac{\partial \hidden{t+1}}{\partial \hidden{t}}\biggr)^{\!\top}}{\frac{\partial L}{\partial \hidden{t+1}}}`,
    substituted: raw`\slot{directPath}\term{recurrentPath} = \slot{stateDerivative}`,
    indices:
      raw`\displaystyle \frac{\partial L}{\partial (\hidden{t})_i} = \frac{1}{N}\frac{\partial L_t}{\partial (\hidden{t})_i} + ` +
      raw`\sum_j \frac{\partial (\hidden{t+1})_j}{\partial (\hidden{t})_i}\,\frac{\partial L}{\partial (\hidden{t+1})_j}`,
    slots: ['directPath', 'recurrentPath', 'stateDerivative'],
  },
  throughSquashing: {
    symbolic: raw`\displaystyle \delta_t = \frac{\partial L}{\partial \weightedsum{t}} = \varphi'(\weightedsum{t})\product\frac{\partial L}{\partial \hidden{t}}`,
    substituted: raw`\slot{slopeHere}\times(\slot{stateDerivative}) = \slot{sumDerivative}`,
    indices:
      raw`\displaystyle (\delta_t)_i = \varphi'\bigl((\weightedsum{t})_i\bigr)\,\frac{\partial L}{\partial (\hidden{t})_i}, \qquad ` +
      raw`\tanh'\bigl((\weightedsum{t})_i\bigr) = 1 - (\hidden{t})_i^2`,
    slots: ['slopeHere', 'stateDerivative', 'sumDerivative'],
  },
  throughRecurrentWeights: {
    symbolic:
      raw`\displaystyle \weigh{\biggl(\frac{\partial \hidden{t+1}}{\partial \hidden{t}}\biggr)^{\!\top}}{\frac{\partial L}{\partial \hidden{t+1}}} = ` +
      raw`\weigh{\Whh^{\top}}{\delta_{t+1}}`,
    substituted: raw`\slot{strongestShare}\term{otherShares} = \slot{recurrentPath}`,
    indices: raw`\displaystyle \sum_j \entry{\Whh}{j}{i}\,(\delta_{t+1})_j`,
    slots: ['strongestShare', 'otherShares', 'recurrentPath'],
  },
  weightOverSteps: {
    symbolic: raw`\displaystyle \frac{\partial L}{\partial \Whh} = \sum_{k=1}^{T} \weigh{\delta_k}{\hidden{k-1}^{\top}}`,
    substituted:
      raw`\slot{sumDerivative}\times(\slot{readState}) = \slot{weightTerm}, \quad ` +
      raw`\slot{sumBackToHere}, \quad \slot{weightDerivative}`,
    indices: raw`\displaystyle \frac{\partial L}{\partial \entry{\Whh}{i}{j}} = (\delta_1)_i(\hidden{0})_j + (\delta_2)_i(\hidden{1})_j + \cdots + (\delta_T)_i(\hidden{T-1})_j`,
    slots: ['sumDerivative', 'readState', 'weightTerm', 'sumBackToHere', 'weightDerivative'],
  },
  sumOverK: {
    symbolic:
      raw`\displaystyle \frac{\partial L_t}{\partial \Whh} = \sum_{k=1}^{t} \frac{\partial L_t}{\partial \hidden{t}}\,` +
      raw`\frac{\partial \hidden{t}}{\partial \hidden{k}}\,\frac{\partial^{+} \hidden{k}}{\partial \Whh}`,
    indices:
      raw`\displaystyle \frac{\partial L_t}{\partial \entry{\Whh}{i}{j}} = \sum_{k=1}^{t}\sum_{l} \frac{\partial L_t}{\partial (\hidden{t})_l}\,` +
      raw`\frac{\partial (\hidden{t})_l}{\partial (\hidden{k})_i}\,\varphi'\bigl((\weightedsum{k})_i\bigr)\,(\hidden{k-1})_j`,
    slots: [],
  },
  jacobianProduct: {
    symbolic:
      raw`\displaystyle \frac{\partial \hidden{T}}{\partial \hidden{k}} = \prod_{j=k+1}^{T} \frac{\partial \hidden{j}}{\partial \hidden{j-1}} = ` +
      raw`\prod_{j=k+1}^{T} \weigh{\operatorname{diag}\bigl(\varphi'(\weightedsum{j})\bigr)}{\Whh}`,
    substituted: raw`T - k = \count{factors}, \qquad \slot{productEntry}`,
    indices: raw`\displaystyle \frac{\partial (\hidden{j})_l}{\partial (\hidden{j-1})_i} = \varphi'\bigl((\weightedsum{j})_l\bigr)\,\entry{\Whh}{l}{i}`,
    slots: ['factors', 'productEntry'],
  },
  truncatedSum: {
    symbolic:
      raw`\displaystyle \frac{\partial L_t}{\partial \Whh} \approx \sum_{k=m+1}^{t} \frac{\partial L_t}{\partial \hidden{t}}\,` +
      raw`\frac{\partial \hidden{t}}{\partial \hidden{k}}\,\frac{\partial^{+} \hidden{k}}{\partial \Whh}, \qquad t > m`,
    substituted: raw`\slot{weightDerivative} \approx \slot{uncutWeightDerivative}`,
    slots: ['weightDerivative', 'uncutWeightDerivative'],
  },
} as const satisfies Record<string, Formula>;
