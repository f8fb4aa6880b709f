/**
 * `virtual:courseTexts`: by language, the glossary and the index of search over lessons and glossary, each a file that is fetched
 * when it is asked for. Both are made here, while building.
 */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { lessonRecords, termRecords } from '../../src/lesson/searchRecords.ts';
import { indexOf } from '../search/searchIndex.ts';
import { GlossaryError, readGlossary } from './glossary.ts';
import { lessonNames, LessonsError, readLesson, readOrder, type Watch } from './lessons.ts';
import { emitPacked } from './packedFile.ts';

export function courseTextsPlugin(): Plugin {
  let folder = '';
  let isBuild = false;
  return {
    name: 'unroll:course-texts',
    configResolved({ root, command }) {
      folder = path.join(root, 'lessons');
      isBuild = command === 'build';
    },
    resolveId: { filter: { id: /^virtual:courseTexts$/ }, handler: (source) => `\0${source}` },
    load: {
      filter: { id: /^\0virtual:courseTexts$/ },
      async handler() {
        try {
          const files: Record<string, CourseTexts> = {};
          for (const language of await languagesIn(folder)) {
            const names = {
              glossary: `course/${language}/glossary`,
              search: `course/${language}/search`,
            };
            const texts = isBuild && (await makeTexts(folder, language, (file) => this.addWatchFile(file)));
            files[language] = texts
              ? {
                  glossary: emitPacked(this, names.glossary, texts.glossary),
                  search: emitPacked(this, names.search, texts.search),
                }
              : { glossary: `${names.glossary}.json`, search: `${names.search}.json` };
          }
          return `export const courseTexts = ${JSON.stringify(files)};`;
        } catch (error) {
          if (error instanceof LessonsError || error instanceof GlossaryError)
            return this.error(error.message);
          throw error;
        }
      },
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const [, language, name] = /^\/course\/(\w+)\/(glossary|search)\.json$/.exec(request.url ?? '') ?? [];
        if (language === undefined) return next();
        makeTexts(folder, language, () => {}).then((texts) => {
          response.setHeader('content-type', 'application/json');
          response.end(name === 'glossary' ? texts.glossary : texts.search);
        }, next);
      });
    },
  };
}

interface CourseTexts {
  readonly glossary: string;
  readonly search: string;
}

async function languagesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function makeTexts(folder: string, language: string, watch: Watch): Promise<CourseTexts> {
  const terms = await readGlossary(folder, language, watch);
  const present = await lessonNames(path.join(folder, language));
  const order = await readOrder(folder, watch);
  const lessons = await Promise.all(
    order
      .filter((name) => present.includes(name))
      .map(async (name) => {
        const lesson = await readLesson(folder, `${language}/${name}`, watch);
        const source = await readFile(path.join(folder, language, `${name}.md`), 'utf8');
        return lessonRecords(name, lesson, source);
      }),
  );
  return {
    glossary: JSON.stringify(terms),
    search: JSON.stringify(indexOf([...lessons.flat(), ...termRecords(terms)])),
  };
}
