/** A lesson's text to a validated lesson, or to the list of what is wrong with it. No DOM, no page, no script. */
import {
  readCode,
  readDerivation,
  readFigure,
  readPlain,
  readSource,
  readSummary,
  type Reading,
} from './blocks.ts';
import { checks } from './checks.ts';
import type { Block, Lesson } from './document.ts';
import { readFrontMatter } from './frontMatter.ts';
import { parseMarkdown, writtenDirective, type MarkdownNode, type NodeOf } from './markdown.ts';
import { checkOrder, type PlacedBlock } from './order.ts';
import { ProblemList, type Problem } from './problem.ts';
import { renderProse } from './prose.ts';
import { checkSections, readSections } from './sections.ts';
import { checkTerms, checkTermsOfText, noTerms } from './terms.ts';
import { checkLinks, type Course } from './links.ts';
import { readExercise, readPredict } from './tasks.ts';
import type { FigureUse } from './vocabulary.ts';

export type ParsedLesson =
  | { readonly kind: 'lesson'; readonly lesson: Lesson }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Characters of the longest text that is read; the longest lesson of the course has a twentieth of it. */
const longestText = 500_000;

/** A lesson that belongs to no course: no terms, and its links to other lessons are not looked at. */
const standingAlone: Course = { terms: noTerms, lessons: null };

/**
 * Parses, validates and renders one lesson.
 * @param source  Markdown with front matter, `$…$` in the notation's macros, and the directives of `blocks.ts`
 * @param course  where the lesson stands: a term that a later lesson defines may not be used, and no link may be dead
 * @returns       the lesson, or every problem found, by line
 */
export function parseLesson(source: string, course: Course = standingAlone): ParsedLesson {
  const { terms } = course;
  const problems = new ProblemList();
  if (source.length > longestText) {
    problems.at(1, `a text of ${source.length} characters`, `at most ${longestText}`);
    return { kind: 'problems', problems: problems.problems };
  }
  const reading: Reading = { source, problems };
  const root = parseMarkdown(source);
  const head = readFrontMatter(root, problems);
  checkSections(root, problems);
  checkLinks(root, course, problems);
  if (head) {
    checkTerms(root, head.number, terms, problems);
    for (const key of ['title', 'question'] as const)
      checkTermsOfText(head[key], lineOf(`${key}:`, source), head.number, terms, problems);
  }

  const content = root.children.filter(({ type }) => type !== 'yaml');
  const figure = takeFigure(content, reading);
  const blocks = readBlocks(content, reading);
  checkOrder(blocks, source.split('\n').length, problems);
  checkFigures(figure, blocks, problems);

  if (problems.problems.length > 0 || !head || !figure) {
    return { kind: 'problems', problems: problems.problems.toSorted((a, b) => a.line - b.line) };
  }
  const outline = readSections(root).flatMap(({ name, heading, level }) =>
    name === '' ? [] : [{ name, heading, level }],
  );
  return { kind: 'lesson', lesson: { ...head, figure, outline, blocks: blocks.map(({ block }) => block) } };
}

function lineOf(start: string, source: string): number {
  return source.split('\n').findIndex((line) => line.startsWith(start)) + 1;
}

function takeFigure(content: MarkdownNode[], reading: Reading): FigureUse | null {
  const first = content[0];
  if (first?.type !== 'leafDirective' || first.name !== 'figure') {
    reading.problems.at(first ?? 1, 'a lesson that opens without its figure', '::figure{name=…} first');
    return null;
  }
  content.shift();
  return readFigure(first, reading);
}

/** Each figure once, since its place in the address is one; and for each prediction the figure that decides it. */
function checkFigures(first: FigureUse | null, blocks: readonly PlacedBlock[], problems: ProblemList): void {
  const shown = new Set<string>(first ? [first.name] : []);
  for (const { block, line } of blocks) {
    if (block.kind !== 'figure') continue;
    if (shown.has(block.use.name))
      problems.at(line, `a second ::figure{name=${block.use.name}}`, 'each figure once');
    shown.add(block.use.name);
  }
  if (!first) return;
  for (const { block, line } of blocks) {
    if (block.kind !== 'predict') continue;
    const figure = checks.get(block.check)?.figure ?? '';
    if (!shown.has(figure))
      problems.at(
        line,
        `check=${block.check} in a lesson without ::figure{name=${figure}}`,
        'a check of a figure shown',
      );
  }
}

/** Neighbouring prose becomes one block. */
function readBlocks(content: readonly MarkdownNode[], reading: Reading): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let prose: MarkdownNode[] = [];
  const endProse = () => {
    if (prose.length === 0) return;
    const line = prose[0].position?.start.line ?? 1;
    blocks.push({ block: { kind: 'prose', html: renderProse(prose, reading.problems) }, line });
    prose = [];
  };
  for (const node of content) {
    if (node.type !== 'containerDirective' && node.type !== 'leafDirective') {
      prose.push(node);
      continue;
    }
    endProse();
    const block = readDirective(node, reading);
    if (block) blocks.push({ block, line: node.position?.start.line ?? 1 });
  }
  endProse();
  return blocks;
}

function readDirective(
  node: NodeOf<'containerDirective'> | NodeOf<'leafDirective'>,
  reading: Reading,
): Block | null {
  if (node.type === 'containerDirective') {
    switch (node.name) {
      case 'analogy':
      case 'experiment':
        return readPlain(node, node.name, reading);
      case 'derivation':
        return readDerivation(node, reading);
      case 'predict':
        return readPredict(node, reading);
      case 'summary':
        return readSummary(node, reading);
      case 'exercise':
        return readExercise(node, reading);
    }
  } else if (node.name === 'source') return readSource(node, reading);
  else if (node.name === 'code') return readCode(node, reading);
  else if (node.name === 'figure') {
    const use = readFigure(node, reading);
    return use && { kind: 'figure', use };
  }
  reading.problems.at(
    node,
    writtenDirective(node),
    '::figure, ::code, :::analogy, :::derivation, :::experiment, :::predict, :::summary, :::exercise or ::source',
  );
  return null;
}
