/** Causal convolutions over time: one output, and how far a stack of them sees. */
import type { Formula } from '../formula.ts';

/** Source: van den Oord et al. 2016. `K` weights for each input, `L` layers. */
export const convolutionFormulas = {
  causalConvolution: {
    symbolic: String.raw`y_t = \varphi\Bigl(b + \sum_{k=0}^{K-1} \weigh{w_k}{\inp{t-k}}\Bigr)`,
    slots: [],
  },
  dilatedConvolution: {
    symbolic: String.raw`y_t = \varphi\Bigl(b + \sum_{k=0}^{K-1} \weigh{w_k}{\inp{s}}\Bigr) \quad \text{with } s = t - k\,d`,
    slots: [],
  },
  stackField: {
    symbolic: String.raw`R = 1 + \sum_{l=1}^{L} (K - 1)\,d_l`,
    substituted: String.raw`1 + (\count{kernelSize} - 1) \times \count{dilationSum} = \count{fieldSize}`,
    slots: ['kernelSize', 'dilationSum', 'fieldSize'],
  },
  doublingField: {
    symbolic: String.raw`1 + (K - 1)\,(2^L - 1) = 2^L \quad \text{if } K = 2`,
    substituted: String.raw`1 + (\count{kernelSize} - 1) \times (2^{\count{layerCount}} - 1) = \count{fieldSize}`,
    slots: ['kernelSize', 'layerCount', 'fieldSize'],
  },
  strideLength: {
    symbolic: String.raw`T' = \Bigl\lfloor \frac{T - K}{S} \Bigr\rfloor + 1`,
    substituted: String.raw`\Bigl\lfloor \frac{\count{seriesLength} - \count{kernelSize}}{2} \Bigr\rfloor + 1 = \count{shortenedLength}`,
    slots: ['seriesLength', 'kernelSize', 'shortenedLength'],
  },
} as const satisfies Record<string, Formula>;
