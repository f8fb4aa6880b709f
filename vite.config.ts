import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { formulasPlugin } from './app/build/formulas.ts';
import { katexFontsPlugin } from './app/build/katexFonts.ts';
import { lessonsPlugin } from './app/build/lessons.ts';

export default defineConfig({
  // Every address is relative, so that the built folder works under any path of any static server.
  base: './',
  plugins: [react(), formulasPlugin(), katexFontsPlugin(), lessonsPlugin()],
  worker: {
    format: 'es',
    rolldownOptions: { output: { comments: { legal: false } } },
  },
  build: { target: 'es2023', modulePreload: { polyfill: false } },
  preview: { port: 4173 },
  test: {
    include: ['{src,app,e2e}/**/*.test.ts'],
    environment: 'node',
  },
});
