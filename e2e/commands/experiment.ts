/**
 * `npm run experiment -- NAME… [--json] [--seeds N] [--quick]`: trains the networks of experiments in headless
 * Chromium, says what came out, writes `public/experiments/NAME.json` and ends with 1 when something is not as it must
 * be. `--quick` uses tiny sizes, writes and judges nothing: it only shows that everything runs. With `--json` each
 * result is a line of its own.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { failures } from '#data/experiments/criteria';
import { experimentNames, parseExperimentResult, type ExperimentName } from '#data/experiments/result';
import { openHarness, type Harness } from '../harness/open.ts';
import { experiments } from '../experiments/registry.ts';

const folder = fileURLToPath(new URL('../../public/experiments/', import.meta.url));
const usage = `usage: npm run experiment -- ${experimentNames.join('|')}… [--json] [--seeds N] [--quick]`;

interface Options {
  readonly json: boolean;
  readonly quick: boolean;
  /** null: as many seeds as the experiment takes by itself. */
  readonly seeds: number | null;
}

export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      seeds: { type: 'string' },
    },
    allowPositionals: true,
  });
  const names = experimentNames.filter((name) => positionals.includes(name));
  const seeds = values.seeds === undefined ? null : Number(values.seeds);
  if (names.length === 0 || names.length < positionals.length || !isCount(seeds)) {
    console.error(usage);
    return 2;
  }
  const harness = await openHarness({ webgpu: false });
  try {
    let cameOut = true;
    for (const name of names) {
      const { json, quick } = values;
      if (!(await carryOut(harness, name, { json, quick, seeds }))) cameOut = false;
    }
    return cameOut ? 0 : 1;
  } finally {
    await harness.close();
  }
}

const isCount = (seeds: number | null) => seeds === null || (Number.isInteger(seeds) && seeds > 0);

/** Returns whether it came out as it must. */
async function carryOut(harness: Harness, name: ExperimentName, options: Options): Promise<boolean> {
  const { json, quick } = options;
  const count = options.seeds ?? (quick ? 1 : experiments[name].seeds);
  const say = json ? () => {} : console.log;
  say(`── ${name} ──`);
  const started = performance.now();
  const result = await experiments[name].run({
    seeds: Array.from({ length: count }, (_, k) => k + 1),
    quick,
    train: (order) => harness.run('trainNetwork', order),
    say,
  });
  const text = JSON.stringify(result);
  const parsed = parseExperimentResult(text);
  if (parsed.kind !== 'result') throw new Error(`the result is none: ${parsed.detail}`);
  if (json) console.log(text);
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  say(`${minutes} minutes on ${result.times.processor}`);
  if (quick) return true;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name}.json`, `${text}\n`);
  const failed = failures(parsed.result);
  for (const sentence of failed) console.error(`did not come out: ${sentence}`);
  if (failed.length === 0) say('came out as it must');
  return failed.length === 0;
}
