/**
 * The body of `npm test`: every check of the project, with the output of each in one piece. A stage that crashes counts
 * as failed, and the others still run. The last line is `N passed, N failed`.
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
import { runTool, type Finished, type Show } from '../check/stage.ts';

const reports = fileURLToPath(new URL('../../.cache/reports/', import.meta.url));

interface Stage {
  readonly name: string;
  readonly run: (show: Show) => Promise<Counts>;
}

const backendsSeen: string[] = [];
let built = false;

/**
 * Lines of stages; those of a line run one after the other, and lines within brackets at once. Unit and end-to-end tests
 * keep two cores busy by themselves; parity waits for a browser that computes on one, and the rest is short.
 */
const plan: readonly (readonly (readonly Stage[])[])[] = [
  [[{ name: 'browser', run: checkBrowser }]],
  [
    [{ name: 'parity', run: runParity }],
    [
      ...['src', 'app', 'e2e'].map((folder) => command(`types of ${folder}`, ['tsc', '-p', folder])),
      command('lint', ['oxlint', '--deny-warnings']),
      command('formatting', ['prettier', '--check', '.']),
      command('unused code', ['knip']),
      command('experiments', ['node', 'e2e/launch.mjs', 'experiment', ...experimentNames, '--quick']),
      { name: 'build', run: runBuild },
    ],
  ],
  [[{ name: 'unit tests', run: runUnitTests }]],
  [[{ name: 'end-to-end tests', run: runJourneys }]],
];

interface Outcome extends Counts {
  readonly line: string;
}

export async function main(): Promise<number> {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const outcomes: Outcome[] = [];
  for (const lines of plan) {
    // Only what runs alone is shown as it comes.
    const held = lines.length > 1;
    const ended = await Promise.all(lines.map((stages) => inTurn(stages, held)));
    outcomes.push(...ended.flat());
  }
  const sum = (of: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[of], 0);
  console.log(`\n── summary ──\n${outcomes.map(({ line }) => line).join('\n')}`);
  console.log(`backends that ran: ${backendsSeen.length > 0 ? backendsSeen.join(', ') : 'none'}`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

async function inTurn(stages: readonly Stage[], held: boolean): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const stage of stages) outcomes.push(await runStage(stage, held));
  return outcomes;
}

/** Runs a stage and shows what it says under its name: as it comes, or `held` until it has ended. */
async function runStage({ name, run }: Stage, held: boolean): Promise<Outcome> {
  let said = `\n── ${name} ──\n`;
  const show: Show = (text) => {
    if (held) said += text;
    else process.stdout.write(text);
  };
  if (!held) process.stdout.write(said);
  const start = performance.now();
  const counts = await run(show).catch((error: unknown) => {
    show(`${error instanceof Error ? error.message : JSON.stringify(error)}\n`);
    return single(false);
  });
  if (held) process.stdout.write(said);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const note = counts.note ? ` (${counts.note})` : '';
  const line = `${name.padEnd(18)} ${String(counts.passed).padStart(4)} passed ${String(counts.failed).padStart(3)} failed ${seconds.padStart(6)} s${note}`;
  return { ...counts, line };
}

function command(name: string, args: readonly string[]): Stage {
  return { name, run: async (show) => single((await runTool(args, show)).ok) };
}

async function checkBrowser(show: Show): Promise<Counts> {
  const path = await ensureChromium((sentence) => show(`${sentence}\n`));
  show(
    path === null
      ? 'No Chromium could be found or installed. Install one and name it in the environment variable CHROMIUM_PATH.\n'
      : `Chromium: ${path}\n`,
  );
  return single(path !== null);
}

async function runUnitTests(show: Show): Promise<Counts> {
  const file = `${reports}unit.json`;
  const finished = await runTool(
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    show,
  );
  return failedIfSilent(finished, vitestCounts(JSON.parse(readFileSync(file, 'utf8'))));
}

/**
 * A third of the training curves on WebGPU alone: 60 updates on the software adapter take longer than all other cases
 * together, and an error in gradients or optimizer shows within a few. The other backends run the curves whole, and so
 * does `npm run parity` on all.
 */
const webGpuUpdates = 20;

async function runParity(show: Show): Promise<Counts> {
  const finished = await runTool(
    ['node', 'e2e/launch.mjs', 'parity', '--webgpu-updates', String(webGpuUpdates)],
    show,
  );
  const counts = parityCounts(finished.output);
  backendsSeen.push(...counts.backends.map((name) => `${name} (parity)`));
  const note = `${counts.note}; training curves whole, on webgpu cut to ${webGpuUpdates} updates`;
  return failedIfSilent(finished, { ...counts, note });
}

async function runBuild(show: Show): Promise<Counts> {
  built = (await runTool(['vite', 'build'], show)).ok;
  return single(built);
}

/** What a page of each Playwright project computes with. */
const projectBackends: Readonly<Record<string, string>> = {
  webgpu: 'page with WebGPU on a software adapter',
  'no-webgpu': 'page without WebGPU',
};

async function runJourneys(show: Show): Promise<Counts> {
  if (!built) throw new Error('not run, since the build failed');
  const file = `${reports}e2e.json`;
  const finished = await runTool(['playwright', 'test', '-c', 'e2e', '--reporter=list,json'], show, {
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
