/** Reset after the product, as PyTorch and cuDNN have it: `n = tanh(W x + b + r·(U h₋₁ + b'))`. */
import { drawnGru } from './gruLayout.ts';

export default drawnGru('gru');
