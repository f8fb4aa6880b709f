/** No dead link: what a lesson points to within the site must be there. */
import type { MarkdownNode, MarkdownRoot } from './markdown.ts';
import type { ProblemList } from './problem.ts';
import type { Terms } from './terms.ts';
import { isFigureName } from './vocabulary.ts';

/** What there is to point to. */
export interface Course {
  readonly terms: Terms;
  /** File names of the lessons without `.md`; null where they are not known, and links to lessons are not looked at. */
  readonly lessons: readonly string[] | null;
}

/** Reports links to lessons, figures and terms that do not exist. */
export function checkLinks(root: MarkdownRoot, course: Course, problems: ProblemList): void {
  const look = (node: MarkdownNode) => {
    if (node.type === 'link' && node.url.startsWith('#/')) {
      const expected = missingTarget(node.url, course);
      if (expected !== null) problems.at(node, `a link to “${node.url}”`, expected);
    }
    if ('children' in node) for (const child of node.children) look(child);
  };
  for (const child of root.children) look(child);
}

/** What should stand there instead; null where the target exists or is not looked at. */
function missingTarget(url: string, { terms, lessons }: Course): string | null {
  const [page, name = ''] = url.slice('#/'.length).split('/');
  switch (page) {
    case '':
    case 'figures':
      return null;
    case 'lesson':
      return lessons === null || lessons.includes(name) ? null : `one of ${lessons.join(', ')}`;
    case 'figure':
      return isFigureName(name) ? null : 'the name of a figure';
    case 'glossary':
      return name === '' || terms.get(name) ? null : 'a key of glossary.yaml';
    default:
      return '#/lesson/…, #/figure/…, #/figures or #/glossary/…';
  }
}
