/**
 * `virtual:lessons`, the list of lessons, and one file for each, `lessons/<language>/<name>.json`, fetched when it is
 * opened. Lessons are parsed, checked and rendered here, while building; a mistake in one fails the build with its
 * place. In the built site the files are packed (`packedData.ts` says why) and carry a hash of their content. The order
 * is that of lessons/order.json, the languages are the folders beside it.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import * as v from 'valibot';
import type { Plugin } from 'vite';
import { parseLesson } from '../../src/lesson/parse.ts';
import { formatProblem } from '../../src/lesson/problem.ts';
import type { Lesson } from '../../src/lesson/document.ts';

const orderSchema = v.array(v.pipe(v.string(), v.regex(/^\d\d-[a-z0-9-]+$/, 'names such as 06-lstm')));

/** The text of a lesson, the list or the order is wrong; the message says where and what was expected. */
class LessonsError extends Error {
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
          const text = JSON.stringify(lesson);
          if (!isBuild) return `lessons/${name}.json`;
          const hash = createHash('sha256').update(text).digest('base64url').slice(0, 8);
          const fileName = `lessons/${name}-${hash}.json`;
          this.emitFile({ type: 'asset', fileName, source: deflateSync(text, { level: 9 }) });
          return fileName;
        };
        try {
          return await indexModule(folder(), place, (file) => this.addWatchFile(file));
        } catch (error) {
          if (error instanceof LessonsError) return this.error(error.message);
          throw error;
        }
      },
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const name = /^\/lessons\/([\w/-]+)\.json$/.exec(request.url ?? '')?.[1];
        if (name === undefined) return next();
        readLesson(folder(), name).then((lesson) => {
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify(lesson));
        }, next);
      });
    },
  };
}

type Watch = (file: string) => void;

async function readLesson(folder: string, name: string): Promise<Lesson> {
  const parsed = parseLesson(await readFile(path.join(folder, `${name}.md`), 'utf8'));
  if (parsed.kind === 'lesson') return parsed.lesson;
  throw new LessonsError(
    parsed.problems.map((problem) => formatProblem(`lessons/${name}.md`, problem)).join('\n'),
  );
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
          watch(path.join(folder, language, `${name}.md`));
          const lesson = await readLesson(folder, `${language}/${name}`);
          const { title, number, minutes, question } = lesson;
          const file = place(`${language}/${name}`, lesson);
          return JSON.stringify({ name, title, number, minutes, question, file });
        });
      return `${JSON.stringify(language)}: [${(await Promise.all(items)).join(',\n')}]`;
    }),
  );
  return `const byLanguage = {${lists.join(',\n')}};
    export const lessonsIn = (language) => byLanguage[language] ?? byLanguage.en;`;
}

async function readOrder(folder: string, watch: Watch): Promise<readonly string[]> {
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

async function lessonNames(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -'.md'.length));
}
