/** The input and forget gates see `c₋₁`, the output gate the new `c`. Gers & Schmidhuber 2000. */
import { drawnLstm } from './lstmLayout.ts';

export default drawnLstm('lstmPeephole', { peepholes: true });
