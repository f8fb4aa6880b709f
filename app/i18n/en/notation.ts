/** What a learner reads where the notation is chosen, in English. */
import type { NotationChoice, NotationName, UpdateMeaning } from '#notation/notation';

const families: Readonly<Record<NotationName, { readonly name: string; readonly like: string }>> = {
  pytorch: { name: 'PyTorch’s names', like: 'as in this page’s engine' },
  states: { name: 's with U, W, V', like: 'as in Britz (2015)' },
  hidden: { name: 'h with one letter for each end of a weight', like: 'as in Karpathy (2015)' },
  rows: { name: 'Y with a batch in rows', like: 'as in Géron (2019)' },
  concatenated: { name: 'one matrix for both, candidates with a tilde', like: 'as in Olah (2015)' },
};

const updates: Readonly<Record<UpdateMeaning, { readonly name: string; readonly like: string }>> = {
  keep: { name: 'the share that is kept', like: 'as in Cho et al. (2014), PyTorch and Keras' },
  write: { name: 'the share that is written', like: 'as in Chung et al. (2014)' },
};

const inWords = ({ family, update }: NotationChoice) =>
  `${families[family].name}${update === 'write' ? ', z for what is written' : ''}`;

export const notation = {
  title: 'Notation',
  family: 'Notation of the book in your hand',
  families,
  update: 'z of the GRU is',
  updates,
  stays: 'Only what is written changes. What is computed stays as it is.',
  oppositeSign:
    'Where z is the share that is written, the weights of the book’s z are these with the opposite sign, because 1 − σ(a) = σ(−a).',
  loading: 'Writing the page anew…',
  failed:
    'This notation could not be loaded, so the page stays as it was. Check the connection and choose it again.',
  carried: (shown: NotationChoice, own: NotationChoice) =>
    `The link that you opened brought this notation (${inWords(shown)}). Yours, ${inWords(own)}, is kept and comes back on the next page.`,
  own: 'Use mine here too',
  close: 'Close',
};
