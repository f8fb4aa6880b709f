/** The sentences of the exercise of the counting neuron, in the language chosen. */
import type { CountingNeuronText } from './en.ts';
import { countingNeuron } from './en/countingNeuron.ts';
import { useText } from './languages.ts';

/** English comes with the exercise; another language has its own in its catalogue. */
export const useCountingNeuronText = (): CountingNeuronText => useText().countingNeuron ?? countingNeuron;
