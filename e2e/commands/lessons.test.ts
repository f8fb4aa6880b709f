import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main as checkLessons } from './lesson-check.ts';
import { main as newLesson } from './lesson-new.ts';

let folder = '';
const said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lesson-'));
  said.length = 0;
  const keep = (line: string) => void said.push(line);
  vi.spyOn(console, 'log').mockImplementation(keep);
  vi.spyOn(console, 'error').mockImplementation(keep);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

// The glossary is rendered once, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe('a new lesson', () => {
  it('passes the check as it stands', async () => {
    expect(await newLesson(['14-attention', folder])).toBe(0);
    expect(await checkLessons([join(folder, '14-attention.md')])).toBe(0);
    expect(said.at(-1)).toMatch(/14-attention\.md: right, \d+ words$/);
  });

  it('never takes the place of one that is there', async () => {
    const file = join(folder, '14-attention.md');
    await writeFile(file, 'mine');
    expect(await newLesson(['14-attention', folder])).toBe(1);
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect(said.at(-1)).toContain('is there already');
  });

  it.each(['attention', '1-attention', '14-Attention', '../14-attention', ''])(
    'is not made under the name “%s”',
    async (name) => {
      expect(await newLesson([name, folder])).toBe(2);
      expect(said.at(-1)).toContain('two digits');
    },
  );
});

describe('the check of a lesson', () => {
  const lesson = async (change: (text: string) => string | Uint8Array) => {
    await newLesson(['14-attention', folder]);
    const file = join(folder, '14-attention.md');
    await writeFile(file, change(await readFile(file, 'utf8')));
    return checkLessons([file]);
  };

  it.each([
    [':::experiment', ':::experimental', /14-attention\.md:\d+: found :::experimental, expected/],
    ['The idea in plain words.', 'A $\\frac{1$ formula.', /found the formula/],
    ['The idea in plain words.', '<script>alert(1)</script>', /found raw HTML/],
    ['The idea in plain words.', '[a](javascript:alert(1))', /found a link to “javascript:alert\(1\)”/],
    ['The idea in plain words.', '[a](#/lesson/99-nothing)', /found a link to “#\/lesson\/99-nothing”/],
  ])('reports %j turned into %j with its line', async (from, to, report) => {
    expect(await lesson((text) => text.replace(from, to))).toBe(1);
    expect(said.at(-1)).toMatch(report);
  });

  it('tells of a text that is far too long, of another encoding, and of a file that is not there', async () => {
    expect(await lesson((text) => text + 'word '.repeat(2_000_000))).toBe(1);
    expect(said.at(-1)).toMatch(/found a text of \d+ characters, expected at most 500000/);
    expect(await checkLessons([join(folder, 'none.md')])).toBe(1);
    expect(said.at(-1)).toContain('cannot be read');
    await writeFile(join(folder, 'latin.md'), Uint8Array.from([0x47, 0x72, 0xfc, 0xdf, 0x65]));
    expect(await checkLessons([join(folder, 'latin.md')])).toBe(1);
    expect(said.at(-1)).toContain('another encoding');
  });
});
