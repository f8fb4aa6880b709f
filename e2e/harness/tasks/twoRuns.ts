/** Trains two runs at once in one worker, as two figures of a page do, and each again by itself. */
import { connect } from '#protocol/channel';
import type { EngineCalls, EngineEvent } from '#protocol/engine';
import type { BackendName } from '#rnn/backends';
import { charNetwork } from '#rnn/model';

export interface TwoRunsReply {
  /** Losses of every step, by run, while both trained without end until each had made `atLeast` steps. */
  readonly together: Readonly<Record<string, readonly number[]>>;
  /** Losses of as many steps of the same runs, one after the other. */
  readonly apart: Readonly<Record<string, readonly number[]>>;
}

const vocabulary = Array.from('abcdefghijkl');
const codes = Int32Array.from({ length: 3000 }, (_, k) => (k * k + 3 * k) % vocabulary.length);
/** One with quick steps and one with slow ones. */
const sizes = { quick: 6, slow: 40 } as const;
const names = ['quick', 'slow'] as const;

export async function run({
  backend,
  atLeast,
}: {
  readonly backend: BackendName;
  readonly atLeast: number;
}): Promise<TwoRunsReply> {
  const worker = new Worker(new URL('../../../src/worker/engine.worker.ts', import.meta.url), {
    type: 'module',
  });
  const engine = connect<EngineCalls, EngineEvent>(worker);
  const losses: Record<string, number[]> = {};
  const waiting = new Set<() => void>();
  engine.onEvent((event) => {
    if (event.kind !== 'ofRun' || event.event.kind !== 'progress') return;
    losses[event.run].push(...event.event.records.map(({ lossNats }) => lossNats));
    for (const look of waiting) look();
  });
  const made = (name: string, steps: number) =>
    new Promise<void>((resolve) => {
      const look = () => losses[name].length >= steps && resolve();
      waiting.add(look);
      look();
    });
  const create = (name: (typeof names)[number]) => {
    losses[name] = [];
    const spec = charNetwork({ cell: 'lstm', units: sizes[name], vocabulary });
    const settings = { seed: sizes[name], batch: 4, window: 16, learningRate: 0.005, clipNorm: 1 };
    return engine.call('create', { run: name, spec, data: { kind: 'text', codes }, settings, from: null });
  };
  const start = (name: string, untilStep: number) =>
    engine.call('run', { run: name, untilStep, stepsPerSecond: null });

  const { chosen } = await engine.call('open', { force: backend, exclude: [] });
  if (chosen !== backend) throw new Error(`${backend} did not open`);
  await Promise.all(names.map(create));
  await Promise.all(names.map((name) => start(name, 1e9)));
  await Promise.all(names.map((name) => made(name, atLeast)));
  await Promise.all(names.map((name) => engine.call('pause', { run: name })));
  const together = { ...losses };
  for (const name of names) {
    await create(name);
    await start(name, together[name].length);
    await made(name, together[name].length);
  }
  worker.terminate();
  return { together, apart: { ...losses } };
}
