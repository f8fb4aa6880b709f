/**
 * What every journey has: the built site under a path of a plain host, and a watch that fails the test on any error
 * in the console, any exception of the page or a worker, and any request to another origin.
 */
import { fileURLToPath } from 'node:url';
import { test as base, expect, type BrowserContext } from 'playwright/test';
import { serveFolder, type Served } from './serve.ts';

/** The folder that `npm run build` makes. */
export const builtSite = fileURLToPath(new URL('../dist', import.meta.url));
/** Where it is served: never at the root, so that an absolute address in it breaks. */
export const sitePath = '/a/b/c/';

interface Fixtures {
  /** Errors that the test brings about on purpose. Requests to another origin are never allowed. */
  readonly allowedErrors: readonly RegExp[];
  readonly watch: { readonly ownOrigins: Set<string> };
  /** A host of the test's own, to be changed or taken away. */
  readonly serveOwn: (folder: string) => Promise<Served>;
}

interface WorkerFixtures {
  /** The built site under `/a/b/c/`. */
  readonly site: Served;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // Playwright reads a fixture's needs from the names in the braces, even where there are none.
    // oxlint-disable-next-line eslint/no-empty-pattern
    async ({}, provide) => {
      const site = await serveFolder(builtSite, sitePath);
      await provide(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  allowedErrors: [[], { option: true }],
  baseURL: ({ site }, provide) => provide(site.url),
  watch: [
    async ({ context, site, allowedErrors }, provide) => {
      const ownOrigins = new Set([new URL(site.url).origin]);
      const problems = watchForProblems(context, ownOrigins);
      await provide({ ownOrigins });
      const unexpected = problems.filter(
        ({ kind, text }) => kind === 'request' || !allowedErrors.some((allowed) => allowed.test(text)),
      );
      expect(unexpected).toEqual([]);
    },
    { auto: true },
  ],
  serveOwn: async ({ watch }, provide) => {
    const hosts: Served[] = [];
    await provide(async (folder) => {
      const host = await serveFolder(folder, sitePath);
      watch.ownOrigins.add(new URL(host.url).origin);
      hosts.push(host);
      return host;
    });
    await Promise.all(hosts.map((host) => host.close()));
  },
});

export { expect };

interface Problem {
  readonly kind: 'console' | 'exception' | 'request';
  readonly text: string;
}

/** What goes wrong in any page or worker of the context from now on. */
function watchForProblems(context: BrowserContext, ownOrigins: ReadonlySet<string>): readonly Problem[] {
  const problems: Problem[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push({ kind: 'console', text: message.text() });
  });
  context.on('weberror', (error) => problems.push({ kind: 'exception', text: error.error().message }));
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!ownOrigins.has(origin) && !['data:', 'blob:', 'about:'].includes(protocol))
      problems.push({ kind: 'request', text: request.url() });
  });
  return problems;
}
