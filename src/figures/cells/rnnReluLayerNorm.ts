/** `h = ReLU(LN(a))`. */
import { drawnRnn } from './rnnLayout.ts';

export default drawnRnn('rnnReluLayerNorm');
