/** The engine: trains with tfjs, yields between steps, hands out weights. */
import { openBackend } from '#engine/backends';
import { NetworkTrainer } from '#engine/networkTrainer';
import { Session } from '#engine/session';
import { callsInTurn, messageYield } from '#engine/turns';
import { serve } from '#protocol/channel';
import type { EngineCalls, EngineEvent } from '#protocol/engine';
import { charModelLayout, charNetwork } from '#rnn/model';
import { selfTestCase } from './selfTestCase.ts';

let session: Session | null = null;

function current(): Session {
  if (!session) throw new Error('there is no model in training: call `create` first');
  return session;
}

const yieldToMessages = messageYield();
const inTurn = callsInTurn();

const emit = serve<EngineCalls, EngineEvent>(self, {
  open: ({ force, exclude }) =>
    inTurn(async () => ({
      reply: await openBackend({
        force,
        exclude,
        test: selfTestCase(),
        onDeviceLost: (detail) => emit({ kind: 'deviceLost', detail }),
      }),
    })),
  create: ({ spec, codes, settings, from }) =>
    inTurn(async () => {
      await session?.close();
      session = null;
      const trainer = new NetworkTrainer(charNetwork(spec), { kind: 'text', codes }, settings, from);
      const started = await Session.start(trainer, charModelLayout(spec), {
        now: () => performance.now(),
        sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
        yieldToMessages,
        emit: (event) => emit(event),
        // A lost device is told as such, and the page then ends this worker; anything else is an error of its own.
        fail: (error) => setTimeout(() => reportError(error), 1000),
      });
      session = started.session;
      return { reply: { snapshot: started.snapshot } };
    }),
  run: (goal) =>
    inTurn(() => {
      current().run(goal);
      return { reply: null };
    }),
  pause: () =>
    inTurn(async () => {
      await current().pause();
      return { reply: { trainStep: current().trainStep } };
    }),
  step: () =>
    inTurn(async () => {
      await current().step();
      return { reply: { trainStep: current().trainStep } };
    }),
  restore: ({ snapshot }) =>
    inTurn(async () => {
      await current().restore(snapshot);
      return { reply: null };
    }),
});

// A timer of its own: a slow device leaves the worker waiting, not dead.
setInterval(() => emit({ kind: 'alive' }), 1000);
