/**
 * `npm run bench -- [--json] [--samples N] [--backend NAME]… [--cell NAME]… [--long] [--pytorch]`: one training step of
 * the engine against stock `tf.layers` where these can compute the same, in headless Chromium, on every backend; WebGPU
 * on a software adapter. `--long` adds T = 200 with H = 256; `--pytorch` compares the processor with PyTorch on one
 * thread, where there is a Python with torch. `--figures` measures figures instead: how long a scrub or a drag keeps the
 * page from its next picture, while a model trains.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { cellNames, isCellName, type CellName } from '#rnn/cells';
import { benchFigures } from '../figureBench.ts';
import { openHarness, type Harness } from '../harness/open.ts';
import type { BenchNetwork, BenchReply, BenchRequest, BenchSizes } from '../harness/tasks/bench.ts';
import { pythonWithTorch, runPython } from '../pytorch/oracle.ts';

const sizes: readonly BenchSizes[] = [
  { B: 16, T: 20, I: 30, H: 32 },
  { B: 32, T: 50, I: 64, H: 128 },
];
const longSizes: BenchSizes = { B: 8, T: 200, I: 64, H: 256 };
const backends = ['webgpu', 'wasm', 'cpu'] as const;
type Backend = (typeof backends)[number];

/** Those that `torch.nn` has. */
const inTorch: ReadonlySet<CellName> = new Set(['rnn', 'rnnRelu', 'lstm', 'gru']);

interface Row extends BenchSizes, BenchNetwork {
  readonly backend: Backend;
  readonly engineMs: number;
  readonly engineDispatches: number;
  readonly engineLeaked: number;
  /** null where stock layers have no such network. */
  readonly stock: {
    readonly ms: number;
    readonly dispatches: number;
    readonly leaked: number;
    /** How many times as fast the engine is on the same backend. */
    readonly ratio: number;
  } | null;
  /** A step of PyTorch on one thread, measured right after, where it was asked for and can compute the same. */
  readonly torchMs: number | null;
}

interface Case {
  readonly size: BenchSizes;
  readonly network: BenchNetwork;
}

/** Every cell in one layer at both sizes and in two layers at the first, an encoder–decoder; the long ones if asked. */
function casesOf(wanted: readonly CellName[], long: boolean): readonly Case[] {
  const stack = (cell: CellName, depth: number): BenchNetwork => ({ cell, depth, encoderDecoder: false });
  return [
    ...wanted.flatMap((cell) => sizes.map((size) => ({ size, network: stack(cell, 1) }))),
    ...wanted.map((cell) => ({ size: sizes[0], network: stack(cell, 2) })),
    ...wanted
      .filter((cell) => cell === 'lstm' || cell === 'gru')
      .map((cell) => ({ size: sizes[0], network: { cell, depth: 1, encoderDecoder: true } })),
    ...(long ? wanted.map((cell) => ({ size: longSizes, network: stack(cell, 1) })) : []),
  ];
}

export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      long: { type: 'boolean', default: false },
      pytorch: { type: 'boolean', default: false },
      figures: { type: 'boolean', default: false },
      samples: { type: 'string', default: '10' },
      backend: { type: 'string', multiple: true, default: [...backends] },
      cell: { type: 'string', multiple: true, default: [...cellNames] },
    },
  });
  if (values.figures) return benchFigures({ json: values.json });
  const samples = Number(values.samples);
  const wanted = backends.filter((name) => values.backend.includes(name));
  const cells = values.cell.filter(isCellName);
  if (!Number.isInteger(samples) || samples < 1 || wanted.length === 0 || cells.length === 0) {
    console.error(
      `usage: npm run bench -- [--json] [--figures] [--long] [--pytorch] [--samples N] [--backend ${backends.join('|')}]… [--cell ${cellNames.join('|')}]…`,
    );
    return 2;
  }
  const say = values.json ? () => {} : console.log;
  const python = values.pytorch ? pythonWithTorch() : null;
  if (values.pytorch && python === null) say('no Python with torch here: PyTorch is left out');
  const harness = await openHarness({ webgpu: wanted.includes('webgpu') });
  try {
    say(`one training step, median of ${samples} in milliseconds; ${cpus().length} × ${cpus()[0]?.model}`);
    const rows: Row[] = [];
    for (const { size, network } of casesOf(cells, values.long)) {
      const ofCase: Row[] = [];
      for (const backend of wanted) {
        const request = { ...size, ...network, backend, samples, stock: true };
        const reply = await harness.run('bench', request);
        const row = rowOf(size, network, backend, reply, torchStep(python, backend, request));
        ofCase.push(row);
        say(describe(row));
      }
      say(compareProcessor(ofCase));
      rows.push(...ofCase);
    }
    const dispatches = wanted.includes('webgpu') ? await countDispatches(harness, cells) : null;
    for (const { cell, T20, T200 } of dispatches ?? [])
      say(`dispatches of a step, ${cell}: ${T20} at T = 20, ${T200} at T = 200`);
    if (values.json) console.log(JSON.stringify({ samples, rows, dispatches }, null, 2));
  } finally {
    await harness.close();
  }
  return 0;
}

