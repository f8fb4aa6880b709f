/** `npm run lesson:check -- FILE…`: every mistake in a lesson's text, with file, line and what was expected. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseGlossary } from '../../src/lesson/glossary.ts';
import type { Course } from '../../src/lesson/links.ts';
import { parseLesson } from '../../src/lesson/parse.ts';
import { formatProblem } from '../../src/lesson/problem.ts';
import { Terms } from '../../src/lesson/terms.ts';
import { wordCount } from '../../src/lesson/wordCount.ts';

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));

export async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    console.error('usage: npm run lesson:check -- FILE…\n       for example lessons/en/06-lstm.md');
    return 2;
  }
  const reports = await Promise.all(files.map((file) => check(file)));
  for (const { lines } of reports) console.log(lines.join('\n'));
  return reports.every(({ isRight }) => isRight) ? 0 : 1;
}

async function check(
  file: string,
): Promise<{ readonly isRight: boolean; readonly lines: readonly string[] }> {
  const shown = relative(process.cwd(), resolve(file));
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return { isRight: false, lines: [`${shown}: this file cannot be read`] };
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { isRight: false, lines: [`${shown}: found another encoding, expected a text file in UTF-8`] };
  }
  const parsed = parseLesson(source, await courseOf(file));
  return parsed.kind === 'lesson'
    ? { isRight: true, lines: [`${shown}: right, ${wordCount(source)} words`] }
    : { isRight: false, lines: parsed.problems.map((problem) => formatProblem(shown, problem)) };
}

const courses = new Map<string, Promise<Course>>();

/** The lessons and the glossary beside the file if it lies in a course, else those of the English course. */
function courseOf(file: string): Promise<Course> {
  const own = dirname(resolve(file));
  const folder = dirname(own) === lessons ? own : join(lessons, 'en');
  const course = courses.get(folder) ?? readCourse(folder);
  courses.set(folder, course);
  return course;
}

async function readCourse(folder: string): Promise<Course> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  const glossary = parseGlossary(await readFile(join(folder, 'glossary.yaml'), 'utf8').catch(() => '[]'));
  const terms = glossary.kind === 'glossary' ? glossary.terms : [];
  // A lesson that the glossary announces may be pointed to, as in the build.
  const announced = terms.map(({ lesson }) => lesson);
  return {
    terms: new Terms(terms),
    lessons: [...new Set([...names.map((name) => basename(name, '.md')), ...announced])],
  };
}
