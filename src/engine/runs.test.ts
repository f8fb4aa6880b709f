import { describe, expect, it } from 'vitest';
import { countingTrainer, layout } from './countingTrainer.ts';
import { Runs } from './runs.ts';
import type { RunGoal, SessionEvent } from './session.ts';

const nextTask = () => new Promise<void>((resolve) => setImmediate(resolve));
const atFullSpeed: RunGoal = { untilStep: 1e9, stepsPerSecond: null };

/** Runs on a clock that steps move, each by as many milliseconds as its run's steps take. */
function runsOnFakeClock() {
  const clock = { time: 0 };
  const events: (SessionEvent & { readonly run: string })[] = [];
  const spent: Record<string, number> = {};
  const runs = new Runs({
    now: () => clock.time,
    yieldToMessages: nextTask,
    // Others work meanwhile; where none does, time passes all the same.
    sleep: async (milliseconds) => {
      const end = clock.time + milliseconds;
      while (clock.time < end) {
        const before = clock.time;
        for (let task = 0; task < 5; task++) await nextTask();
        if (clock.time === before) clock.time += 1;
      }
    },
    emit: (run, event) => events.push({ ...event, run }),
    fail: (error) => {
      throw error;
    },
  });
  const create = (
    run: string,
    stepMilliseconds: number,
    spoil: Parameters<typeof countingTrainer>[0] = {},
  ) => {
    spent[run] = 0;
    const onStep = () => {
      clock.time += stepMilliseconds;
      spent[run] += stepMilliseconds;
    };
    return runs.create(run, () => countingTrainer(spoil, onStep), layout);
  };
  const start = (run: string, goal: RunGoal = atFullSpeed) => runs.with(run, (session) => session.run(goal));
  const pause = (run: string) => runs.with(run, (session) => session.pause());
  const until = async (time: number) => {
    while (clock.time < time) await nextTask();
  };
  const stepsOf = (run: string) =>
    events.flatMap((event) =>
      event.run === run && event.kind === 'progress' ? event.records.map(({ trainStep }) => trainStep) : [],
    );
  return { runs, clock, spent, events, create, start, pause, until, stepsOf };
}

const counted = (steps: number) => Array.from({ length: steps }, (_, k) => k);

describe('runs in one worker', () => {
  it('with steps of 1 ms and 10 ms each get half of the time, to a tenth', async () => {
    const { clock, spent, create, start, pause, until, stepsOf } = runsOnFakeClock();
    await Promise.all([create('quick', 1), create('slow', 10)]);
    await Promise.all([start('quick'), start('slow')]);
    await until(20_000);
    const share = (run: string) => spent[run] / clock.time;
    expect(Math.abs(share('quick') - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(share('slow') - 0.5)).toBeLessThan(0.05);
    await Promise.all([pause('quick'), pause('slow')]);
    for (const run of ['quick', 'slow']) expect(stepsOf(run)).toEqual(counted(stepsOf(run).length));
  });

  it('get all of the time when the others pause, and half again when these go on', async () => {
    const { spent, create, start, pause, until } = runsOnFakeClock();
    await Promise.all([create('quick', 1), create('slow', 10)]);
    await Promise.all([start('quick'), start('slow')]);
    await until(5000);
    await pause('slow');
    const [quick, slow] = [spent['quick'], spent['slow']];
    await until(15_000);
    expect(spent['slow']).toBe(slow);
    expect(spent['quick'] - quick).toBeGreaterThan(9500);
    await start('slow');
    const paused = { ...spent };
    await until(25_000);
    expect(Math.abs(spent['slow'] - paused['slow'] - 5000)).toBeLessThan(500);
    await Promise.all([pause('quick'), pause('slow')]);
  });

  it('leave the rest to the others where they keep to a pace', async () => {
    const { clock, spent, create, start, pause, until, stepsOf } = runsOnFakeClock();
    await Promise.all([create('paced', 10), create('free', 1)]);
    await Promise.all([start('paced', { untilStep: 1e9, stepsPerSecond: 10 }), start('free')]);
    await until(10_000);
    await Promise.all([pause('paced'), pause('free')]);
    // 10 steps of 10 ms a second, within the waiting for one turn of the other.
    expect(Math.abs(stepsOf('paced').length - clock.time / 100)).toBeLessThanOrEqual(4);
    expect(spent['free']).toBeGreaterThan(8500);
  });

  it('go on undisturbed when one meets a number that is none', async () => {
    const { events, create, start, pause, until, stepsOf } = runsOnFakeClock();
    await Promise.all([create('sound', 5), create('spoilt', 5, { loss: 300 })]);
    await Promise.all([start('sound'), start('spoilt')]);
    await until(10_000);
    await pause('sound');
    expect(events.find(({ kind }) => kind === 'notANumber')).toMatchObject({ run: 'spoilt', trainStep: 300 });
    expect(stepsOf('spoilt')).toEqual(counted(299));
    // 10 s less the 300 steps of the other and those of its search.
    expect(stepsOf('sound').length).toBeGreaterThan(1500);
    expect(stepsOf('sound')).toEqual(counted(stepsOf('sound').length));
  });

  it('are replaced by one of the same name, end when closed, and answer for no others', async () => {
    const { runs, create, start, until, spent, stepsOf } = runsOnFakeClock();
    await create('one', 10);
    await create('two', 10);
    await start('one');
    await until(1000);
    await create('one', 10);
    const before = stepsOf('one').length;
    await runs.with('one', (session) => session.step());
    expect(stepsOf('one').slice(before)).toEqual([0]);
    await runs.close('one');
    await expect(runs.with('one', (session) => session.step())).rejects.toThrow('no run named one');
    await expect(runs.with('three', () => undefined)).rejects.toThrow('no run named three');
    await runs.with('two', (session) => session.step());
    expect(spent['two']).toBe(10);
    await runs.closeAll();
    await expect(runs.with('two', () => undefined)).rejects.toThrow('no run named two');
  });
});
