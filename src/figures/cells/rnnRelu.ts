/** `h = ReLU(a)`. Le, Jaitly \& Hinton 2015. */
import { drawnRnn } from './rnnLayout.ts';

export default drawnRnn('rnnRelu');
