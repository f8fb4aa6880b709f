/** What a learner reads around code, in English. Program text itself is not translated. */
import type { CodeLanguage } from '#notation/listings/listing';
import type { ListingName } from '#lesson/vocabulary';

export const code = {
  language: 'The same in',
  languages: {
    numpy: 'NumPy',
    pytorch: 'PyTorch',
    keras: 'Keras',
    typescript: 'TypeScript',
  } satisfies Record<CodeLanguage, string>,
  names: {
    rnn: 'A plain recurrent cell, one step',
    rnnRelu: 'A plain recurrent cell with ReLU, one step',
    rnnLayerNorm: 'A plain recurrent cell with layer normalisation, one step',
    rnnReluLayerNorm: 'A plain recurrent cell with ReLU and layer normalisation, one step',
    lstm: 'An LSTM, one step',
    lstmPeephole: 'An LSTM with peepholes, one step',
    lstmLayerNorm: 'An LSTM with layer normalisation, one step',
    gru: 'A GRU, one step',
    gruResetBefore: 'A GRU that resets before the product, one step',
    languageModel: 'The training loop of a language model',
    forecast: 'The training loop of a forecaster',
  } satisfies Record<ListingName, string>,
  /** The listing itself, to whom it is named. */
  listing: (name: string, language: string) => `${name}, in ${language}`,

  copyModel: 'Copy with this model’s weights',
  copyLoop: 'Copy as a script that runs',
  copying: 'Writing the script…',
  /** Letters and units count from 1, as in the figure. */
  shownPlace: (word: string, letter: number, unit: number) =>
    `The script reads “${word}” with the weights of the model in the figure, and prints what the figure shows of unit ${unit} at letter ${letter}.`,
  trainedPlace: (word: string, letter: number, unit: number) =>
    `The script reads “${word}” with the weights of the page’s own trained model of this kind, and prints the values of unit ${unit} at letter ${letter}.`,
  untrainedPlace: (word: string, letter: number, unit: number) =>
    `The page’s trained model of this kind is not to be had just now. The script reads “${word}” with random weights, and prints the values of unit ${unit} at letter ${letter}.`,
  loopPlace: (updates: number) =>
    `The script makes ${updates} updates from weights that come with it, and prints the loss before each: the same numbers in NumPy, PyTorch and TypeScript.`,
  kerasBias:
    'Keras has one bias where the others have two, and Adam moves each: after the first update its losses go their own way, close to these.',
  needs: {
    numpy: 'It needs Python with NumPy.',
    pytorch: 'It needs Python with PyTorch, 1.13 or newer.',
    keras: 'It needs Python with NumPy and Keras 3, on any of its backends.',
    kerasTraining: 'It needs Python with NumPy and Keras 3.9 or newer, on a backend that trains.',
    typescript: 'It needs nothing but Node 22.18 or newer, Deno or Bun.',
  },
  copied: (size: string) => `Copied: ${size}.`,
  kilobytes: (count: number) => `${count} kB`,
  refused: 'The browser does not let the page copy. Here is the script, to be copied by hand:',
  failed: 'The script could not be written. Try again.',
};
