/** The glossary of a language, parsed, checked and rendered while building; a mistake in it fails the build with its place. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseGlossary, type Term } from '../../src/lesson/glossary.ts';
import { formatProblem, type Problem } from '../../src/lesson/problem.ts';

interface Glossary {
  readonly terms: readonly Term[];
  readonly problems: readonly Problem[];
}

const parsed = new Map<string, Glossary>();

/**
 * The glossary of a language; without terms where there is none.
 * @throws Error that says where it is wrong and what was expected
 */
export async function readGlossary(
  lessonsFolder: string,
  language: string,
  watch: (file: string) => void,
): Promise<readonly Term[]> {
  const file = path.join(lessonsFolder, language, 'glossary.yaml');
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch {
    return [];
  }
  watch(file);
  const { terms, problems } = parsed.get(source) ?? remember(source);
  if (problems.length > 0)
    throw new GlossaryError(
      problems.map((problem) => formatProblem(`lessons/${language}/glossary.yaml`, problem)).join('\n'),
    );
  return terms;
}

/** The same text is read for every lesson of a build. */
function remember(source: string): Glossary {
  const result = parseGlossary(source);
  const glossary =
    result.kind === 'glossary'
      ? { terms: result.terms, problems: [] }
      : { terms: [], problems: result.problems };
  parsed.clear();
  parsed.set(source, glossary);
  return glossary;
}

export class GlossaryError extends Error {
  override readonly name = 'GlossaryError';
}
