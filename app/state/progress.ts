/**
 * What a learner has done, kept on the device. The stored text is the truth, so that two tabs do not undo each other’s work: each
 * change reads it, changes it and writes it. A stored text that cannot be read is set aside, never overwritten.
 */
import { create } from 'zustand';
import {
  answerKey,
  changeLesson,
  formatProgress,
  mergeProgress,
  noProgress,
  parseProgress,
  type Answer,
  type Given,
  type ParsedProgress,
  type Progress,
  type ProgressProblem,
  type QuestionKind,
} from './progressFormat.ts';

const key = 'unroll.progress';
/** Where a text that could not be read is kept. */
const asideKey = 'unroll.progress.unread';

interface ProgressState {
  readonly progress: Progress;
  /** Whether the last change was written; false where storage is forbidden or full. */
  readonly kept: boolean;
  /** What was stored but could not be read, and why; it is kept until the learner erases it. */
  readonly setAside: { readonly text: string; readonly problem: ProgressProblem } | null;
}

export const useProgress = create<ProgressState>()(() => ({
  progress: noProgress,
  kept: true,
  setAside: null,
  ...opened(),
}));

/** What is stored, with what had to be set aside. */
function opened(): Partial<ProgressState> {
  const stored = parsedAt(key);
  const aside = parsedAt(asideKey);
  if (stored?.kind === 'unreadable') {
    // What was set aside before stays with it.
    const text = aside ? `${aside.text}\n${stored.text}` : stored.text;
    // Only once it is safe in its new place may the old one be written over.
    if (write(asideKey, text)) remove(key);
    return { setAside: { text, problem: stored.problem } };
  }
  const progress = stored?.progress ?? noProgress;
  if (aside?.kind === 'unreadable') return { progress, setAside: aside };
  // A newer version of the page may be able to read what an older one set aside.
  if (aside) {
    const both = mergeProgress(progress, aside.progress);
    if (write(key, formatProgress(both))) remove(asideKey);
    return { progress: both };
  }
  return { progress };
}

function parsedAt(name: string): (ParsedProgress & { readonly text: string }) | null {
  const text = read(name);
  return text === null ? null : { ...parseProgress(text), text };
}

function change(next: (progress: Progress) => Progress): void {
  const stored = parsedAt(key);
  if (stored?.kind === 'unreadable') useProgress.setState(opened());
  const before = stored?.kind === 'progress' ? stored.progress : useProgress.getState().progress;
  const progress = next(before);
  // What was set aside for want of room keeps its place.
  const kept = (stored?.kind !== 'unreadable' || read(key) === null) && write(key, formatProgress(progress));
  useProgress.setState({ progress, kept });
}

// What another tab has changed or erased.
globalThis.addEventListener?.('storage', (event) => {
  if (event.key !== null && event.key !== key) return;
  const parsed = event.newValue === null ? null : parseProgress(event.newValue);
  if (parsed?.kind !== 'unreadable') useProgress.setState({ progress: parsed?.progress ?? noProgress });
});

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
export function recordAnswer({ lesson, kind, number, check, answer, right }: GivenAnswer): void {
  const given: Answer = { check, answer, right, at: Date.now() };
  change((progress) =>
    changeLesson(progress, lesson, (before) => ({
      ...before,
      answers: { ...before.answers, [answerKey(kind, number)]: given },
    })),
  );
}

/** The answer that is kept, if the question still has the same check. */
export function useAnswer(
  lesson: string,
  kind: QuestionKind,
  number: number,
  check: string | null,
): Answer | null {
  const answer = useProgress((s) => s.progress.lessons[lesson]?.answers[answerKey(kind, number)]);
  return answer?.check === check ? answer : null;
}

/** The section that is being read. */
export function recordPlace(lesson: string, section: string): void {
  const place = { section, at: Date.now() };
  change((progress) => changeLesson(progress, lesson, (before) => ({ ...before, place })));
}

/** The end of the text was reached. */
export function recordFinished(lesson: string): void {
  if (useProgress.getState().progress.lessons[lesson]?.finishedAt) return;
  const now = Date.now();
  change((progress) =>
    changeLesson(progress, lesson, (before) => ({ ...before, finishedAt: before.finishedAt ?? now })),
  );
}

/** Takes a file’s progress in beside what there is; nothing is lost either way. null when it was taken. */
export function importProgress(text: string): ProgressProblem | null {
  const parsed = parseProgress(text);
  if (parsed.kind === 'unreadable') return parsed.problem;
  change((progress) => mergeProgress(progress, parsed.progress));
  return null;
}

/** Forgets everything, also what was set aside. */
export function eraseProgress(): void {
  remove(key);
  remove(asideKey);
  useProgress.setState({ progress: noProgress, setAside: null, kept: true });
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, text: string): boolean {
  try {
    localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

function remove(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Storage that is forbidden holds nothing.
  }
}
