/** `h = tanh(LN(a))`. Ba, Kiros \& Hinton 2016. */
import { drawnRnn } from './rnnLayout.ts';

export default drawnRnn('rnnLayerNorm');
