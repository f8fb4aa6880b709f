/**
 * `npm run experiment -- NAME [--json] [--seeds N] [--quick]`: trains the networks of an experiment in headless
 * Chromium, says what came out, writes `public/experiments/NAME.json` and ends with 1 when it is not what should come
 * out. `--quick` uses tiny sizes, writes and judges nothing: it only shows that everything runs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { failures } from '#data/experiments/criteria';
import { parseExperimentResult, type ExperimentName } from '#data/experiments/result';
import { openHarness } from '../harness/open.ts';
import { experiments } from '../experiments/registry.ts';

const folder = fileURLToPath(new URL('../../public/experiments/', import.meta.url));
const names = Object.keys(experiments);
const usage = `usage: npm run experiment -- ${names.join('|')} [--json] [--seeds N] [--quick]`;

const isExperiment = (name: string): name is ExperimentName => Object.hasOwn(experiments, name);

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
  const [name = ''] = positionals;
  if (positionals.length !== 1 || !isExperiment(name)) {
    console.error(usage);
    return 2;
  }
  const count = Number(values.seeds ?? (values.quick ? 1 : experiments[name].seeds));
  if (!Number.isInteger(count) || count < 1) {
    console.error(`--seeds: not a number of seeds: ${values.seeds}\n${usage}`);
    return 2;
  }
  const say = values.json ? () => {} : console.log;
  const harness = await openHarness({ webgpu: false });
  const started = performance.now();
  try {
    const result = await experiments[name].run({
      seeds: Array.from({ length: count }, (_, k) => k + 1),
      quick: values.quick,
      train: (order) => harness.run('trainNetwork', order),
      say,
    });
    const text = `${JSON.stringify(result)}\n`;
    const parsed = parseExperimentResult(text);
    if (parsed.kind !== 'result') throw new Error(`the result is none: ${parsed.detail}`);
    if (values.json) console.log(text);
    say(`${((performance.now() - started) / 60_000).toFixed(1)} minutes on ${result.times.processor}`);
    if (values.quick) return 0;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}${name}.json`, text);
    const failed = failures(parsed.result);
    for (const sentence of failed) console.error(`did not come out: ${sentence}`);
    if (failed.length === 0) say('came out as it must');
    return failed.length === 0 ? 0 : 1;
  } finally {
    await harness.close();
  }
}
