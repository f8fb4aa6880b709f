/**
 * `npm run bench -- [--json] [--samples N] [--backend NAME]…`: one training step of the engine against stock
 * `tf.layers`, in headless Chromium, on every backend; WebGPU on a software adapter.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { openHarness } from '../harness/open.ts';
import type { BenchReply, BenchSizes, StepMeasurement } from '../harness/tasks/bench.ts';

const sizes: readonly BenchSizes[] = [
  { B: 16, T: 20, I: 30, H: 32 },
  { B: 32, T: 50, I: 64, H: 128 },
];
const backends = ['webgpu', 'wasm', 'cpu'] as const;
type Backend = (typeof backends)[number];

interface Row extends BenchSizes {
  readonly backend: Backend;
  readonly engineMs: number;
  readonly stockMs: number;
  /** How many times as fast as stock on the same backend. */
  readonly ratio: number;
  readonly engineDispatches: number;
  readonly stockDispatches: number;
  readonly engineLeaked: number;
  readonly stockLeaked: number;
}

export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      samples: { type: 'string', default: '10' },
      backend: { type: 'string', multiple: true, default: [...backends] },
    },
  });
  const samples = Number(values.samples);
  const wanted = backends.filter((name) => values.backend.includes(name));
  if (!Number.isInteger(samples) || samples < 1 || wanted.length === 0) {
    console.error('usage: npm run bench -- [--json] [--samples N] [--backend webgpu|wasm|cpu]…');
    return 2;
  }
  const say = values.json ? () => {} : console.log;
  const harness = await openHarness({ webgpu: wanted.includes('webgpu') });
  try {
    say(`one training step, median of ${samples} in milliseconds; ${cpus().length} × ${cpus()[0]?.model}`);
    const rows: Row[] = [];
    for (const size of sizes) {
      for (const backend of wanted) {
        const row = rowOf(
          size,
          backend,
          await harness.run('bench', { ...size, backend, samples, stock: true }),
        );
        rows.push(row);
        say(describe(row));
      }
      say(compareProcessor(rows.filter(({ H }) => H === size.H)));
    }
    const dispatches = wanted.includes('webgpu') ? { T20: 0, T200: 0 } : null;
    if (dispatches) {
      const count = async (T: number) => {
        const request = { B: 4, T, I: 30, H: 32, backend: 'webgpu', samples: 1, stock: false } as const;
        return (await harness.run('bench', request)).engine.dispatches;
      };
      dispatches.T20 = await count(20);
      dispatches.T200 = await count(200);
      say(`dispatches of a step: ${dispatches.T20} at T = 20, ${dispatches.T200} at T = 200`);
    }
    if (values.json) console.log(JSON.stringify({ samples, rows, dispatches }, null, 2));
  } finally {
    await harness.close();
  }
  return 0;
}

function rowOf(size: BenchSizes, backend: Backend, { engine, stock }: BenchReply): Row {
  if (!stock) throw new Error('the benchmark ran without its opponent');
  const [engineMs, stockMs] = [median(engine), median(stock)];
  return {
    ...size,
    backend,
    engineMs,
    stockMs,
    ratio: stockMs / engineMs,
    engineDispatches: engine.dispatches,
    stockDispatches: stock.dispatches,
    engineLeaked: engine.leaked,
    stockLeaked: stock.leaked,
  };
}

function describe(row: Row): string {
  const { B, T, I, H } = row;
  return [
    `B=${B} T=${T} I=${I} H=${H}`.padEnd(22),
    row.backend.padEnd(7),
    `engine ${row.engineMs.toFixed(1)} (${row.engineDispatches} dispatches, ${row.engineLeaked} leaked)`.padEnd(
      44,
    ),
    `tf.layers ${row.stockMs.toFixed(1)} (${row.stockDispatches} dispatches, ${row.stockLeaked} leaked)`.padEnd(
      48,
    ),
    `${row.ratio.toFixed(1)}× as fast`,
  ].join('  ');
}

/** Our best backend on the processor against the best of stock there. */
function compareProcessor(rows: readonly Row[]): string {
  const onProcessor = rows.filter(({ backend }) => backend !== 'webgpu');
  if (onProcessor.length === 0) return '';
  const best = (time: (row: Row) => number) => Math.min(...onProcessor.map(time));
  const ratio = best(({ stockMs }) => stockMs) / best(({ engineMs }) => engineMs);
  return `  best of wasm and cpu: ${ratio.toFixed(1)}× as fast as the best of stock there`;
}

function median({ milliseconds }: StepMeasurement): number {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
