/**
 * `virtual:lessons`, the list of lessons, and one file for each, `lessons/<language>/<name>.json`, fetched when it is
 * opened. Lessons are parsed, checked and rendered here, while building; a mistake in one fails the build with its
 * place. In the built site the files are packed (`packedData.ts` says why) and carry a hash of their content. The order
 * is that of lessons/order.json, the languages are the folders beside it.
 */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Plugin } from 'vite';
import type { Course } from '../../src/lesson/links.ts';
import { parseLesson } from '../../src/lesson/parse.ts';
import { formatProblem } from '../../src/lesson/problem.ts';
import type { Block, Lesson } from '../../src/lesson/document.ts';
import { Terms } from '../../src/lesson/terms.ts';
import { GlossaryError, readGlossary } from './glossary.ts';
import { emitPacked } from './packedFile.ts';

const orderSchema = v.array(v.pipe(v.string(), v.regex(/^\d\d-[a-z0-9-]+$/, 'names such as 06-lstm')));

/** The text of a lesson, the list or the order is wrong; the message says where and what was expected. */
export class LessonsError extends Error {
  override readonly name = 'LessonsError';
}

export function lessonsPlugin(): Plugin {
  let root = '';
  let isBuild = false;
  const folder = () => path.join(root, 'lessons');
  return {
    name: 'unroll:lessons',
    configResolved(config) {
      root = config.root;
      isBuild = config.command === 'build';
    },
    resolveId: { filter: { id: /^virtual:lessons$/ }, handler: (source) => `\0${source}` },
    load: {
      filter: { id: /^\0virtual:lessons$/ },
      async handler() {
        const place = (name: string, lesson: Lesson) => {
          return isBuild
            ? emitPacked(this, `lessons/${name}`, JSON.stringify(lesson))
            : `lessons/${name}.json`;
        };
        try {
          return await indexModule(folder(), place, (file) => this.addWatchFile(file));
        } catch (error) {
          if (error instanceof LessonsError || error instanceof GlossaryError)
            return this.error(error.message);
          throw error;
        }
      },
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const name = /^\/lessons\/([\w/-]+)\.json$/.exec(request.url ?? '')?.[1];
        if (name === undefined) return next();
        readLesson(folder(), name, () => {}).then((lesson) => {
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify(lesson));
        }, next);
      });
    },
  };
}

export type Watch = (file: string) => void;

/** @param name  with the language: `en/06-lstm` */
export async function readLesson(folder: string, name: string, watch: Watch): Promise<Lesson> {
  const file = path.join(folder, `${name}.md`);
  watch(file);
  const parsed = parseLesson(
    await readFile(file, 'utf8'),
    await readCourse(folder, path.dirname(name), watch),
  );
  if (parsed.kind === 'lesson') return parsed.lesson;
  throw new LessonsError(
    parsed.problems.map((problem) => formatProblem(`lessons/${name}.md`, problem)).join('\n'),
  );
}

/** What a lesson of the language may point to; the glossary names lessons, too. */
async function readCourse(folder: string, language: string, watch: Watch): Promise<Course> {
  const terms = await readGlossary(folder, language, watch);
  const lessons = new Set([...(await readOrder(folder, watch)), ...terms.map(({ lesson }) => lesson)]);
  return { terms: new Terms(terms), lessons: [...lessons] };
}

async function indexModule(
  folder: string,
  place: (name: string, lesson: Lesson) => string,
  watch: Watch,
): Promise<string> {
  const order = await readOrder(folder, watch);
  const entries = await readdir(folder, { withFileTypes: true });
  const languages = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const lists = await Promise.all(
    languages.map(async (language) => {
      const present = await lessonNames(path.join(folder, language));
      const strangers = present.filter((name) => !order.includes(name));
      if (strangers.length > 0)
        throw new LessonsError(
          `lessons/${language}: found ${strangers.join(', ')}, expected only names of order.json`,
        );
      const items = order
        .filter((name) => present.includes(name))
        .map(async (name) => {
          const lesson = await readLesson(folder, `${language}/${name}`, watch);
          const { title, number, minutes, question, blocks } = lesson;
          const count = (kind: Block['kind']) => blocks.filter((block) => block.kind === kind).length;
          const file = place(`${language}/${name}`, lesson);
          return JSON.stringify({
            name,
            title,
            number,
            minutes,
            question,
            predictions: count('predict'),
            exercises: count('exercise'),
            file,
          });
        });
      return `${JSON.stringify(language)}: [${(await Promise.all(items)).join(',\n')}]`;
    }),
  );
  return `const byLanguage = {${lists.join(',\n')}};
    export const lessonsIn = (language) => byLanguage[language] ?? byLanguage.en;`;
}

/** Names of all lessons, in reading order. */
export async function readOrder(folder: string, watch: Watch): Promise<readonly string[]> {
  const file = path.join(folder, 'order.json');
  watch(file);
  const order = v.parse(orderSchema, JSON.parse(await readFile(file, 'utf8')));
  const english = await lessonNames(path.join(folder, 'en'));
  const missing = order.filter((name) => !english.includes(name));
  if (missing.length > 0)
    throw new LessonsError(
      `lessons/order.json: found ${missing.join(', ')}, expected names of lessons/en/*.md`,
    );
  return order;
}

/** Names of the lessons that a language has. */
export async function lessonNames(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -'.md'.length));
}
