import { describe, expect, it } from 'vitest';
import { countingTrainer, layout } from './countingTrainer.ts';
import type { Trainer } from './notANumber.ts';
import { Session, type SessionEvent } from './session.ts';

/** A session on a clock that moves by `stepMilliseconds` at every yield. */
async function sessionWith(trainer: Trainer, stepMilliseconds = 10) {
  let time = 0;
  const events: SessionEvent[] = [];
  const { session } = await Session.start(trainer, layout, {
    now: () => time,
    yieldToMessages: async () => {
      time += stepMilliseconds;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    },
    sleep: async (milliseconds) => {
      time += milliseconds;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    },
    emit: (event) => events.push(event),
    fail: (error) => {
      throw error;
    },
  });
  const until = async (kind: SessionEvent['kind']) => {
    while (!events.some((event) => event.kind === kind)) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  };
  const records = () => events.flatMap((event) => (event.kind === 'progress' ? event.records : []));
  return { session, events, until, records, time: () => time };
}

describe('a training session', () => {
  it('runs to its goal, reports every step once and in order, about four times a second', async () => {
    const { session, events, until, records, time } = await sessionWith(countingTrainer());
    session.run({ untilStep: 500, stepsPerSecond: null });
    await until('finished');
    expect(records().map(({ trainStep }) => trainStep)).toEqual(Array.from({ length: 500 }, (_, k) => k));
    const progress = events.filter(({ kind }) => kind === 'progress').length;
    expect(progress).toBeGreaterThan(time() / 1000 / 0.6);
    expect(progress).toBeLessThan(time() / 1000 / 0.2);
    expect(events.at(-1)).toEqual({ kind: 'finished', trainStep: 500 });
  });

  it('pauses after the step under way, with its progress told before', async () => {
    const { session, events, records } = await sessionWith(countingTrainer());
    session.run({ untilStep: 1e6, stepsPerSecond: null });
    for (let k = 0; k < 30; k++) await new Promise((resolve) => setImmediate(resolve));
    await session.pause();
    const stopped = session.trainStep;
    expect(stopped).toBeGreaterThan(0);
    expect(records().length).toBe(stopped);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(session.trainStep).toBe(stopped);
    expect(events.some(({ kind }) => kind === 'finished')).toBe(false);
  });

  it('steps once and reports that step', async () => {
    const { session, events, records } = await sessionWith(countingTrainer());
    await session.step();
    await session.step();
    expect(records().map(({ trainStep }) => trainStep)).toEqual([0, 1]);
    expect(events.length).toBe(2);
  });

  it('keeps to the asked number of steps a second', async () => {
    const { session, until, time } = await sessionWith(countingTrainer(), 1);
    session.run({ untilStep: 20, stepsPerSecond: 10 });
    await until('finished');
    expect(time()).toBeGreaterThan(1800);
    expect(time()).toBeLessThan(2300);
  });

  it('goes back to a snapshot while running, and runs on', async () => {
    const trainer = countingTrainer();
    const snapshot = await trainer.readState();
    const { session, until, records } = await sessionWith(trainer);
    session.run({ untilStep: 40, stepsPerSecond: null });
    for (let k = 0; k < 20; k++) await new Promise((resolve) => setImmediate(resolve));
    await session.restore(snapshot);
    await until('finished');
    const steps = records().map(({ trainStep }) => trainStep);
    expect(steps.filter((step) => step === 0).length).toBe(2);
    expect(steps.at(-1)).toBe(39);
  });

  const overall: [step: number, at: number | null] = [23, null];
  const inWeightHh: [step: number, at: number] = [23, 9];
  const spoiltWeight: [step: number, at: number] = [31, 9];
  it.each([
    // The weights before step 17 gave the bad loss: good ones are a step further back.
    ['a loss', { loss: 17 }, 17, { kind: 'loss' }, 16],
    ['a gradient', { gradient: inWeightHh }, 23, { kind: 'gradient', parameter: 'weight_hh_l0' }, 22],
    ['the length of a gradient', { gradient: overall }, 23, { kind: 'gradientNorm' }, 22],
    ['a weight', { parameter: spoiltWeight }, 31, { kind: 'parameter', parameter: 'weight_hh_l0' }, 31],
    // The weights that met it are as good as before.
    ['a value of the data', { input: 40 }, 40, { kind: 'data', example: 4000 }, 40],
  ])(
    'stops at the step where %s is no longer a number, names it and keeps the last weights that were good',
    async (...row) => {
      const [, spoil, step, place, kept] = row;
      const { session, events, until, records } = await sessionWith(countingTrainer(spoil));
      session.run({ untilStep: 1000, stepsPerSecond: null });
      await until('notANumber');
      const fault = events.find((event) => event.kind === 'notANumber')!;
      expect(fault).toMatchObject({ trainStep: step, place, lastGood: { trainStep: kept } });
      expect(fault.lastGood.parameters.every((value) => value === kept)).toBe(true);
      expect(records().length).toBe(kept);
      expect(session.trainStep).toBe(kept);
      expect(events.at(-1)?.kind).toBe('notANumber');
    },
  );

  it('goes back behind a state that was told as good before its weights gave a loss that is none', async () => {
    const { session, events } = await sessionWith(countingTrainer({ loss: 3 }));
    for (let step = 0; step < 3; step++) await session.step();
    expect(events.at(-1)).toMatchObject({ kind: 'progress', snapshot: { trainStep: 3 } });
    await session.step();
    expect(events.at(-1)).toMatchObject({ kind: 'notANumber', trainStep: 3, lastGood: { trainStep: 2 } });
    expect(session.trainStep).toBe(2);
  });
});
