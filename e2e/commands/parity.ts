/**
 * `npm run parity -- [--backend reference|cpu|wasm|webgpu|all] [--strict] [--webgpu-updates N] [--generated | FILE…]`:
 * golden cases on every backend, one line each: `name backend max-relative-error ok|FAIL`, or
 * `name backend unsupported` for a cell that is not built. `--webgpu-updates` cuts training cases on WebGPU to their first N updates.
 * `--generated`: many more cases, with the reference's answers, on the backends of the engine.
 * Without files: the shared cases beside the repository where they are, else the copy in e2e/golden.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  builtCell,
  gradTraceFactor,
  parseCase,
  shortened,
  type BuiltCell,
  type GoldenCase,
} from '../parity/cases.ts';
import { caseText, generatedCases } from '../parity/generated.ts';
import { parityBackends, Runners, type ParityBackend } from '../parity/runners.ts';

const usage = `usage: npm run parity -- [--backend ${parityBackends.join('|')}|all] [--strict] [--webgpu-updates N] [--generated | FILE…]`;

interface LoadedCase {
  readonly golden: GoldenCase;
  readonly text: string;
  /** null: not built. */
  readonly built: BuiltCell | null;
}

export async function main(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (typeof options === 'string') {
    console.error(`${options}\n${usage}`);
    return 1;
  }
  let failures = 0;
  const cases = options.generated ? generatedCases.map((generated) => loaded(caseText(generated))) : [];
  for (const file of options.files) {
    const found = load(file);
    if (typeof found !== 'string') cases.push(found);
    else {
      console.error(`${file}: ${found}`);
      failures++;
    }
  }
  for (const { golden } of cases) {
    if (golden.kind === 'layer' && gradTraceFactor(golden) === 2)
      console.error(
        `note: ${golden.name}: its gradTrace holds twice the derivative; halved (e2e/golden/README.md)`,
      );
  }
  const runners = new Runners();
  try {
    for (const backend of options.backends) {
      for (const loaded of cases) {
        const golden = backend === 'webgpu' ? cut(loaded.golden, options.webGpuUpdates) : loaded.golden;
        if (!(await runCase(runners, backend, { ...loaded, golden }, options.strict))) failures++;
      }
    }
  } finally {
    await runners.close();
  }
  return failures === 0 ? 0 : 1;
}

/** The case with a training curve of no more than so many updates; says so where some are left out. */
function cut(golden: GoldenCase, updates: number): GoldenCase {
  const short = shortened(golden, updates);
  if (golden.kind === 'training' && golden.expect.gradNorm.length > updates)
    console.error(`note: ${golden.name}: on webgpu only the first ${updates} of its updates`);
  return short;
}

/** Prints the line of a case; false when it failed. */
async function runCase(
  runners: Runners,
  backend: ParityBackend,
  { golden, built, text }: LoadedCase,
  strict: boolean,
): Promise<boolean> {
  if (built === null) {
    console.log(`${golden.name} ${backend} unsupported`);
    return !strict;
  }
  try {
    const { ok, error, where } = await runners.judge(backend, { golden, built, text });
    console.log(`${golden.name} ${backend} ${error.toExponential(2)} ${ok ? 'ok' : 'FAIL'}`);
    if (!ok) console.error(`  farthest off at ${where}`);
    return ok;
  } catch (error) {
    console.log(`${golden.name} ${backend} NaN FAIL`);
    console.error(`  ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** @throws CaseFormatError when the text is no case */
function loaded(text: string): LoadedCase {
  const golden = parseCase(text);
  return { golden, text, built: builtCell(golden) };
}

/** The case in a file, or what is wrong with the file. */
function load(file: string): LoadedCase | string {
  try {
    return loaded(readFileSync(file, 'utf8'));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface Options {
  readonly backends: readonly ParityBackend[];
  readonly strict: boolean;
  readonly webGpuUpdates: number;
  readonly generated: boolean;
  readonly files: readonly string[];
}

/** The options, or what is wrong with the arguments. */
function parseOptions(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        backend: { type: 'string', default: 'all' },
        strict: { type: 'boolean', default: false },
        'webgpu-updates': { type: 'string', default: '1000' },
        generated: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const { generated } = values;
    const named = parityBackends.filter((name) => values.backend === 'all' || values.backend === name);
    if (named.length === 0) return `unknown backend ${values.backend}`;
    const backends = generated ? named.filter((name) => name !== 'reference') : named;
    if (backends.length === 0) return '--generated: the answers are those of the reference itself';
    if (generated && positionals.length > 0) return '--generated: cases are made, so no FILE';
    const webGpuUpdates = Number(values['webgpu-updates']);
    if (!Number.isInteger(webGpuUpdates) || webGpuUpdates < 1)
      return `--webgpu-updates: not a number of updates: ${values['webgpu-updates']}`;
    return {
      backends,
      webGpuUpdates,
      strict: values.strict,
      generated,
      files: generated || positionals.length > 0 ? positionals : defaultFiles(),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function defaultFiles(): readonly string[] {
  const [shared, own] = ['../../../shared/golden', '../golden'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const folder = existsSync(shared) ? shared : own;
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}
