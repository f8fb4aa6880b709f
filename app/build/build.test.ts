import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { afterAll, describe, expect, it } from 'vitest';
import order from '../../lessons/order.json' with { type: 'json' };
import { courseTextsPlugin } from './courseTexts.ts';
import { formulasPlugin } from './formulas.ts';
import { katexFontsPlugin } from './katexFonts.ts';
import { lessonsPlugin } from './lessons.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');
const folders: string[] = [];

/** Builds one module in memory; every output file as name and text. */
async function built(root: string, input: string, plugins: Plugin[]): Promise<Map<string, string>> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    plugins,
    build: { write: false, rolldownOptions: { input, preserveEntrySignatures: 'strict' } },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(
    outputs.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]),
  );
}

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'lessons-'));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  return root;
}

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describe('lessons in the build', () => {
  it('are all accepted, each in a file of its own, and listed in order', async () => {
    const files = await built(projectRoot, 'virtual:lessons', [lessonsPlugin()]);
    const [index] = files.values();
    const places = order.map((name) => index.indexOf(`\`${name}\``));
    expect(places.every((place, at) => place >= 0 && place > (places[at - 1] ?? -1))).toBe(true);
    expect(files.size).toBeGreaterThan(order.length);
    expect(index).not.toContain('katex');
  }, 30_000);

  it('fail the build with file, line, what was found and what was expected', async () => {
    const root = await folderWith({
      'lessons/order.json': '["01-a"]',
      'lessons/en/01-a.md':
        '---\ntitle: A lesson\nnumber: 1\nminutes: never\nquestion: Why?\n---\n\n<b>x</b>\n',
    });
    const building = built(root, 'virtual:lessons', [lessonsPlugin()]);
    await expect(building).rejects.toThrow(
      'lessons/en/01-a.md:4: found “minutes: never”, expected a whole number from 1 to 60',
    );
    await expect(building).rejects.toThrow('lessons/en/01-a.md:8: found raw HTML');
  }, 30_000);

  it('may use no term before it is defined, and the glossary must be right: file and line', async () => {
    const head = '---\ntitle: A lesson\nnumber: 1\nminutes: 5\nquestion: Why?\n---\n\n';
    const term = '- key: lstm\n  term: LSTM\n  lesson: 06-lstm\n  words: [LSTM]\n  text: A cell.\n';
    const early = await folderWith({
      'lessons/order.json': '["01-a"]',
      'lessons/en/01-a.md': `${head}An LSTM, with [gates](#/lesson/07-gates).\n`,
      'lessons/en/glossary.yaml': term,
    });
    const building = built(early, 'virtual:lessons', [lessonsPlugin()]);
    await expect(building).rejects.toThrow('lessons/en/01-a.md:8: found “LSTM”, which 06-lstm defines');
    await expect(building).rejects.toThrow('lessons/en/01-a.md:8: found a link to “#/lesson/07-gates”');
    const wrong = await folderWith({
      'lessons/order.json': '["01-a"]',
      'lessons/en/01-a.md': head,
      'lessons/en/glossary.yaml': term.replace('A cell.', '<b>A cell.</b>'),
    });
    await expect(built(wrong, 'virtual:lessons', [lessonsPlugin()])).rejects.toThrow(
      'lessons/en/glossary.yaml:5: found raw HTML',
    );
  }, 30_000);

  it('come with the glossary and an index of search, each a packed file', async () => {
    const files = await built(projectRoot, 'virtual:courseTexts', [courseTextsPlugin()]);
    const named = (name: string) => [...files.keys()].filter((file) => file.startsWith(`course/en/${name}-`));
    expect([named('glossary'), named('search')]).toEqual([[expect.any(String)], [expect.any(String)]]);
    for (const file of [...named('glossary'), ...named('search')])
      expect([...files.values()].join('\n')).toContain(file);
  }, 30_000);

  it('must have every name of the order, and no other', async () => {
    const missing = await folderWith({ 'lessons/order.json': '["01-a"]', 'lessons/en/notes.txt': '' });
    await expect(built(missing, 'virtual:lessons', [lessonsPlugin()])).rejects.toThrow('found 01-a');
    const stranger = await folderWith({ 'lessons/order.json': '[]', 'lessons/en/02-b.md': '' });
    await expect(built(stranger, 'virtual:lessons', [lessonsPlugin()])).rejects.toThrow('found 02-b');
  }, 30_000);
});

describe('formulas in the build', () => {
  it('come as HTML with slots, without KaTeX itself', async () => {
    const [code] = (await built(projectRoot, 'virtual:formulas', [formulasPlugin()])).values();
    expect(code).toContain('data-slot=');
    expect(code).not.toContain('ParseError');
  }, 30_000);

  it('bring their fonts as woff2 only', async () => {
    const files = await built(projectRoot, path.join(projectRoot, 'node_modules/katex/dist/katex.min.css'), [
      katexFontsPlugin(),
    ]);
    const fonts = [...files.keys()].filter((name) => /\.(woff2?|ttf)$/.test(name));
    expect(fonts.length).toBeGreaterThan(10);
    expect(fonts.filter((name) => !name.endsWith('.woff2'))).toEqual([]);
  }, 30_000);
});
