/** Hochreiter & Schmidhuber 1997, with the forget gate of Gers, Schmidhuber & Cummins 2000. */
import { drawnLstm } from './lstmLayout.ts';

export default drawnLstm('lstm');
