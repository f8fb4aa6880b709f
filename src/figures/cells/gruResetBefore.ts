/** Reset before the product: `n = tanh(W x + b + U (r·h₋₁) + b')`. Cho et al. 2014. */
import { drawnGru } from './gruLayout.ts';

export default drawnGru('gruResetBefore');
