/** What a learner reads around the lessons, in English. */
import type { FigureName } from '#lesson/vocabulary';
import type { BackendName } from '#rnn/backends';
import type { Theme } from '../../state/theme.ts';

const backends: Record<BackendName, string> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' };

const themes: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };

/** What each figure is called on a page of its own, in the bar that stands for it, and among the others. */
const figureNames: Record<FigureName, string> = {
  cell: 'Inside a cell',
  training: 'A language model in training',
  curves: 'Squashing functions and their slopes',
  shapes: 'Shape calculator',
  vanishing: 'Why gradients vanish',
  microscope: 'The backward pass under the microscope',
  surgery: 'Surgery on a model',
  receptiveField: 'Receptive field',
  problems: 'Shapes of sequence problems',
  shuffled: 'The same in another order',
  nextLetter: 'The next letter',
  activations: 'What each unit follows',
  forecast: 'Forecast',
  trainingHistory: 'Training in two axes of time',
  copyDistance: 'How far back a network remembers',
  race: 'Fair race',
};

export const shell = {
  product: 'Unroll',
  /** Title of the browser's tab. */
  tabTitle: (page: string) => `${page} · Unroll`,
  skipToContent: 'Skip to the content',
  notation: 'Notation',
  lessonNumber: (number: number) => `Lesson ${number}`,
  loading: 'Loading…',

  home: {
    title: 'What does a network remember?',
    tab: 'Recurrent networks, taken apart',
    lede: 'Unroll is a lab for recurrent neural networks: step through an LSTM letter by letter with every value in view, and train one on Moby-Dick in this very tab. Every number on the page is computed as you look, and nothing you do leaves your device.',
    lessons: 'Lessons',
    minutes: (minutes: number) => `${minutes} minutes`,
    figures: 'All figures, each by itself',
    picture:
      'A recurrent network unrolled over the word “unroll”: six copies of one cell in a row, each reading a letter and handing two lines of memory to the next.',
  },

  figures: {
    title: 'All figures',
    lede: 'Each figure stands on a page of its own. Below the list are examples, each alive; an example’s name leads to it.',
    all: 'All figures',
    names: figureNames,
  },

  search: 'Search',
  glossary: 'Glossary',

  unknownPage: {
    title: 'Nothing is at this address',
    explanation: 'The link may be mistyped, or the lesson may have another name by now.',
    wayOn: 'See all lessons',
  },

  damagedLink: {
    label: 'About this link',
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
