/** The glossary: `lessons/<language>/glossary.yaml` to its terms, validated and rendered, or to what is wrong with it. */
import * as v from 'valibot';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { isQuantityName, quantities, type QuantityName } from '#rnn/quantities';
import type { ProseHtml } from './document.ts';
import { formula } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import { plainText } from './plainText.ts';
import { ProblemList, type Problem } from './problem.ts';
import { renderProse } from './prose.ts';
import { checkTerms, Terms } from './terms.ts';

export interface Term {
  /** Its name in `:term[words]{of=key}` and in the address. */
  readonly key: string;
  readonly term: string;
  /** File name of the lesson that defines it, and that lesson’s number. */
  readonly lesson: string;
  readonly number: number;
  /** Spellings by which a use is found; see `terms.ts`. */
  readonly words: readonly string[];
  /** How a formula writes it. */
  readonly symbol: ProseHtml | null;
  readonly quantity: QuantityName | null;
  /** What it means. */
  readonly html: ProseHtml;
  /** The same without markup, for search. */
  readonly plain: string;
}

export type ParsedGlossary =
  | { readonly kind: 'glossary'; readonly terms: readonly Term[] }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

const sentence = (most: number) =>
  v.pipe(
    v.string('a text'),
    v.trim(),
    v.minLength(1, 'a text'),
    v.maxLength(most, `at most ${most} characters`),
  );

const termSchema = v.strictObject({
  key: v.pipe(sentence(40), v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a name such as hidden-state')),
  term: sentence(60),
  lesson: v.pipe(sentence(60), v.regex(/^\d\d-[a-z0-9-]+$/, 'the name of a lesson such as 06-lstm')),
  words: v.optional(
    v.array(
      v.pipe(sentence(60), v.regex(/^[\p{L}\p{N}][\p{L}\p{N} –’-]*$/u, 'letters, spaces and hyphens')),
      'a list of spellings',
    ),
    [],
  ),
  symbol: v.optional(sentence(120)),
  quantity: v.optional(
    v.custom<QuantityName>(
      (name) => typeof name === 'string' && isQuantityName(name),
      `one of ${Object.keys(quantities).join(', ')}`,
    ),
  ),
  text: sentence(600),
});

type Entry = v.InferOutput<typeof termSchema>;

/**
 * Parses, validates and renders a glossary.
 * @param source  YAML: a list of terms, each with the keys of `termSchema`; texts are prose with formulas in macros
 * @returns       the terms as the file orders them, or every problem found, by line
 */
export function parseGlossary(source: string): ParsedGlossary {
  const problems = new ProblemList();
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  for (const error of document.errors)
    problems.at(lines.linePos(error.pos[0]).line, error.message.split('\n')[0], 'valid YAML');
  if (problems.problems.length > 0) return { kind: 'problems', problems: problems.problems };
  if (!isSeq(document.contents)) {
    problems.at(1, 'no list of terms', '- key: …');
    return { kind: 'problems', problems: problems.problems };
  }

  const placed: PlacedEntry[] = [];
  for (const item of document.contents.items) {
    const start = isMap(item) || isScalar(item) ? (item.range?.[0] ?? 0) : 0;
    const at = lines.linePos(start).line;
    if (!isMap(item)) {
      problems.at(at, 'something else in the list', 'a term with key, term, lesson and text');
      continue;
    }
    const lineOf = (key: string) => fieldLine(item, key, lines) ?? at;
    const entry = readEntry(item.toJS(document, { maxAliasCount: 0 }), lineOf, problems);
    if (entry) placed.push({ entry, lineOf });
  }
  checkUnique(placed, problems);
  const terms = placed.map((one) => renderEntry(one, problems));
  checkTexts(placed, terms, problems);
  return problems.problems.length > 0
    ? { kind: 'problems', problems: problems.problems.toSorted((a, b) => a.line - b.line) }
    : { kind: 'glossary', terms };
}

interface PlacedEntry {
  readonly entry: Entry;
  readonly lineOf: (key: string) => number;
}

function fieldLine(item: YAMLMap, key: string, lines: LineCounter): number | null {
  const pair = item.items.find(({ key: name }) => isScalar(name) && name.value === key);
  return isScalar(pair?.key) && pair.key.range ? lines.linePos(pair.key.range[0]).line : null;
}

function readEntry(value: unknown, lineOf: (key: string) => number, problems: ProblemList): Entry | null {
  const result = v.safeParse(termSchema, value);
  if (result.success) return result.output;
  const known = Object.keys(termSchema.entries);
  for (const { path, message, input } of result.issues) {
    const key = String(path?.[0]?.key ?? '');
    if (!known.includes(key)) problems.at(lineOf(key), `“${key}”`, `only ${known.join(', ')}`);
    else if (input === undefined) problems.at(lineOf(key), `a term without ${key}`, message);
    else problems.at(lineOf(key), `${key}: ${JSON.stringify(input)}`, message);
  }
  return null;
}

/** One key, one term; and a spelling that belonged to two terms could not be told apart. */
function checkUnique(placed: readonly PlacedEntry[], problems: ProblemList): void {
  const keys = new Set<string>();
  const words = new Map<string, string>();
  for (const { entry, lineOf } of placed) {
    if (keys.has(entry.key)) problems.at(lineOf('key'), `a second “${entry.key}”`, 'a key of its own');
    keys.add(entry.key);
    for (const word of entry.words.map((word) => word.toLowerCase())) {
      const other = words.get(word);
      if (other !== undefined)
        problems.at(lineOf('words'), `“${word}”, which finds ${other} already`, 'a spelling of its own');
      words.set(word, entry.key);
    }
  }
}

function renderEntry({ entry, lineOf }: PlacedEntry, problems: ProblemList): Term {
  const { key, term, lesson, words, quantity } = entry;
  const inText = new ProblemList();
  const { children } = parseMarkdown(entry.text);
  for (const { type } of children)
    if (type !== 'paragraph') inText.at(1, `a ${type} in a definition`, 'sentences');
  const html = renderProse(children, inText);
  // The lines of a folded text are not those of the file.
  for (const { found, expected } of inText.problems) problems.at(lineOf('text'), found, expected);
  return {
    key,
    term,
    lesson,
    number: Number(lesson.slice(0, 2)),
    words,
    symbol: entry.symbol === undefined ? null : renderSymbol(entry.symbol, lineOf('symbol'), problems),
    quantity: quantity ?? null,
    html,
    plain: plainText(children),
  };
}

function renderSymbol(tex: string, line: number, problems: ProblemList): ProseHtml | null {
  const rendered = formula(tex, false);
  if (typeof rendered === 'string') return rendered;
  problems.at(line, `the formula ${tex}`, `one that KaTeX accepts (${rendered.reason})`);
  return null;
}

/** A definition keeps the rule that it makes possible: no term before its lesson. */
function checkTexts(placed: readonly PlacedEntry[], terms: readonly Term[], problems: ProblemList): void {
  const all = new Terms(terms);
  for (const [at, { entry, lineOf }] of placed.entries()) {
    const inText = new ProblemList();
    checkTerms(parseMarkdown(entry.text), terms[at].number, all, inText);
    for (const { found, expected } of inText.problems) problems.at(lineOf('text'), found, expected);
  }
}
