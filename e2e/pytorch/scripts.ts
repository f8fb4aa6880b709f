/** Runs the scripts that the page gives out, each as a program of its own, and reads what they print. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';

/** A Python that can import all of these, or null. Where PYTHON is set, it is that one or none. */
export function pythonWith(modules: readonly string[], path?: string): string | null {
  const named = process.env['PYTHON'];
  const candidates = named === undefined ? ['python3', '/usr/bin/python3'] : [named];
  const imports = modules.map((module) => `import ${module}`).join('\n');
  const env = pythonPath(path);
  return candidates.find((python) => spawnSync(python, ['-c', imports], { env }).status === 0) ?? null;
}

const pythonPath = (path: string | undefined) =>
  path === undefined ? process.env : { ...process.env, PYTHONPATH: path };

/** Most of the time goes into starting a library: one process runs all scripts, each with names of its own. */
const runner = `
import runpy, sys
for path in sys.argv[1:]:
    print("\\x1f" + path)
    runpy.run_path(path)
`;

/**
 * What each script prints.
 * @param path  where Python looks for modules besides
 * @throws Error with what Python complained of
 */
export function runPythonScripts(
  python: string,
  scripts: readonly string[],
  path?: string,
): readonly string[] {
  return inFolder((folder) => {
    const files = scripts.map((script, k) => {
      const file = join(folder, `script${k}.py`);
      writeFileSync(file, script);
      return file;
    });
    const { status, stdout, stderr } = spawnSync(python, ['-B', '-c', runner, ...files], {
      encoding: 'utf8',
      env: pythonPath(path),
      maxBuffer: 64_000_000,
    });
    if (status !== 0) throw new Error(`${stdout.slice(-400)}\n${stderr}`);
    return stdout.split('\x1f').slice(1);
  });
}

/** What a script of TypeScript prints, its types taken away. */
export async function runTypeScript(script: string): Promise<string> {
  const { code } = await transformWithOxc(script, 'script.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module'], {
    input: code,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** What the compiler says about scripts, in its strictest setting; nothing where they are sound. */
export function typeErrors(scripts: readonly string[]): string {
  return inFolder((folder) => {
    const files = scripts.map((script, k) => {
      const file = join(folder, `script${k}.ts`);
      writeFileSync(file, `${script}\nexport {};\n`);
      return file;
    });
    const compiler = join(import.meta.dirname, '../../node_modules/.bin/tsc');
    const options = ['--noEmit', '--strict', '--ignoreConfig', '--target', 'es2023', '--module', 'esnext'];
    const { stdout } = spawnSync(compiler, [...options, '--lib', 'es2023,dom', '--types', '', ...files], {
      encoding: 'utf8',
    });
    return stdout;
  });
}

function inFolder<Result>(act: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'unroll-scripts-'));
  try {
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The lines `name = number` of what a script printed. */
export function printedValues(printed: string): ReadonlyMap<string, number> {
  return new Map(
    [...printed.matchAll(/^(\w+) = (.*)$/gm)].map(([, name, value]) => [name, Number(value)] as const),
  );
}

/** The numbers of the lines `then letter: probability`. */
export const printedProbabilities = (printed: string): readonly number[] =>
  [...printed.matchAll(/^then .*: ([\d.]+)$/gm)].map(([, value]) => Number(value));
