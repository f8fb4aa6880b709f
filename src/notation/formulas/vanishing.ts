/** Why gradients vanish or explode in a plain network, line by line. */
import type { Formula } from '../formula.ts';

const { raw } = String;

/**
 * Norms are spectral norms of matrices and lengths of vectors; `v` is the direction by which the loss weighs the last
 * state, of length 1.
 * Sources: Bengio, Simard & Frasconi 1994; Pascanu, Mikolov & Bengio 2013, section 2 (bounds) and algorithm 1 (clipping).
 */
export const vanishingFormulas = {
  scalarPower: {
    symbolic: raw`\displaystyle \frac{\partial \hidden{T}}{\partial \hidden{k}} = \underbrace{w \cdot w \cdots w}_{T-k} = w^{\,T-k}`,
    substituted: raw`\slot{spectralRadius}^{\,\count{stepsBack}} = \slot{radiusPower}`,
    slots: ['spectralRadius', 'stepsBack', 'radiusPower'],
  },
  stepJacobian: {
    symbolic: raw`\displaystyle \frac{\partial \hidden{t}}{\partial \hidden{t-1}} = \weigh{\operatorname{diag}\bigl(\varphi'(\weightedsum{t})\bigr)}{\Whh}`,
    substituted: raw`\overline{\varphi'} = \slot{meanSlope}`,
    indices: raw`\displaystyle \frac{\partial (\hidden{t})_i}{\partial (\hidden{t-1})_j} = \varphi'\bigl((\weightedsum{t})_i\bigr)\,\entry{\Whh}{i}{j}`,
    slots: ['meanSlope'],
  },
  slopeBound: {
    symbolic: raw`\displaystyle 0 < \tanh'(a) = 1 - \tanh^2(a) \le 1, \qquad 0 < \sigma'(a) = \sigma(a)\,(1-\sigma(a)) \le \tfrac14`,
    substituted: raw`\max_i \varphi' = \slot{steepestSlope} \le 1`,
    slots: ['steepestSlope'],
  },
  stepBound: {
    symbolic:
      raw`\displaystyle \biggl\lVert\frac{\partial \hidden{t}}{\partial \hidden{t-1}}\biggr\rVert \le ` +
      raw`\max_i \varphi'\bigl((\weightedsum{t})_i\bigr)\,\lVert\Whh\rVert \le \lVert\Whh\rVert`,
    substituted: raw`\slot{stepNorm} \le \slot{steepestSlope}\times\slot{weightStretch} = \slot{stepBound} \le \slot{weightStretch}`,
    indices:
      raw`\displaystyle \lVert A \rVert = \max_{\lVert u\rVert = 1} \lVert A u\rVert, \qquad ` +
      raw`\lVert \operatorname{diag}(s)\,A\,u\rVert^2 = \sum_i s_i^2\,(Au)_i^2 \le \max_i s_i^2\,\lVert Au\rVert^2`,
    slots: ['stepNorm', 'steepestSlope', 'weightStretch', 'stepBound'],
  },
  productBound: {
    symbolic:
      raw`\displaystyle \biggl\lVert\frac{\partial \hidden{T}}{\partial \hidden{k}}\biggr\rVert \le ` +
      raw`\prod_{j=k+1}^{T}\biggl\lVert\frac{\partial \hidden{j}}{\partial \hidden{j-1}}\biggr\rVert \le ` +
      raw`\prod_{j=k+1}^{T}\max_i \varphi'\bigl((\weightedsum{j})_i\bigr)\,\lVert\Whh\rVert`,
    substituted: raw`\slot{productNorm} \le \slot{productOfNorms} \le \slot{productOfBounds}`,
    slots: ['productNorm', 'productOfNorms', 'productOfBounds'],
  },
  gradientBound: {
    symbolic:
      raw`\displaystyle \biggl\lVert\frac{\partial L}{\partial \hidden{k}}\biggr\rVert = ` +
      raw`\biggl\lVert\biggl(\frac{\partial \hidden{T}}{\partial \hidden{k}}\biggr)^{\!\top} v\,\biggr\rVert \le ` +
      raw`\biggl\lVert\frac{\partial \hidden{T}}{\partial \hidden{k}}\biggr\rVert`,
    substituted: raw`\slot{stateGradientNorm} \le \slot{productNorm}`,
    slots: ['stateGradientNorm', 'productNorm'],
  },
  spectralPower: {
    symbolic: raw`\displaystyle \Whh = Q\,\Lambda\,Q^{-1}, \qquad \Whh^{\,d} = Q\,\Lambda^{d}\,Q^{-1}, \qquad \rho = \max_i \lvert\lambda_i\rvert`,
    substituted: raw`\rho = \slot{spectralRadius}, \qquad \slot{productNorm}^{\,1/\count{stepsBack}} = \slot{factorAStep}`,
    indices: raw`\displaystyle \weigh{\Whh^{\,d}}{u} = \sum_i \lambda_i^{\,d}\,c_i\,q_i, \qquad u = \sum_i c_i\,q_i, \qquad \weigh{\Whh}{q_i} = \lambda_i\,q_i`,
    slots: ['spectralRadius', 'productNorm', 'stepsBack', 'factorAStep'],
  },
  clippedGradient: {
    symbolic: raw`\displaystyle g \;\leftarrow\; g\,\min\Bigl(1,\ \frac{\theta}{\lVert g\rVert}\Bigr)`,
    substituted: raw`\min\Bigl(1,\ \frac{1}{\slot{wholeGradientNorm}}\Bigr) = \slot{clipFactor}`,
    indices: raw`\displaystyle \lVert g\rVert = \sqrt{g_1^2 + g_2^2 + \cdots + g_P^2}, \qquad \lVert g\rVert > \theta\ \Rightarrow\ g_p \leftarrow \frac{\theta}{\lVert g\rVert}\,g_p`,
    slots: ['wholeGradientNorm', 'clipFactor'],
  },
} as const satisfies Record<string, Formula>;
