/** The sums of each gate, and the cell state before its tanh, are normalised. After Ba, Kiros & Hinton 2016. */
import { drawnLstm } from './lstmLayout.ts';

export default drawnLstm('lstmLayerNorm', { layerNorm: true });
