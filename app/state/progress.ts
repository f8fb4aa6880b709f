/**
 * What a learner has done, as the page shows it. What keeps it on the device is `progressKeeping.ts`, which is loaded when there is
 * something to read or to keep: a first visit does without.
 */
import { create } from 'zustand';
import type { Given, Progress, ProgressProblem, QuestionKind } from './progressFormat.ts';

/** Where it is kept, and where a text that could not be read. */
export const progressKey = 'unroll.progress';
export const asideKey = 'unroll.progress.unread';

export interface ProgressState {
  readonly progress: Progress;
  /** Whether the last change was written; false where storage is forbidden or full. */
  readonly kept: boolean;
  /** What was stored but could not be read, and why; it is kept until the learner erases it. */
  readonly setAside: { readonly text: string; readonly problem: ProgressProblem } | null;
}

export const useProgress = create<ProgressState>()(() => ({
  progress: { lessons: {} },
  kept: true,
  setAside: null,
}));

const keeping = () => import('./progressKeeping.ts');

/** Fulfilled when what was kept is in the store. */
export const progressRead: Promise<unknown> = isAnythingKept()
  ? keeping().catch(() => {})
  : Promise.resolve();

function isAnythingKept(): boolean {
  try {
    return localStorage.getItem(progressKey) !== null || localStorage.getItem(asideKey) !== null;
  } catch {
    return false;
  }
}

export interface GivenAnswer {
  /** The lesson’s name: `06-lstm`. */
  readonly lesson: string;
  readonly kind: QuestionKind;
  /** Which of its kind in the lesson, from 1. */
  readonly number: number;
  /** The check that decided; null where there is none. */
  readonly check: string | null;
  readonly answer: Given;
  /** null where it is for the learner to judge, as when the worked answer was opened. */
  readonly right: boolean | null;
}

/** Keeps an answer; a later one to the same question takes its place. */
export function recordAnswer(given: GivenAnswer): void {
  void keeping().then(({ keepAnswer }) => keepAnswer(given));
}

/** The section that is being read, and whether the end of the text is in view. */
export function recordPlace(lesson: string, section: string, isEnd: boolean): void {
  void keeping().then(({ keepPlace }) => keepPlace(lesson, section, isEnd));
}
