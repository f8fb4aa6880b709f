import { beforeEach, describe, expect, it, vi } from 'vitest';
import { formatProgress, parseProgress, type Progress } from './progressFormat.ts';

const key = 'unroll.progress';
const aside = 'unroll.progress.unread';

/** What localStorage is to the page, with so much room. */
class Storage {
  readonly texts = new Map<string, string>();
  room = Infinity;
  getItem = (name: string) => this.texts.get(name) ?? null;
  setItem = (name: string, text: string) => {
    if (text.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.texts.set(name, text);
  };
  removeItem = (name: string) => void this.texts.delete(name);
}

let storage = new Storage();
let listeners: ((event: { key: string | null; newValue: string | null }) => void)[] = [];

/** A page of its own over the same storage. */
async function tab() {
  vi.resetModules();
  const { useProgress } = await import('./progress.ts');
  const keeping = await import('./progressKeeping.ts');
  return { ...keeping, state: () => useProgress.getState() };
}

const answer = (lesson: string, number = 1) => ({
  lesson,
  kind: 'prediction' as const,
  number,
  check: 'a check',
  answer: 'lower',
  right: true,
});
const storedLessons = () => {
  const parsed = parseProgress(storage.texts.get(key) ?? '');
  return parsed.kind === 'progress' ? Object.keys(parsed.progress.lessons) : parsed.problem;
};

beforeEach(() => {
  storage = new Storage();
  listeners = [];
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('addEventListener', (_: string, listener: (typeof listeners)[number]) =>
    listeners.push(listener),
  );
});

describe('what is kept of a learner’s work', () => {
  it('is there when the page is opened again', async () => {
    const first = await tab();
    first.keepAnswer(answer('06-lstm'));
    first.keepPlace('06-lstm', 'in-short', false);
    first.keepPlace('06-lstm', 'sources', true);
    const { '06-lstm': lesson } = (await tab()).state().progress.lessons;
    expect(lesson).toMatchObject({
      place: { section: 'sources' },
      finishedAt: expect.any(Number),
      answers: { 'prediction-1': { answer: 'lower', right: true, check: 'a check' } },
    });
  });

  it('is not undone by another tab that was opened earlier, and reaches that tab', async () => {
    const early = await tab();
    const late = await tab();
    late.keepAnswer(answer('05-vanishing'));
    early.keepAnswer(answer('06-lstm'));
    expect(storedLessons()).toEqual(['05-vanishing', '06-lstm']);
    for (const listener of listeners) listener({ key, newValue: storage.texts.get(key) ?? null });
    expect(Object.keys(late.state().progress.lessons)).toEqual(['05-vanishing', '06-lstm']);
    early.eraseProgress();
    for (const listener of listeners) listener({ key, newValue: null });
    expect(late.state().progress.lessons).toEqual({});
  });

  it('is set aside where it cannot be read, beside what was set aside before', async () => {
    storage.texts.set(key, 'damaged');
    expect((await tab()).state().setAside).toEqual({ text: 'damaged', problem: 'notJson' });
    expect([...storage.texts]).toEqual([[aside, 'damaged']]);
    storage.texts.set(key, 'again');
    const page = await tab();
    expect(page.state().setAside?.text).toBe('damaged\nagain');
    page.keepAnswer(answer('06-lstm'));
    expect(storedLessons()).toEqual(['06-lstm']);
    expect(storage.texts.get(aside)).toBe('damaged\nagain');
  });

  it('is never written over when there is no room to set it aside', async () => {
    storage.texts.set(key, 'damaged beyond all reading');
    storage.room = 0;
    const page = await tab();
    page.keepAnswer(answer('06-lstm'));
    expect(storage.texts.get(key)).toBe('damaged beyond all reading');
    expect(page.state().kept).toBe(false);
    expect(Object.keys(page.state().progress.lessons)).toEqual(['06-lstm']);
  });

  it('is read by a newer page that understands what an older one set aside', async () => {
    const other: Progress = {
      lessons: { '01-sequences': { place: null, finishedAt: 5, answers: {} } },
    };
    storage.texts.set(aside, formatProgress(other));
    const page = await tab();
    expect(Object.keys(page.state().progress.lessons)).toEqual(['01-sequences']);
    expect(storage.texts.has(aside)).toBe(false);
  });

  it('lasts as long as the page where storage is forbidden, and says so', async () => {
    vi.stubGlobal('localStorage', undefined);
    const page = await tab();
    page.keepAnswer(answer('06-lstm'));
    page.keepAnswer(answer('06-lstm', 2));
    expect(Object.keys(page.state().progress.lessons['06-lstm'].answers)).toHaveLength(2);
    expect(page.state().kept).toBe(false);
  });

  it('takes a file in beside what there is, and changes nothing for a file that it refuses', async () => {
    const page = await tab();
    page.keepAnswer(answer('06-lstm'));
    const file = formatProgress({ lessons: { '05-vanishing': { place: null, finishedAt: 1, answers: {} } } });
    expect(page.importProgress(file)).toBeNull();
    expect(storedLessons()).toEqual(['06-lstm', '05-vanishing']);
    const before = storage.texts.get(key);
    expect(page.importProgress(file.slice(0, 50))).toBe('notJson');
    expect(storage.texts.get(key)).toBe(before);
  });
});
