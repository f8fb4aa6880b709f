import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeLesson,
  formatProgress,
  longestProgress,
  mergeProgress,
  noProgress,
  parseProgress,
  type Answer,
  type Progress,
} from './progressFormat.ts';

const answer: Answer = { check: 'gateAtRepeatedLetter', answer: 'lower', right: false, at: 1000 };
const some: Progress = {
  lessons: {
    '06-lstm': {
      place: { section: 'in-short', at: 900 },
      finishedAt: 950,
      answers: { 'prediction-1': answer },
    },
  },
};
const problemOf = (text: string) => {
  const parsed = parseProgress(text);
  return parsed.kind === 'unreadable' ? parsed.problem : null;
};
const changed = (change: (file: Record<string, unknown>) => unknown) =>
  JSON.stringify(change(JSON.parse(formatProgress(some)) as Record<string, unknown>));

const arbitraryProgress: fc.Arbitrary<Progress> = fc.record({
  lessons: fc.dictionary(
    fc.constantFrom('01-sequences', '06-lstm', '13-which-one'),
    fc.record({
      place: fc.option(fc.record({ section: fc.string({ maxLength: 40 }), at: fc.nat() })),
      finishedAt: fc.option(fc.nat()),
      answers: fc.dictionary(
        fc.constantFrom('prediction-1', 'prediction-2', 'exercise-10'),
        fc.record({
          check: fc.option(fc.string({ maxLength: 20 })),
          answer: fc.oneof(
            fc.string({ maxLength: 40 }),
            fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
            fc.boolean(),
            fc.array(fc.nat(), { maxLength: 20 }),
          ),
          right: fc.option(fc.boolean()),
          at: fc.nat(),
        }),
      ),
    }),
  ),
});

describe('progress as text', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(arbitraryProgress, (progress) => {
        const text = formatProgress(progress);
        const parsed = parseProgress(text);
        // As text again, since JSON cannot tell −0 from 0.
        expect(parsed.kind === 'progress' && formatProgress(parsed.progress)).toBe(text);
      }),
    );
  });

  it.each([
    ['nothing', '', 'notJson'],
    ['half a file', formatProgress(some).slice(0, 80), 'notJson'],
    ['another kind of file', '{"kind":"model"}', 'notProgress'],
    ['a list', '[]', 'notProgress'],
    ['an older version', changed((file) => ({ ...file, version: 0 })), 'older'],
    ['a newer version', changed((file) => ({ ...file, version: 2, lessons: 'other' })), 'newer'],
    ['no lessons', changed((file) => ({ ...file, lessons: undefined })), 'damaged'],
    ['a lesson that is a text', changed((file) => ({ ...file, lessons: { '06-lstm': 'x' } })), 'damaged'],
    ['a lesson of a strange name', formatProgress(some).replace('06-lstm', '../x'), 'damaged'],
    ['an answer of a strange name', formatProgress(some).replace('prediction-1', 'answer-1'), 'damaged'],
    ['a time before all times', formatProgress(some).replace('1000', '-1'), 'damaged'],
    ['a verdict that is a text', formatProgress(some).replace('false', '"false"'), 'damaged'],
    ['an answer that is an object', formatProgress(some).replace('"lower"', '{}'), 'damaged'],
    ['more than any course', `"${'x'.repeat(longestProgress)}"`, 'tooLong'],
  ])('is refused where it is %s', (_, text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('never reaches the prototype of anything', () => {
    const parsed = parseProgress(formatProgress(some).replace('"06-lstm"', '"__proto__"'));
    expect(parsed).toEqual({ kind: 'progress', progress: noProgress });
    expect(({} as Record<string, unknown>)['answers']).toBeUndefined();
  });

  it('is read or refused whatever the text, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['progress', 'unreadable']).toContain(parseProgress(text).kind);
      }),
    );
  });
});

describe('mergeProgress', () => {
  it('keeps the later answer and place, and the first time that the end was reached', () => {
    const later = changeLesson(some, '06-lstm', (lesson) => ({
      place: { section: 'exercises', at: 2000 },
      finishedAt: 3000,
      answers: { ...lesson.answers, 'prediction-1': { ...answer, answer: 'higher', at: 2000 } },
    }));
    for (const merged of [mergeProgress(some, later), mergeProgress(later, some)])
      expect(merged.lessons['06-lstm']).toEqual({
        place: { section: 'exercises', at: 2000 },
        finishedAt: 950,
        answers: { 'prediction-1': { ...answer, answer: 'higher', at: 2000 } },
      });
  });

  it('loses no lesson and no answer of either', () => {
    fc.assert(
      fc.property(arbitraryProgress, arbitraryProgress, (a, b) => {
        const { lessons } = mergeProgress(a, b);
        for (const one of [a, b])
          for (const [name, lesson] of Object.entries(one.lessons))
            for (const [key, given] of Object.entries(lesson.answers))
              expect(lessons[name].answers[key].at).toBeGreaterThanOrEqual(given.at);
      }),
    );
  });

  it('changes nothing where the other is empty', () => {
    fc.assert(
      fc.property(arbitraryProgress, (progress) => {
        expect(mergeProgress(progress, noProgress)).toEqual(progress);
        expect(mergeProgress(noProgress, progress)).toEqual(progress);
      }),
    );
  });
});
