/** A lesson's sections by their headings: names for the address, the outline, and the words that search looks in. */
import type { MarkdownNode, MarkdownRoot, NodeOf } from './markdown.ts';
import { plainText } from './plainText.ts';
import type { ProblemList } from './problem.ts';

export interface Section {
  /** As in the address; '' before the first heading. */
  readonly name: string;
  /** Words of the heading; '' before the first. */
  readonly heading: string;
  readonly level: 2 | 3;
}

export interface SectionText extends Section {
  readonly text: string;
}

/** The heading's words in small letters and hyphens: `Two lists instead of one` is `two-lists-instead-of-one`. */
export function sectionName(heading: NodeOf<'heading'>): string {
  return plainText(heading.children)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[’'\p{M}]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

/**
 * The sections in order, each with its text. What answers a question (`:::reason`, `:::hint`, `:::answer`) is left out: search must
 * not give it away. The first has no heading and is there only if it has text.
 */
export function readSections(root: MarkdownRoot): readonly SectionText[] {
  const sections: (Section & { readonly nodes: MarkdownNode[] })[] = [
    { name: '', heading: '', level: 2, nodes: [] },
  ];
  const read = (nodes: readonly MarkdownNode[]) => {
    for (const node of nodes) {
      if (node.type === 'heading') {
        const level = node.depth === 3 ? 3 : 2;
        sections.push({ name: sectionName(node), heading: plainText(node.children), level, nodes: [] });
      } else if (node.type === 'containerDirective') {
        if (!givesAway.has(node.name)) read(node.children);
      } else sections.at(-1)?.nodes.push(node);
    }
  };
  read(root.children);
  return sections
    .map(({ name, heading, level, nodes }) => ({ name, heading, level, text: plainText(nodes) }))
    .filter(({ name, text }) => name !== '' || text !== '');
}

const givesAway: ReadonlySet<string> = new Set(['reason', 'hint', 'answer']);

/** Reports headings that could not be told apart in an address. */
export function checkSections(root: MarkdownRoot, problems: ProblemList): void {
  const names = new Set<string>();
  const check = (nodes: readonly MarkdownNode[]) => {
    for (const node of nodes) {
      if (node.type === 'containerDirective') check(node.children);
      if (node.type !== 'heading') continue;
      const name = sectionName(node);
      if (name === '') problems.at(node, 'a heading without letters', 'words');
      else if (names.has(name))
        problems.at(node, `a second heading “${plainText(node.children)}”`, 'a heading of its own words');
      names.add(name);
    }
  };
  check(root.children);
}
