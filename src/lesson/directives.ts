/** What all directives have in common: attributes by name, children by kind, a closing line. */
import { writtenDirective, type Directive, type MarkdownNode, type NodeOf } from './markdown.ts';
import type { ProseHtml } from './document.ts';
import type { ProblemList } from './problem.ts';
import { renderProse } from './prose.ts';

/** The named attributes; one that is missing is '' and reported, as is one too many. */
export function readAttributes<Name extends string>(
  node: Directive,
  names: readonly Name[],
  problems: ProblemList,
): Readonly<Record<Name, string>> {
  const given = node.attributes ?? {};
  for (const name of Object.keys(given)) {
    if (!names.some((allowed) => allowed === name)) {
      problems.at(
        node,
        `${writtenDirective(node)} with ${name}`,
        names.length > 0 ? `only ${names.join(', ')}` : 'no attribute',
      );
    }
  }
  const entries = names.map((name) => {
    const value = given[name] ?? '';
    if (value.trim() === '') problems.at(node, `${writtenDirective(node)} without ${name}`, `${name}="…"`);
    return [name, value.trim()] as const;
  });
  // Object.fromEntries forgets the names.
  return Object.fromEntries(entries) as Record<Name, string>;
}

/** Reports a container that the end of the file closed, or that has a label. */
export function checkContainer(node: NodeOf<'containerDirective'>, source: string, problems: ProblemList) {
  const { start, end } = node.position ?? {};
  const written = source.slice(start?.offset ?? 0, end?.offset ?? 0).trimEnd();
  const lines = written.split('\n');
  if (lines.length < 2 || !/^\s*:{3,}$/.test(lines.at(-1) ?? '')) {
    problems.at(node, `${writtenDirective(node)} without an end`, 'a line of as many colons that closes it');
  }
  const label = node.children.find((child) => isLabel(child));
  if (label) problems.at(label, `a label on ${writtenDirective(node)}`, 'its text on the lines below');
}

function isLabel(node: MarkdownNode): boolean {
  return node.type === 'paragraph' && node.data?.directiveLabel === true;
}

export interface Parts<Name extends string> {
  /** What is not a part of its own. */
  readonly prose: readonly MarkdownNode[];
  /** Directives of the given names, in order. */
  readonly named: Readonly<Record<Name, readonly (NodeOf<'containerDirective'> | NodeOf<'leafDirective'>)[]>>;
}

/** Splits a container's children: directives of the given names apart, all else is prose. */
export function splitParts<Name extends string>(
  node: NodeOf<'containerDirective'>,
  names: readonly Name[],
): Parts<Name> {
  const prose: MarkdownNode[] = [];
  const named = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    (NodeOf<'containerDirective'> | NodeOf<'leafDirective'>)[]
  >;
  for (const child of node.children) {
    const name = 'name' in child ? names.find((allowed) => allowed === child.name) : undefined;
    if (name !== undefined && (child.type === 'containerDirective' || child.type === 'leafDirective')) {
      named[name].push(child);
    } else prose.push(child);
  }
  return { prose, named };
}

/** The children as HTML, reported where there are none. */
export function required(
  node: NodeOf<'containerDirective'> | NodeOf<'leafDirective'>,
  children: readonly MarkdownNode[],
  what: string,
  problems: ProblemList,
): ProseHtml {
  if (children.length === 0) problems.at(node, `${writtenDirective(node)} without text`, what);
  return renderProse(children, problems);
}
