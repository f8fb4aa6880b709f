/** Keeps KaTeX's fonts to woff2, which every browser that runs this page reads; the fallbacks would treble them. */
import type { Plugin } from 'vite';

export function katexFontsPlugin(): Plugin {
  return {
    name: 'unroll:katex-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /katex(\.min)?\.css$/ },
      handler: (css) => ({
        code: css.replaceAll(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, ''),
        map: null,
      }),
    },
  };
}
