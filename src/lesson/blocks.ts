/** Top-level directives to blocks. Each function reads one kind and reports all that is wrong with it. */
import { formulas, isFormulaName, type FormulaName } from '#notation/formulas';
import * as v from 'valibot';
import { checkContainer, readAttributes, required, splitParts } from './directives.ts';
import type { Block, DerivationLine, ProseHtml } from './document.ts';
import { registeredFormula } from './html.ts';
import type { NodeOf } from './markdown.ts';
import type { ProblemList } from './problem.ts';
import { renderProse } from './prose.ts';
import { figureSettings, isFigureName, isListingName, listingNames, type FigureUse } from './vocabulary.ts';

type Container = NodeOf<'containerDirective'>;
type Leaf = NodeOf<'leafDirective'>;

export interface Reading {
  readonly source: string;
  readonly problems: ProblemList;
}

/** `::figure{name=cell word=hello}` */
export function readFigure(node: Leaf, { problems }: Reading): FigureUse | null {
  const { name = '', ...settings } = node.attributes ?? {};
  if (!name || !isFigureName(name)) {
    problems.at(node, `::figure of “${name}”`, `name= one of ${Object.keys(figureSettings).join(', ')}`);
    return null;
  }
  const result = v.safeParse(figureSettings[name], settings);
  if (!result.success) {
    for (const { path, message } of result.issues) {
      const key = String(path?.[0]?.key ?? '');
      const known = Object.keys(figureSettings[name].entries);
      problems.at(
        node,
        `::figure{name=${name}} with ${key}=“${settings[key] ?? ''}”`,
        known.includes(key) ? message : `only the settings of this figure: ${known.join(', ') || 'none'}`,
      );
    }
    return null;
  }
  // Name and settings were checked together; the union cannot see it.
  return { name, settings: result.output } as FigureUse;
}

/** `::code{of=lstm}` */
export function readCode(node: Leaf, { problems }: Reading): Block | null {
  const { of } = readAttributes(node, ['of'], problems);
  if (node.children.length > 0) problems.at(node, 'words on ::code', '::code{of=…} alone');
  if (isListingName(of)) return { kind: 'code', of };
  if (of !== '') problems.at(node, `::code of “${of}”`, `of= one of ${listingNames.join(', ')}`);
  return null;
}

/** `::source[what to read it for]{authors="…" year=1997 title="…" in="…"}` */
export function readSource(node: Leaf, { problems }: Reading): Block {
  const given = readAttributes(node, ['authors', 'year', 'title', 'in'], problems);
  if (!/^(1[89]|20)\d\d$/.test(given.year))
    problems.at(node, `year=“${given.year}”`, 'a year of four digits');
  return {
    kind: 'source',
    source: {
      authors: given.authors,
      year: Number(given.year),
      title: given.title,
      published: given.in,
      html: renderProse(node.children, problems),
    },
  };
}

/** A container that only sets its text apart. */
export function readPlain(
  node: Container,
  kind: 'analogy' | 'experiment',
  { source, problems }: Reading,
): Block {
  readAttributes(node, [], problems);
  checkContainer(node, source, problems);
  return { kind, html: required(node, node.children, 'its text', problems) };
}

/** `:::summary`: one list of at most five items. */
export function readSummary(node: Container, { source, problems }: Reading): Block {
  readAttributes(node, [], problems);
  checkContainer(node, source, problems);
  const [list, ...others] = node.children;
  if (list?.type !== 'list' || others.length > 0) {
    problems.at(node, ':::summary of something else', 'one list of at most five lines');
  } else if (list.children.length > 5) {
    problems.at(list, `a summary of ${list.children.length} lines`, 'at most five');
  }
  return { kind: 'summary', html: renderProse(node.children, problems) };
}

/** `::::derivation` of `:::line{formula=…}`, each a formula with its sentence. */
export function readDerivation(node: Container, { source, problems }: Reading): Block {
  readAttributes(node, [], problems);
  checkContainer(node, source, problems);
  const { prose, named } = splitParts(node, ['line']);
  for (const other of prose) problems.at(other, 'text between the lines', 'only :::line{formula=…}');
  if (named.line.length === 0) problems.at(node, ':::derivation without lines', ':::line{formula=…}');
  const lines = named.line.flatMap((line) => {
    if (line.type === 'containerDirective') checkContainer(line, source, problems);
    const { formula } = readAttributes(line, ['formula'], problems);
    const html = required(line, line.children, 'a sentence about the formula', problems);
    if (isFormulaName(formula)) return [derivationLine(formula, html)];
    if (formula !== '') problems.at(line, `formula=${formula}`, `one of ${Object.keys(formulas).join(', ')}`);
    return [];
  });
  return { kind: 'derivation', lines };
}

function derivationLine(formula: FormulaName, html: ProseHtml): DerivationLine {
  const { symbolic, substituted, indices, slots, quantity } = formulas[formula];
  return {
    formula,
    html,
    symbolic: registeredFormula(symbolic, true),
    substituted: substituted === undefined ? undefined : registeredFormula(substituted, false),
    indices: indices === undefined ? undefined : registeredFormula(indices, true),
    slots,
    quantity,
  };
}
