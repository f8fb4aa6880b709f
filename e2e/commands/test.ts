/**
 * The body of `npm test`: every check of the project, one after the other, with the output of each as it comes. A stage
 * that crashes counts as failed, and the others still run. The last line is `N passed, N failed`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from '../browserInstall.ts';
import {
  parityCounts,
  passedByProject,
  playwrightCounts,
  single,
  vitestCounts,
  type Counts,
} from '../check/counts.ts';
import { experimentNames } from '#data/experiments/result';
import { runTool, type Finished } from '../check/stage.ts';

const reports = fileURLToPath(new URL('../../.cache/reports/', import.meta.url));

interface Stage {
  readonly name: string;
  readonly run: () => Promise<Counts>;
}

const backendsSeen: string[] = [];
let built = false;

const stages: readonly Stage[] = [
  { name: 'browser', run: checkBrowser },
  ...['src', 'app', 'e2e'].map((folder) => command(`types of ${folder}`, ['tsc', '-p', folder])),
  command('lint', ['oxlint', '--deny-warnings']),
  command('formatting', ['prettier', '--check', '.']),
  command('unused code', ['knip']),
  { name: 'unit tests', run: runUnitTests },
  { name: 'parity', run: runParity },
  command('experiments', ['node', 'e2e/launch.mjs', 'experiment', ...experimentNames, '--quick']),
  { name: 'build', run: runBuild },
  { name: 'end-to-end tests', run: runJourneys },
];

export async function main(): Promise<number> {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const lines: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const { name, run } of stages) {
    console.log(`\n── ${name} ──`);
    const start = performance.now();
    const counts = await run().catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return single(false);
    });
    passed += counts.passed;
    failed += counts.failed;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const note = counts.note ? ` (${counts.note})` : '';
    lines.push(
      `${name.padEnd(18)} ${String(counts.passed).padStart(4)} passed ${String(counts.failed).padStart(3)} failed ${seconds.padStart(6)} s${note}`,
    );
  }
  console.log(`\n── summary ──\n${lines.join('\n')}`);
  console.log(`backends that ran: ${backendsSeen.length > 0 ? backendsSeen.join(', ') : 'none'}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function command(name: string, args: readonly string[]): Stage {
  return { name, run: async () => single((await runTool(args)).ok) };
}

async function checkBrowser(): Promise<Counts> {
  const path = await ensureChromium((sentence) => console.log(sentence));
  console.log(
    path === null
      ? 'No Chromium could be found or installed. Install one and name it in the environment variable CHROMIUM_PATH.'
      : `Chromium: ${path}`,
  );
  return single(path !== null);
}

async function runUnitTests(): Promise<Counts> {
  const file = `${reports}unit.json`;
  const finished = await runTool([
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return failedIfSilent(finished, vitestCounts(JSON.parse(readFileSync(file, 'utf8'))));
}

/**
 * A third of the training curves on WebGPU alone: 60 updates on the software adapter take longer than all other cases
 * together, and an error in gradients or optimizer shows within a few. The other backends run the curves whole, and so
 * does `npm run parity` on all.
 */
const webGpuUpdates = 20;

async function runParity(): Promise<Counts> {
  const finished = await runTool([
    'node',
    'e2e/launch.mjs',
    'parity',
    '--webgpu-updates',
    String(webGpuUpdates),
  ]);
  const counts = parityCounts(finished.output);
  backendsSeen.push(...counts.backends.map((name) => `${name} (parity)`));
  const note = `${counts.note}; training curves whole, on webgpu cut to ${webGpuUpdates} updates`;
  return failedIfSilent(finished, { ...counts, note });
}

async function runBuild(): Promise<Counts> {
  built = (await runTool(['vite', 'build'])).ok;
  return single(built);
}

/** What a page of each Playwright project computes with. */
const projectBackends: Readonly<Record<string, string>> = {
  webgpu: 'page with WebGPU on a software adapter',
  'no-webgpu': 'page without WebGPU',
};

async function runJourneys(): Promise<Counts> {
  if (!built) throw new Error('not run, since the build failed');
  const file = `${reports}e2e.json`;
  const finished = await runTool(['playwright', 'test', '-c', 'e2e', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    UNROLL_BUILT: '1',
  });
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  for (const [project, passed] of passedByProject(report))
    backendsSeen.push(`${projectBackends[project] ?? project} (${passed} end-to-end tests)`);
  return failedIfSilent(finished, playwrightCounts(report));
}

/** A tool that ended badly without naming a failure has crashed. */
function failedIfSilent({ ok }: Finished, counts: Counts): Counts {
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1, note: 'the tool ended with an error' };
}
