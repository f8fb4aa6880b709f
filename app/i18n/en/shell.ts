/** What a learner reads around the lessons, in English. */
import type { FigureName } from '#lesson/vocabulary';
import type { BackendName, BackendOutcome } from '#rnn/backends';
import type { AddressDamage } from '../../state/addressFormat.ts';
import type { Theme } from '../../state/theme.ts';

const backends: Record<BackendName, string> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' };

const themes: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };

/** What each figure is called on a page of its own, in the bar that stands for it, and among the others. */
const figureNames: Record<FigureName, string> = {
  cell: 'The LSTM cell',
  training: 'A language model in training',
  curves: 'Squashing functions and their slopes',
  shapes: 'Shape calculator',
  vanishing: 'Why gradients vanish',
  microscope: 'The backward pass under the microscope',
};

const damages: Record<AddressDamage, string> = {
  cutOff:
    'This link was cut off on its way: what is left of it is shown. Ask for the whole link to see what its sender saw.',
  unreadable:
    'This link is damaged: what could not be read in it starts from the beginning. Ask for the link again to see what its sender saw.',
  tooLong: 'This link is damaged: it is longer than any link made here. The page opened from its start.',
  foreign:
    'A part of this link belongs to nothing on this page, so that part was left out. It may come from another version of Unroll.',
};

export const shell = {
  product: 'Unroll',
  /** Title of the browser's tab. */
  tabTitle: (page: string) => `${page} · Unroll`,
  skipToContent: 'Skip to the content',
  lessonNumber: (number: number) => `Lesson ${number}`,
  loading: 'Loading…',

  home: {
    title: 'What does a network remember?',
    tab: 'Recurrent networks, taken apart',
    lede: 'Unroll is a lab for recurrent neural networks: step through an LSTM letter by letter with every value in view, and train one on Moby-Dick in this very tab. Every number on the page is computed as you look, and nothing you do leaves your device.',
    lessons: 'Lessons',
    minutes: (minutes: number) => `${minutes} minutes`,
    picture:
      'A recurrent network unrolled over the word “unroll”: six copies of one cell in a row, each reading a letter and handing two lines of memory to the next.',
  },

  figures: {
    title: 'All figures',
    lede: 'Every figure with its examples, each alive. An example’s name leads to a page of its own.',
    all: 'All figures',
    names: figureNames,
  },

  unknownPage: {
    title: 'Nothing is at this address',
    explanation: 'The link may be mistyped, or the lesson may have another name by now.',
    wayOn: 'See all lessons',
  },

  damagedLink: {
    label: 'About this link',
    ...damages,
    dismiss: 'Got it',
  },

  failure: {
    page: 'This page could not be shown. The rest of Unroll still works.',
    figure: 'This figure could not be drawn. The text around it is still right.',
    retry: 'Try again',
    wayOn: 'See all lessons',
    detail: 'What went wrong',
  },

  theme: { label: 'Theme', ...themes },
  language: { label: 'Language' },

  backend: {
    names: backends,
    pill: {
      label: 'Training engine',
      unopened: 'Engine',
      opening: 'Starting…',
      none: 'No engine',
      error: (error: string) => `error ${error}`,
    },
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
  },

  offline: {
    ready: 'Saved for use without a network.',
    update: 'A newer version has arrived. It opens by itself next time.',
    openUpdate: 'Open it now',
  },

  footer: {
    label: 'About Unroll',
    promise: 'Nothing leaves this device.',
    licences: 'Licences and sources',
  },
};
