/**
 * Keeps what a learner has done on the device. The stored text is the truth, so that two tabs do not undo each other’s work: each
 * change reads it, changes it and writes it. A stored text that cannot be read is set aside, never overwritten.
 */
import { asideKey, progressKey, useProgress, type GivenAnswer, type ProgressState } from './progress.ts';
import {
  answerKey,
  changeLesson,
  formatProgress,
  mergeProgress,
  noProgress,
  parseProgress,
  type ParsedProgress,
  type Progress,
  type ProgressProblem,
} from './progressFormat.ts';

useProgress.setState(opened());

/** What is stored, with what had to be set aside. */
function opened(): Partial<ProgressState> {
  const stored = parsedAt(progressKey);
  const aside = parsedAt(asideKey);
  if (stored?.kind === 'unreadable') {
    // What was set aside before stays with it.
    const text = aside ? `${aside.text}\n${stored.text}` : stored.text;
    // Only once it is safe in its new place may the old one be written over.
    if (write(asideKey, text)) remove(progressKey);
    return { setAside: { text, problem: stored.problem } };
  }
  const progress = stored?.progress ?? noProgress;
  if (aside?.kind === 'unreadable') return { progress, setAside: aside };
  // A newer version of the page may be able to read what an older one set aside.
  if (aside) {
    const both = mergeProgress(progress, aside.progress);
    if (write(progressKey, formatProgress(both))) remove(asideKey);
    return { progress: both };
  }
  return { progress };
}

function parsedAt(name: string): (ParsedProgress & { readonly text: string }) | null {
  const text = read(name);
  return text === null ? null : { ...parseProgress(text), text };
}

function change(next: (progress: Progress) => Progress): void {
  const stored = parsedAt(progressKey);
  if (stored?.kind === 'unreadable') useProgress.setState(opened());
  const before = stored?.kind === 'progress' ? stored.progress : useProgress.getState().progress;
  const progress = next(before);
  // What could not be set aside, for want of room, keeps its place.
  const isFree = stored?.kind !== 'unreadable' || read(progressKey) === null;
  useProgress.setState({ progress, kept: isFree && write(progressKey, formatProgress(progress)) });
}

// What another tab has changed or erased.
addEventListener('storage', (event) => {
  if (event.key !== null && event.key !== progressKey) return;
  const parsed = event.newValue === null ? null : parseProgress(event.newValue);
  if (parsed?.kind !== 'unreadable') useProgress.setState({ progress: parsed?.progress ?? noProgress });
});

export function keepAnswer({ lesson, kind, number, check, answer, right }: GivenAnswer): void {
  const given = { check, answer, right, at: Date.now() };
  change((progress) =>
    changeLesson(progress, lesson, (before) => ({
      ...before,
      answers: { ...before.answers, [answerKey(kind, number)]: given },
    })),
  );
}

export function keepPlace(lesson: string, section: string, isEnd: boolean): void {
  const at = Date.now();
  change((progress) =>
    changeLesson(progress, lesson, (before) => ({
      ...before,
      place: { section, at },
      finishedAt: before.finishedAt ?? (isEnd ? at : null),
    })),
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
  remove(progressKey);
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
