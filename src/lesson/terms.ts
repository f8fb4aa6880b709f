/** No term before the lesson that defines it: finds where a lesson marks one, or uses its words plainly. */
import type { MarkdownNode, MarkdownRoot, NodeOf } from './markdown.ts';
import type { ProblemList } from './problem.ts';

/** What the rule needs to know of a term of the glossary. */
export interface DefinedTerm {
  readonly key: string;
  readonly term: string;
  readonly lesson: string;
  /** Of the lesson that defines it. */
  readonly number: number;
  readonly words: readonly string[];
}

interface Use {
  readonly term: DefinedTerm;
  /** As it stands in the text. */
  readonly found: string;
  readonly index: number;
}

/** The terms of a course, by key and by spelling. */
export class Terms {
  readonly #byKey: ReadonlyMap<string, DefinedTerm>;
  readonly #byWord: ReadonlyMap<string, DefinedTerm>;
  readonly #pattern: RegExp | null;

  constructor(terms: readonly DefinedTerm[]) {
    this.#byKey = new Map(terms.map((term) => [term.key, term]));
    this.#byWord = new Map(
      terms.flatMap((term) => term.words.map((word) => [spelling(word), term] as const)),
    );
    // The longest spelling wins: where it may be used, the shorter ones in it are not looked at.
    const words = [...this.#byWord.keys()].toSorted((a, b) => b.length - a.length);
    const alternatives = words.map((word) => word.replaceAll(' ', String.raw`[\s-]`)).join('|');
    this.#pattern =
      words.length === 0
        ? null
        : new RegExp(String.raw`(?<![\p{L}\p{N}])(${alternatives})s?(?![\p{L}\p{N}])`, 'giu');
  }

  get(key: string): DefinedTerm | undefined {
    return this.#byKey.get(key);
  }

  /** Every place of a text where a spelling stands as a word of its own, whatever the case, also with a plural s. */
  usesIn(text: string): readonly Use[] {
    if (this.#pattern === null) return [];
    return [...text.matchAll(this.#pattern)].map((match) => ({
      // The pattern is made of the keys of this map.
      term: this.#byWord.get(spelling(match[1]))!,
      found: match[0],
      index: match.index,
    }));
  }
}

/** A course without a glossary: no term can be marked, and every word may be used. */
export const noTerms = new Terms([]);

/** Upper and lower case, hyphen and space are the same spelling. */
const spelling = (word: string) => word.toLowerCase().replaceAll(/[\s-]+/g, ' ');

/**
 * Reports every term that the text marks or uses although a later lesson defines it, and every mark of a term that the
 * glossary does not have. Formulas and code are not looked at; a link to a lesson may use what that lesson defines, and
 * `:everyday[…]` holds words in another sense.
 * @param number  of the lesson whose text it is
 */
export function checkTerms(root: MarkdownRoot, number: number, terms: Terms, problems: ProblemList): void {
  for (const child of root.children) checkNode(child, number, terms, problems);
}

/** The same for a text of a single line, such as a title. */
export function checkTermsOfText(
  text: string,
  line: number,
  number: number,
  terms: Terms,
  problems: ProblemList,
): void {
  const reported = new Set<string>();
  for (const { term, found, index } of terms.usesIn(text)) {
    const at = line + text.slice(0, index).split('\n').length - 1;
    if (term.number <= number || reported.has(`${at} ${term.key}`)) continue;
    reported.add(`${at} ${term.key}`);
    problems.at(
      at,
      `“${found}”, which ${term.lesson} defines`,
      `other words, a link to #/lesson/${term.lesson}, or :everyday[${found}] for another sense`,
    );
  }
}

function checkNode(node: MarkdownNode, number: number, terms: Terms, problems: ProblemList): void {
  switch (node.type) {
    case 'text':
      return checkTermsOfText(node.value, node.position?.start.line ?? 1, number, terms, problems);
    case 'link': {
      const ahead = /^#\/lesson\/(\d\d)-/.exec(node.url)?.[1];
      return checkChildren(node, Math.max(number, Number(ahead ?? 0)), terms, problems);
    }
    case 'textDirective':
      if (node.name === 'everyday') return undefined;
      if (node.name === 'term' && !checkMark(node, number, terms, problems)) return undefined;
      return checkChildren(node, number, terms, problems);
    default:
      return 'children' in node ? checkChildren(node, number, terms, problems) : undefined;
  }
}

function checkChildren(
  { children }: { readonly children: readonly MarkdownNode[] },
  number: number,
  terms: Terms,
  problems: ProblemList,
): void {
  for (const child of children) checkNode(child, number, terms, problems);
}

/** Whether the mark may stand. */
function checkMark(
  node: NodeOf<'textDirective'>,
  number: number,
  terms: Terms,
  problems: ProblemList,
): boolean {
  const key = node.attributes?.['of'] ?? '';
  const term = terms.get(key);
  if (!term) problems.at(node, `:term of “${key}”`, 'of= a key of glossary.yaml');
  else if (term.number > number)
    problems.at(
      node,
      `:term of “${key}”, which ${term.lesson} defines`,
      'terms of this lesson or earlier ones',
    );
  else return true;
  return false;
}
