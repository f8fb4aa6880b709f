/** What a learner reads in the panel about what trains here, in English. */
import type { BackendOutcome } from '#rnn/backends';

export const backendPanel = {
  title: 'What trains here',
  unopened:
    'Nothing trains yet: the engine starts when you first train. Figures do not wait for it: they are computed in float64 by the reference, which needs no graphics card.',
  none: 'No engine computes rightly on this device, so nothing can be trained here. Figures and text work as always: they are computed by the float64 reference.',
  chosen: (name: string) => `${name} trains here, in float32.`,
  accuracy: (forward: string, gradient: string) =>
    `On a model with known answers its activations differ from the float64 reference by at most ${forward}, its gradients by at most ${gradient}, relative to the largest value.`,
  inspected: 'What a figure shows is computed from the trained weights by the reference, in float64.',
  forced: (name: string) => `The address asks for ${name}.`,
  open: 'Start the engine and test it',
  opening: 'Starting and testing…',
  attempts: 'What was tried',
  columns: { engine: 'Engine', outcome: 'Outcome', forward: 'Activations', gradient: 'Gradients' },
  notMeasured: 'not measured',
  adapter: (adapter: string) => `on ${adapter}`,
  outcome: (outcome: BackendOutcome): string => {
    switch (outcome.kind) {
      case 'chosen':
        return 'trains here';
      case 'notNeeded':
        return 'not needed: a faster one works';
      case 'excluded':
        return 'left out: another one was asked for, or it failed earlier in this visit';
      case 'unavailable':
        return `not available: ${outcome.detail}`;
      case 'software':
        return 'left out: this adapter runs on the processor, where WebAssembly is faster';
      case 'wrong':
        return `left out: it computes wrongly (more than ${outcome.bound} off the reference)`;
    }
  },
  choose: 'Choose it yourself',
  chooseNote: 'The page reloads with your choice in its address; your training run is kept.',
  automatic: 'Automatic',
  close: 'Close',
};
