/** Markdown to HTML, for the parts of a lesson that are read. What is not listed here is refused. */
import { isQuantityName, quantities } from '#rnn/quantities';
import type { ProseHtml } from './document.ts';
import { element, formula, joined, safeAddress, text } from './html.ts';
import { writtenDirective, type MarkdownNode, type NodeOf } from './markdown.ts';
import type { ProblemList } from './problem.ts';
import { sectionName } from './sections.ts';

export function renderProse(nodes: readonly MarkdownNode[], problems: ProblemList): ProseHtml {
  return joined(nodes.map((node) => renderNode(node, problems)));
}

const nothing = text('');

function renderNode(node: MarkdownNode, problems: ProblemList): ProseHtml {
  const inside = (parent: { readonly children: readonly MarkdownNode[] }) => [
    renderProse(parent.children, problems),
  ];
  const refuse = (found: string, expected: string) => {
    problems.at(node, found, expected);
    return nothing;
  };

  switch (node.type) {
    case 'text':
      return /:{3}/.test(node.value)
        ? refuse(
            `“${node.value.slice(0, 40)}”`,
            'a directive on lines of its own, such as :::predict{check=…}',
          )
        : text(node.value);
    case 'paragraph':
      return element('p', {}, inside(node));
    case 'heading':
      if (node.depth === 2) return element('h2', { 'data-section': sectionName(node) }, inside(node));
      if (node.depth === 3) return element('h3', { 'data-section': sectionName(node) }, inside(node));
      return refuse(`a heading of level ${node.depth}`, 'level 2 or 3 (the title stands in the head)');
    case 'emphasis':
      return element('em', {}, inside(node));
    case 'strong':
      return element('strong', {}, inside(node));
    case 'blockquote':
      return element('blockquote', {}, inside(node));
    case 'inlineCode':
      return element('code', {}, [text(node.value)]);
    case 'code':
      return element('pre', {}, [element('code', {}, [text(node.value)])]);
    case 'break':
      return element('br', {});
    case 'list':
      return node.ordered
        ? element('ol', node.start && node.start > 1 ? { start: String(node.start) } : {}, inside(node))
        : element('ul', {}, inside(node));
    case 'listItem':
      if (typeof node.checked === 'boolean') return refuse('a task box', 'a plain list item');
      return element(
        'li',
        {},
        node.children.flatMap((child) => listItemPart(child, problems)),
      );
    case 'link': {
      const address = safeAddress(node.url);
      if (address === null)
        return refuse(`a link to “${node.url.slice(0, 60)}”`, 'https://… or #/lesson/<name>');
      const rel = address.startsWith('#') ? {} : { rel: 'external noreferrer' };
      return element('a', { href: address, ...rel }, inside(node));
    }
    case 'inlineMath':
    case 'math': {
      const display = node.type === 'math';
      const rendered = formula(node.value, display);
      if (typeof rendered !== 'string')
        return refuse(
          `the formula ${node.value.slice(0, 60)}`,
          `one that KaTeX accepts (${rendered.reason})`,
        );
      return display ? element('div', { class: 'math' }, [rendered]) : rendered;
    }
    case 'table':
      return renderTable(node, problems);
    case 'textDirective':
      return renderTextDirective(node, problems);
    case 'html':
      return refuse(`raw HTML “${node.value.slice(0, 40)}”`, 'Markdown and directives only');
    case 'image':
    case 'imageReference':
      return refuse('an image', 'a figure of the vocabulary: pictures are drawn from live values');
    case 'containerDirective':
    case 'leafDirective':
      return refuse(`${writtenDirective(node)} here`, 'it at the top level or where its parent asks for it');
    default:
      return refuse(`Markdown of the kind “${node.type}”`, 'what CONTRIBUTING lists for lessons');
  }
}

/** Items of one paragraph are set without the space of a paragraph. */
function listItemPart(node: MarkdownNode, problems: ProblemList): ProseHtml[] {
  return node.type === 'paragraph'
    ? node.children.map((child) => renderNode(child, problems))
    : [renderNode(node, problems)];
}

function renderTable(table: NodeOf<'table'>, problems: ProblemList): ProseHtml {
  const row = (cell: 'th' | 'td', node: NodeOf<'table'>['children'][number]) =>
    element(
      'tr',
      {},
      node.children.map(({ children }) => element(cell, {}, [renderProse(children, problems)])),
    );
  const [head, ...body] = table.children;
  return element('div', { class: 'scroll' }, [
    element('table', {}, [
      element('thead', {}, head ? [row('th', head)] : []),
      element(
        'tbody',
        {},
        body.map((node) => row('td', node)),
      ),
    ]),
  ]);
}

/** `:symbol[…]{of=quantity}`, `:term[…]{of=key}` or `:everyday[…]`. */
function renderTextDirective(node: NodeOf<'textDirective'>, problems: ProblemList): ProseHtml {
  const { of, ...others } = node.attributes ?? {};
  const refuse = (found: string, expected: string) => {
    problems.at(node, found, expected);
    return nothing;
  };
  const words = () => [renderProse(node.children, problems)];
  switch (node.name) {
    case 'symbol':
    case 'term':
    case 'everyday':
      break;
    default:
      return refuse(
        writtenDirective(node),
        ':symbol[words]{of=quantity}, :term[words]{of=key} or :everyday[words]; a colon before a word is written \\:',
      );
  }
  if (Object.keys(others).length > 0)
    return refuse(`:${node.name} with ${Object.keys(others).join(', ')}`, 'only of=');
  if (node.children.length === 0) return refuse(`:${node.name} without words`, `:${node.name}[words]`);
  switch (node.name) {
    case 'symbol':
      // Words that stand for a quantity, and light up with it.
      if (!of || !isQuantityName(of))
        return refuse(`:symbol of “${of ?? ''}”`, `of= one of ${Object.keys(quantities).join(', ')}`);
      return element('span', { class: 'symbol', tabindex: '0', 'data-quantity': of }, words());
    case 'term':
      // Whether the glossary has it, and may have it here, is checked by `terms.ts`. An element that breaks over lines as
      // the words around it do, which a button does not.
      if (!of || !/^[a-z0-9-]+$/.test(of))
        return refuse(`:term of “${of ?? ''}”`, 'of= a key of glossary.yaml');
      return element(
        'span',
        { class: 'term', role: 'button', tabindex: '0', 'aria-haspopup': 'dialog', 'data-term': of },
        words(),
      );
    case 'everyday':
      return of === undefined ? words()[0] : refuse(':everyday with of', ':everyday[words] alone');
  }
}
