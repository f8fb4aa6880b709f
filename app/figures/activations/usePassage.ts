/** The letters that the figure reads, before any model has looked at them: a passage of the book, or the learner's own. */
import { useEffect, useMemo, useState } from 'react';
import { normaliseText, splitLetters } from '#data/text';
import { longestPassage, type ActivationsAddress } from '../../state/activationsView.ts';
import { fetchDataText } from '../../state/dataText.ts';
import { readOwnPassage } from '../../state/ownPassage.ts';

export type PassageProblem = 'bookMissing' | 'ownEmpty' | 'ownNotInLink' | 'tooLong';

export type Passage =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      /** One or more, at most `longestPassage`. */
      readonly letters: readonly string[];
      readonly problem: PassageProblem | null;
      /** Of the book; 1 where it is missing. */
      readonly paragraphs: number;
    };

interface Book {
  readonly text: string;
  /** Where each paragraph begins; empty lines have none. */
  readonly starts: readonly number[];
}

/** Stands for the book where it cannot be had. */
const firstSentence = 'Call me Ishmael.';

let book: Promise<Book | null> | null = null;

function loadBook(): Promise<Book | null> {
  book ??= fetchBook().then((loaded) => {
    // Tried again when the figure is opened again.
    if (!loaded) book = null;
    return loaded;
  });
  return book;
}

async function fetchBook(): Promise<Book | null> {
  const loaded = await fetchDataText('data/moby-dick.txt');
  // A server that answers every address with its start page has no such file either.
  if (loaded === null || /^\s*<!doctype/i.test(loaded)) return null;
  const text = normaliseText(loaded);
  const starts = [...text.matchAll(/^.+$/gm)].map(({ index }) => index);
  return starts.length === 0 ? null : { text, starts };
}

export function usePassage({ from, paragraph, letters, text }: ActivationsAddress): Passage {
  const [loaded, setLoaded] = useState<Book | 'missing' | null>(null);
  const ownText = from === 'own' ? text || readOwnPassage() : '';
  const needsBook = from === 'book';
  useEffect(() => {
    if (!needsBook) return undefined;
    let current = true;
    void loadBook().then((found) => {
      if (current) setLoaded(found ?? 'missing');
    });
    return () => {
      current = false;
    };
  }, [needsBook]);
  return useMemo(() => {
    const first = splitLetters(firstSentence);
    if (!needsBook) {
      // A letter is a code unit or more; what is far beyond the longest passage is not taken apart.
      const own = splitLetters(normaliseText(ownText.slice(0, 20 * longestPassage)));
      if (own.length === 0) return { kind: 'ready', letters: first, problem: 'ownEmpty', paragraphs: 1 };
      const problem = own.length > longestPassage ? 'tooLong' : text === '' ? 'ownNotInLink' : null;
      return { kind: 'ready', letters: own.slice(0, longestPassage), problem, paragraphs: 1 };
    }
    if (loaded === null) return { kind: 'loading' };
    if (loaded === 'missing') return { kind: 'ready', letters: first, problem: 'bookMissing', paragraphs: 1 };
    const start = loaded.starts[Math.min(paragraph, loaded.starts.length) - 1];
    const passage = splitLetters(loaded.text.slice(start, start + letters));
    return { kind: 'ready', letters: passage, problem: null, paragraphs: loaded.starts.length };
  }, [needsBook, ownText, text, loaded, paragraph, letters]);
}
