/** Asks the inspector for readings while the engine trains, as the page does: two workers, one model of 64 units. */
import { connect } from '#protocol/channel';
import type { BackendName } from '#rnn/backends';
import { charNetwork } from '#rnn/model';
import type { EngineCalls, EngineEvent } from '#protocol/engine';
import type { InspectorCalls } from '#protocol/inspector';

export interface InspectionReply {
  /** From asking to having the answer, each. */
  readonly milliseconds: readonly number[];
  /** Steps that training reported meanwhile. */
  readonly steps: number;
  /** Letters that every answer covered. */
  readonly letters: readonly number[];
  readonly pausedAt: number;
}

const only = 'the only one';
const vocabulary = Array.from(' abcdefghijklmnopqrstuvwxyz');
const text = 'call me ishmael some years ago never mind how long';

export async function run({ backend }: { readonly backend: BackendName }): Promise<InspectionReply> {
  const engineWorker = new Worker(new URL('../../../src/worker/engine.worker.ts', import.meta.url), {
    type: 'module',
  });
  const inspectorWorker = new Worker(new URL('../../../src/worker/inspector.worker.ts', import.meta.url), {
    type: 'module',
  });
  const engine = connect<EngineCalls, EngineEvent>(engineWorker);
  const inspector = connect<InspectorCalls>(inspectorWorker);
  const trained = { steps: 0 };
  engine.onEvent((event) => {
    if (event.kind === 'ofRun' && event.event.kind === 'progress')
      trained.steps += event.event.records.length;
  });
  const { chosen } = await engine.call('open', { force: backend, exclude: [] });
  if (chosen !== backend) throw new Error(`${backend} did not open`);
  const spec = { cell: 'lstm', units: 64, vocabulary } as const;
  const codes = Int32Array.from({ length: 5000 }, (_, k) => (k * k + k) % vocabulary.length);
  const settings = { seed: 1, batch: 16, window: 32, learningRate: 0.01, clipNorm: 1 };
  const { snapshot } = await engine.call('create', {
    run: only,
    spec: charNetwork(spec),
    data: { kind: 'text', codes },
    settings,
    from: null,
  });
  const model = { spec, parameters: snapshot.parameters };
  await inspector.call('read', { model, text });

  await engine.call('run', { run: only, untilStep: 1e9, stepsPerSecond: null });
  const milliseconds: number[] = [];
  const letters: number[] = [];
  while (milliseconds.length < 15 || trained.steps === 0) {
    const started = performance.now();
    const { codes: read } = await inspector.call('read', { model, text });
    milliseconds.push(performance.now() - started);
    letters.push(read.length);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  const { trainStep } = await engine.call('pause', { run: only });
  engineWorker.terminate();
  inspectorWorker.terminate();
  return { milliseconds, steps: trained.steps, letters, pausedAt: trainStep };
}