async function countDispatches(harness: Harness, cells: readonly CellName[]) {
  const count = async (cell: CellName, T: number) => {
    const network = { cell, depth: 1, encoderDecoder: false };
    const request = {
      B: 4,
      T,
      I: 30,
      H: 32,
      ...network,
      backend: 'webgpu',
      samples: 1,
      stock: false,
    } as const;
    return (await harness.run('bench', request)).engine.dispatches;
  };
  const counts: { readonly cell: CellName; readonly T20: number; readonly T200: number }[] = [];
  for (const cell of cells) counts.push({ cell, T20: await count(cell, 20), T200: await count(cell, 200) });
  return counts;
}

function rowOf(
  size: BenchSizes,
  network: BenchNetwork,
  backend: Backend,
  { engine, stock }: BenchReply,
  torchMs: number | null,
): Row {
  const engineMs = median(engine.milliseconds);
  const opponent = stock && {
    ms: median(stock.milliseconds),
    dispatches: stock.dispatches,
    leaked: stock.leaked,
    ratio: median(stock.milliseconds) / engineMs,
  };
  return {
    ...size,
    ...network,
    backend,
    engineMs,
    engineDispatches: engine.dispatches,
    engineLeaked: engine.leaked,
    stock: opponent,
    torchMs,
  };
}

function torchStep(
  python: string | null,
  backend: Backend,
  { cell, depth, encoderDecoder, B, T, I, H, samples }: BenchRequest,
): number | null {
  if (python === null || backend === 'webgpu' || encoderDecoder || !inTorch.has(cell)) return null;
  const args = [depth, B, T, I, H, samples].map(String);
  const printed: unknown = JSON.parse(runPython(python, ['step_time.py', cell, ...args]));
  return median(v.parse(v.array(v.number()), printed));
}

function describe({ B, T, I, H, cell, depth, encoderDecoder, backend, stock, ...row }: Row): string {
  const network = encoderDecoder ? `${cell} encoder–decoder` : `${cell} × ${depth}`;
  return [
    network.padEnd(22),
    `B=${B} T=${T} I=${I} H=${H}`.padEnd(22),
    backend.padEnd(7),
    `engine ${row.engineMs.toFixed(1)} (${row.engineDispatches} dispatches, ${row.engineLeaked} leaked)`.padEnd(
      42,
    ),
    stock
      ? `tf.layers ${stock.ms.toFixed(1)} (${stock.dispatches} dispatches, ${stock.leaked} leaked)`.padEnd(
          48,
        ) + `${stock.ratio.toFixed(1)}× as fast`
      : 'tf.layers has none',
    ...(row.torchMs === null
      ? []
      : [`PyTorch ${row.torchMs.toFixed(1)}, ${(row.torchMs / row.engineMs).toFixed(2)}× as fast`]),
  ].join('  ');
}

/** Our best backend on the processor against the best of stock there. */
function compareProcessor(rows: readonly Row[]): string {
  const onProcessor = rows.filter(({ backend }) => backend !== 'webgpu');
  const stock = onProcessor.flatMap((row) => (row.stock ? [row.stock.ms] : []));
  if (stock.length === 0) return '';
  const ratio = Math.min(...stock) / Math.min(...onProcessor.map(({ engineMs }) => engineMs));
  return `  best of wasm and cpu: ${ratio.toFixed(1)}× as fast as the best of stock there`;
}

function median(milliseconds: readonly number[]): number {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
