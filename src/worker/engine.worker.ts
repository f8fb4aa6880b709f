/** The engine: trains with tfjs, yields between steps, hands out weights. */
import { openBackend } from '#engine/backends';
import { NetworkTrainer } from '#engine/networkTrainer';
import { watchForLoss } from '#engine/deviceLoss';
import { Runs } from '#engine/runs';
import { callsInTurn, messageYield } from '#engine/turns';
import { serve } from '#protocol/channel';
import type { EngineCalls, EngineEvent } from '#protocol/engine';
import type { BackendName } from '#rnn/backends';
import { networkLayout } from '#rnn/networkLayout';
import { selfTestCases } from './selfTestCases.ts';

let backend: BackendName | null = null;

const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });
const loss = watchForLoss(
  () => backend === 'webgpu',
  () => sleep(1000),
);
const openings = callsInTurn();
const runs = new Runs({
  now: () => performance.now(),
  sleep,
  yieldToMessages: messageYield(),
  emit: (run, event) => emit({ kind: 'ofRun', run, event }),
  fail: (error) => void endOfWorker(error),
});

/** Lets the browser tell the page, which then replaces this worker: every run goes on from its last snapshot. */
async function endOfWorker(error: unknown): Promise<void> {
  await loss.ruledOut();
  reportError(error);
}

const emit = serve<EngineCalls, EngineEvent>(self, {
  open: ({ force, exclude }) =>
    openings(async () => {
      await runs.closeAll();
      const report = await openBackend({
        force,
        exclude,
        tests: selfTestCases(),
        onTry: (backend) => emit({ kind: 'trying', backend }),
        onDeviceLost: (detail) => {
          loss.happened();
          emit({ kind: 'deviceLost', backend: 'webgpu', detail });
        },
      });
      backend = report.chosen;
      return { reply: report };
    }),
  create: ({ run, spec, data, settings, from }) =>
    loss.guard(async () => {
      const train = () => new NetworkTrainer(spec, data, settings, from);
      return { reply: { snapshot: await runs.create(run, train, networkLayout(spec)) } };
    }),
  run: ({ run, ...goal }) =>
    loss.guard(async () => {
      await runs.with(run, (session) => session.run(goal));
      return { reply: null };
    }),
  pause: ({ run }) =>
    loss.guard(() =>
      runs.with(run, async (session) => {
        await session.pause();
        return { reply: { trainStep: session.trainStep } };
      }),
    ),
  step: ({ run }) =>
    loss.guard(() =>
      runs.with(run, async (session) => {
        await session.step();
        return { reply: { trainStep: session.trainStep } };
      }),
    ),
  restore: ({ run, snapshot }) =>
    loss.guard(async () => {
      await runs.with(run, (session) => session.restore(snapshot));
      return { reply: null };
    }),
  close: ({ run }) =>
    loss.guard(async () => {
      await runs.close(run);
      return { reply: null };
    }),
});

// A timer of its own: a slow device leaves the worker waiting, not dead.
setInterval(() => emit({ kind: 'alive' }), 1000);
