/**
 * The content security policy, as a <meta> because a static host sets no headers. In the built page only: the
 * development server injects scripts of its own. `unsafe-inline` for styles serves KaTeX and React's style attributes;
 * no script is inline, and WebAssembly is the only thing that may be compiled.
 */
import type { Plugin } from 'vite';

export const securityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function securityPolicyPlugin(): Plugin {
  return {
    name: 'unroll:security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: securityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}
