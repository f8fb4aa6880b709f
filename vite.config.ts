import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Every address is relative, so that the built folder works under any path of any static server.
  base: './',
  plugins: [react()],
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
