/** `h = tanh(a)`. Elman 1990. */
import { drawnRnn } from './rnnLayout.ts';

export default drawnRnn('rnn');
