import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { formulasPlugin } from './app/build/formulas.ts';
import { katexFontsPlugin } from './app/build/katexFonts.ts';
import { courseTextsPlugin } from './app/build/courseTexts.ts';
import { lessonsPlugin } from './app/build/lessons.ts';
import { licencePlugins } from './app/build/licences.ts';
import { offlinePlugins } from './app/build/offline.ts';
import { packedDataPlugin } from './app/build/packedData.ts';
import { securityPolicyPlugin } from './app/build/securityPolicy.ts';

const licences = licencePlugins(import.meta.dirname);

export default defineConfig({
  // Every address is relative, so that the built folder works under any path of any static server.
  base: './',
  plugins: [
    react(),
    formulasPlugin(),
    katexFontsPlugin(),
    lessonsPlugin(),
    courseTextsPlugin(),
    securityPolicyPlugin(),
    packedDataPlugin(),
    offlinePlugins(),
    licences.page,
  ],
  worker: {
    format: 'es',
    plugins: () => [licences.worker()],
    rolldownOptions: {
      output: {
        comments: { legal: false },
        codeSplitting: { groups: [{ name: 'worker', tags: ['$initial'] }] },
      },
    },
  },
  build: {
    target: 'es2023',
    modulePreload: {
      polyfill: false,
      // The first load lists what each later part imports, so that it is fetched at once: of the parts that lessons begin
      // with. Figures are many and have much in common: they name it themselves when they come, and the list stays short.
      resolveDependencies: (file, imports) => (/lesson-|cell-|Training/.test(file) ? imports : []),
    },
    // What every page begins with is one file; so is what figures of a model read, a lesson with its live formulas, what figures
    // have around them, and the cell that lessons open with. Left to itself each is several, with an overhead of their
    // own.
    rolldownOptions: {
      // Which plugin took how long is nothing for whoever starts the page.
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'], priority: 1 },
            {
              name: 'model',
              test: /\/src\/(rnn\/(network|model|parameters|cells)|data\/text|protocol\/channel)\.ts|\/app\/(state\/workers|figures\/useWidth)\.ts/,
            },
            {
              name: 'lesson',
              test: /\/app\/(reader\/(LessonPage|LiveFormula|formulaSlots)|figures\/Figure)\.tsx?|icons\/x\.mjs/,
            },
            {
              name: 'figure',
              test: /\/app\/figures\/(FigureFrame|useCheckpoint|WordField|ModelNotice|figureHeading)\.tsx?|\/app\/state\/modelChoice\.ts/,
            },
            {
              name: 'cell',
              test: /\/src\/figures\/(cell(Graph|Layout|Values)|cells\/(parts|lstm|lstmLayout))\.ts|\/app\/figures\/LessonCell\.tsx/,
            },
          ],
        },
      },
    },
  },
  preview: { port: 4173 },
  test: {
    include: ['{src,app,e2e}/**/*.test.ts'],
    environment: 'node',
  },
});
