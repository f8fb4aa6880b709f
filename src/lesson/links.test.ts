import { describe, expect, it } from 'vitest';
import { checkLinks, type Course } from './links.ts';
import { parseMarkdown } from './markdown.ts';
import { ProblemList } from './problem.ts';
import { noTerms } from './terms.ts';

function problemsOf(text: string, course: Course) {
  const problems = new ProblemList();
  checkLinks(parseMarkdown(text), course, problems);
  return problems.problems;
}

describe('links within the site', () => {
  const course: Course = { terms: noTerms, lessons: ['06-lstm'] };

  it('lead to lessons and figures that exist', () => {
    const text =
      '[a](#/lesson/06-lstm) [b](#/figure/cell) [c](#/figures) [d](#/glossary) [e](https://example.org/x)';
    expect(problemsOf(text, course)).toEqual([]);
  });

  it.each(['#/lesson/07-gates', '#/figure/wheel', '#/glossary/nothing', '#/nowhere'])(
    'to %s are reported with their line',
    (url) => {
      expect(problemsOf(`one\n\n:::analogy\n*[two](${url})*\n:::`, course)).toMatchObject([
        { line: 4, found: `a link to “${url}”` },
      ]);
    },
  );

  it('to other lessons are not looked at in a lesson that stands alone', () => {
    expect(problemsOf('[a](#/lesson/07-gates)', { terms: noTerms, lessons: null })).toEqual([]);
  });
});
