/** What a language model's loss means. */
import type { Formula } from '../formula.ts';

/** Source: Shannon 1951; in this form Graves 2013, section 3. */
export const languageModelFormulas = {
  uniformGuess: {
    symbolic: String.raw`-\log_2\frac{1}{V} = \log_2 V`,
    substituted: String.raw`\log_2 \count{vocabularySize} = \slot{uniformBits}\ \text{bits}`,
    slots: ['vocabularySize', 'uniformBits'],
  },
  crossEntropy: {
    symbolic: String.raw`L = -\frac{1}{N}\sum_{t} \ln p_t(x_{t+1})`,
    substituted: String.raw`L = \slot{lossNats}\ \text{nats}, \quad e^{-L} = \slot{probability}`,
    slots: ['lossNats', 'probability'],
  },
  bitsPerChar: {
    symbolic: String.raw`\text{bits per character} = \frac{L}{\ln 2}`,
    substituted: String.raw`\slot{lossNats} / 0.693 = \slot{lossBits}`,
    slots: ['lossNats', 'lossBits'],
  },
  perplexity: {
    symbolic: String.raw`\text{perplexity} = e^{L} = 2^{L/\ln 2}`,
    substituted: String.raw`e^{\slot{lossNats}} = 2^{\slot{lossBits}} = \slot{perplexity}`,
    slots: ['lossNats', 'lossBits', 'perplexity'],
  },
} as const satisfies Record<string, Formula>;
