/** Text without markup: for search, outlines and section names. */
import { formula } from './html.ts';
import type { MarkdownNode } from './markdown.ts';

/** Words of the nodes; formulas in a sentence as their letters, others left out. Blocks are apart by a space. */
export function plainText(nodes: readonly MarkdownNode[]): string {
  return nodes.map(textOf).join('').replaceAll(/\s+/g, ' ').trim();
}

function textOf(node: MarkdownNode): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'inlineMath':
      return lettersOf(node.value);
    case 'break':
      return ' ';
    case 'math':
    case 'code':
    case 'yaml':
    case 'html':
      return ' ';
    case 'paragraph':
    case 'heading':
    case 'listItem':
    case 'tableCell':
    case 'leafDirective':
      return `${node.children.map(textOf).join('')} `;
    default:
      return 'children' in node ? node.children.map(textOf).join('') : '';
  }
}

/** The letters of a formula as its MathML has them; a refused formula is reported where it is rendered. */
function lettersOf(tex: string): string {
  const rendered = formula(tex, false);
  if (typeof rendered !== 'string') return '';
  const [mathml = ''] = /<math[^]*<\/math>/.exec(rendered) ?? [];
  return mathml
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
