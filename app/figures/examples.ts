/**
 * Named examples of figures, shown in the gallery and compared with pictures. An example is the state that its address
 * holds; what it leaves out the figure chooses. A figure without examples is not in the gallery.
 */
import type { FigureName } from '#lesson/vocabulary';
import type { AddressValues } from '../state/addressFormat.ts';

interface FigureExample {
  /** Unlike that of any other example of the figure; a picture's file is called by it. */
  readonly name: string;
  readonly state: AddressValues;
}

export const examples: Readonly<Record<FigureName, readonly FigureExample[]>> = {
  cell: [
    {
      name: 'forget-gate',
      state: { word: 'hello', letter: '4', step: 'forgetGate', unit: '3' },
    },
    {
      name: 'hidden-state',
      state: { word: 'remember', letter: '2', step: 'hiddenState', unit: '7' },
    },
    {
      name: 'gru',
      state: { source: 'fresh', cell: 'gru', word: 'banana', letter: '4', step: 'candidate', unit: '2' },
    },
    {
      name: 'peephole-sum',
      state: {
        source: 'fresh',
        cell: 'lstmPeephole',
        units: '16',
        scale: '2',
        view: 'sum',
        word: 'hello',
        letter: '4',
        step: 'outputGate',
        unit: '3',
      },
    },
    {
      name: 'saturated-layer',
      state: {
        source: 'fresh',
        cell: 'rnnReluLayerNorm',
        units: '32',
        scale: '20',
        view: 'layer',
        word: 'hello',
        letter: '3',
        step: 'normalisedSum',
        unit: '5',
      },
    },
  ],
  // It trains: one run for the whole page, so two of them would be the same one.
  training: [],
  curves: [
    { name: 'forget-gate', state: { word: 'hello', gate: 'forgetGate', letter: '4', unit: '3' } },
    { name: 'candidate', state: { word: 'remember', gate: 'candidate', at: '1.5' } },
  ],
  shapes: [
    { name: 'lstm', state: { kind: 'lstm' } },
    {
      name: 'gru-both-directions',
      state: { kind: 'gru', inputs: '65', hidden: '64', layers: '3', both: 'true' },
    },
    { name: 'peephole', state: { kind: 'lstmPeephole', layers: '1', hidden: '1', rows: '1', steps: '1' } },
  ],
  vanishing: [
    { name: 'as-it-opens', state: {} },
    {
      name: 'explodes-clipped',
      state: { radius: '1.3', activation: 'relu', draw: 'orthogonal', clip: 'true', back: '59' },
    },
    { name: 'zero-and-1e-300', state: { radius: '0.01', length: '200', units: '8', back: '120' } },
  ],
  microscope: [
    { name: 'trained', state: { word: 'remember', step: '4', quantity: 'forgetGate', unit: '3' } },
    {
      name: 'wall',
      state: {
        source: 'fresh',
        cell: 'gru',
        units: '4',
        word: 'banana',
        step: '1',
        wall: '3',
        of: 'preActivation',
        quantity: 'updateGate',
      },
    },
    {
      name: 'proof',
      state: {
        source: 'fresh',
        cell: 'rnn',
        units: '4',
        word: 'hello',
        step: '2',
        prove: 'value',
        counted: 'last',
      },
    },
    {
      name: 'all-zero',
      state: { source: 'fresh', cell: 'lstm', units: '4', word: 'hello', step: '2', scale: '0' },
    },
  ],
  surgery: [
    {
      name: 'memory-cut',
      state: { word: 'remember', quantity: 'cellState', unit: '3', step: '4', edits: 'h,forgetGate,*,4,0' },
    },
    {
      name: 'several-edits',
      state: {
        source: 'fresh',
        cell: 'gru',
        word: 'banana',
        quantity: 'updateGate',
        unit: '2',
        step: '3',
        edits: 'h,updateGate,2,3,0.1~s,4~!w,weight_hh_l0,10,2,0.8~l,2,6f',
      },
    },
    {
      name: 'edits-that-do-not-fit',
      state: { source: 'fresh', cell: 'rnn', units: '1', word: 'hi', edits: 'h,forgetGate,1,*,1~s,9' },
    },
  ],
  trainingHistory: [
    { name: 'as-it-opens', state: { recordOf: 'recorded' } },
    {
      name: 'early-with-bookmarks',
      state: {
        recordOf: 'recorded',
        trainStep: '100',
        timeStep: '16',
        parameter: 'weight_ih_l0',
        weight: '1403',
        bookmarks: '0,1,before any update~100,16,a space is expected~20000,32,late',
      },
    },
    {
      name: 'one-step',
      state: { recordOf: 'recorded', passage: 'Th', trainStep: '0', parameter: 'fc.bias' },
    },
  ],
  copyDistance: [
    { name: 'plain', state: { distance: '4' } },
    { name: 'all-networks', state: { networks: 'all', distance: '6' } },
  ],
  race: [
    { name: 'recorded', state: { place: '30' } },
    { name: 'recorded-by-time', state: { axis: 'time', place: '100' } },
    {
      name: 'one-unit',
      state: {
        task: 'copyFirst',
        cells: 'lstmPeephole,gru,rnnReluLayerNorm,rnn',
        units: '1',
        match: 'parameters',
      },
    },
  ],
  receptiveField: [
    { name: 'doubling', state: { step: '20', layer: '2' } },
    {
      name: 'own-dilations',
      state: {
        kernel: '3',
        pattern: 'own',
        dilations: '1,3,1',
        length: '24',
        against: 'lstm',
        layer: '0',
        step: '18',
      },
    },
    {
      name: 'vanished',
      state: {
        pattern: 'ones',
        layers: '2',
        length: '64',
        against: 'rnn',
        units: '1',
        layer: '-1',
        step: '30',
      },
    },
  ],
  problems: [
    { name: 'encoder-decoder', state: { shape: 'encoderDecoder', spelt: 'begin', moment: '7' } },
    { name: 'a-week-then-a-week', state: { shape: 'delayed', day: '100' } },
    { name: 'all-zero', state: { shape: 'manyToOne', called: 'Ayşe', gain: '0' } },
  ],
  shuffled: [
    { name: 'name', state: {} },
    { name: 'births', state: { sequence: 'births', day: '40', lot: '3', bar: '2' } },
    { name: 'one-letter', state: { called: 'O' } },
  ],
  activations: [
    { name: 'after-a-space', state: { property: 'afterSpace', paragraph: '1', letters: '300' } },
    {
      name: 'own-marks-by-similarity',
      state: {
        from: 'own',
        text: 'the whale and the ship and the sea and the whale',
        property: 'own',
        marks: '5-9~44-48',
        order: 'similarity',
        quantity: 'hiddenState',
        step: '6',
      },
    },
    {
      name: 'all-zero-one-unit',
      state: { source: 'fresh', cell: 'gru', units: '1', scale: '0', from: 'own', text: 'a' },
    },
  ],
  forecast: [
    { name: 'two-sines', state: {} },
    {
      name: 'births-pushed',
      state: {
        series: 'births',
        window: '90',
        models: 'iterated,atOnce,gru',
        pushed: '25:5000',
        read: '25',
        ahead: '4',
      },
    },
    {
      name: 'constant-window',
      state: { series: 'twoSines', models: 'iterated,lstm', pushed: '*:0.3', read: '44' },
    },
  ],
  nextLetter: [
    { name: 'drawn', state: { phrase: 'there she blows', temperature: '0.7' } },
    {
      name: 'given-letter',
      state: { phrase: 'a whale, a whale', place: '5', kept: '3', lot: '7', whole: 'true' },
    },
    {
      name: 'all-zero-and-unread',
      state: { source: 'fresh', cell: 'gru', scale: '0', phrase: 'Größe 42', temperature: '0' },
    },
  ],
};
