/**
 * What a learner reads, in English, by part of the page. English is the type: another language is an object that
 * `satisfies Required<Catalogue>`, so a missing sentence does not compile.
 */
import { cell } from './en/cell.ts';
import { reader } from './en/reader.ts';
import { shell } from './en/shell.ts';
import type { training } from './en/training.ts';

/** The parts of the first load; the English of the training figure comes with it (`training.ts`). */
export const en = { shell, reader, cell };

export type TrainingText = typeof training;
export type Catalogue = typeof en & { readonly training?: TrainingText };
