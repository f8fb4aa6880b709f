/** What can be found by search, as plain text: sections of lessons, terms of the glossary. */
import type { Term } from './glossary.ts';
import { parseMarkdown } from './markdown.ts';
import { readSections } from './sections.ts';

/** Where a search may lead; figures are listed by the page, which knows what they are called. */
export type SearchRecord =
  | {
      readonly kind: 'section';
      /** The lesson’s file name and title. */
      readonly lesson: string;
      readonly lessonTitle: string;
      /** As in the address; '' is the beginning. */
      readonly section: string;
      readonly title: string;
      readonly text: string;
    }
  | { readonly kind: 'term'; readonly key: string; readonly title: string; readonly text: string }
  | { readonly kind: 'figure'; readonly figure: string; readonly title: string; readonly text: string };

/**
 * The sections of a lesson. The first stands for the lesson itself: its title, and its question before its first words.
 * @param source  as `parseLesson` accepts it
 */
export function lessonRecords(
  name: string,
  { title, question }: { readonly title: string; readonly question: string },
  source: string,
): readonly SearchRecord[] {
  const sections = readSections(parseMarkdown(source));
  const opening = sections.find((section) => section.name === '')?.text ?? '';
  return [
    {
      kind: 'section',
      lesson: name,
      lessonTitle: title,
      section: '',
      title,
      text: `${question} ${opening}`.trim(),
    },
    ...sections
      .filter((section) => section.name !== '')
      .map(({ name: section, heading, text }) => ({
        kind: 'section' as const,
        lesson: name,
        lessonTitle: title,
        section,
        title: heading,
        text,
      })),
  ];
}

export function termRecords(terms: readonly Term[]): readonly SearchRecord[] {
  return terms.map(({ key, term, plain }) => ({ kind: 'term', key, title: term, text: plain }));
}
