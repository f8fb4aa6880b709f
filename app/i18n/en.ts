/**
 * All that a learner reads, in English, by part of the page. English is the type: another language is an object
 * that `satisfies Catalogue`, so a missing sentence does not compile.
 */
import { cell } from './en/cell.ts';
import { reader } from './en/reader.ts';
import { shell } from './en/shell.ts';
import { training } from './en/training.ts';

export const en = { shell, reader, cell, training };

export type Catalogue = typeof en;
