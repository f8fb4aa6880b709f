import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunEvent } from '#protocol/engine';
import { charNetwork } from '#rnn/model';
import { createEngineHost } from './engineHost.ts';
import { createEngineLink } from './engineLink.ts';
import { countedLoss, FakeEngines } from './fakeEngine.ts';

const model = {
  spec: charNetwork({ cell: 'lstm', units: 1, vocabulary: ['a', 'b'] }),
  data: { kind: 'text', codes: Int32Array.of(0, 1) },
  settings: { seed: 1, batch: 1, window: 2, learningRate: 0.01, clipNorm: 1 },
  from: null,
} as const;
const atFullSpeed = { untilStep: 1e6, stepsPerSecond: null };

/** A page with one engine, and any number of runs on it. */
function pageWithRuns() {
  const engines = new FakeEngines();
  const host = createEngineHost(engines.start, () => false);
  const run = (name: string) => {
    const events: RunEvent[] = [];
    const failures: string[] = [];
    const link = createEngineLink(host, name, {
      onEvent: (event) => events.push(event),
      onFailure: (cause, backend) => failures.push(`${backend} ${cause}`),
    });
    const records = () => events.flatMap((event) => (event.kind === 'progress' ? event.records : []));
    const until = (steps: number) => vi.waitFor(() => expect(records().length).toBeGreaterThanOrEqual(steps));
    return { link, events, failures, records, until };
  };
  return { engines, host, run };
}

/** The steps from 0, once each and in order, with the losses that they have where nothing interrupts them. */
function expectWhole(records: readonly { readonly trainStep: number; readonly lossNats: number }[]) {
  expect(records.map(({ trainStep }) => trainStep)).toEqual(records.map((_, k) => k));
  expect(records.map(({ lossNats }) => lossNats)).toEqual(records.map((_, k) => countedLoss(k)));
}

describe('two runs of a page', () => {
  it('share one worker that is opened once, and each hears of itself only', async () => {
    const { engines, run } = pageWithRuns();
    const [one, two] = [run('one'), run('two')];
    const reports = await Promise.all([one.link.open(null), two.link.open(null)]);
    expect(reports[1]).toBe(reports[0]);
    expect(await one.link.open(null)).toBe(reports[0]);
    expect(engines.opened).toEqual(['webgpu']);
    await Promise.all([one.link.create(model), two.link.create(model)]);
    await Promise.all([one.link.run({ ...atFullSpeed, untilStep: 9 }), two.link.run(atFullSpeed)]);
    await two.until(30);
    await two.link.pause();
    expect(one.records().length).toBe(9);
    expect(one.events.at(-1)).toEqual({ kind: 'finished', trainStep: 9 });
    expectWhole(one.records());
    expectWhole(two.records());
    await two.link.close();
    await two.link.close();
    await one.link.step();
    expect(one.records().length).toBe(10);
  });

  it('lose it both, and get the same next backend whichever asks first', async () => {
    const { engines, run } = pageWithRuns();
    const [one, two] = [run('one'), run('two')];
    for (const backend of ['webgpu', 'wasm', 'cpu', 'webgpu']) {
      const [report] = await Promise.all([one.link.open(null), two.link.open(null)]);
      expect(report.chosen).toBe(backend);
      await one.link.create(model);
      engines.deaths = [{ at: 'create', cause: 'workerDied' }];
      await expect(two.link.create(model)).rejects.toThrow('workerDied');
      expect(one.failures.at(-1)).toBe(`${backend} workerDied`);
      expect(two.failures).toEqual(one.failures);
      // Until it is opened again there is nothing to ask.
      await expect(one.link.step()).rejects.toThrow('no engine is open');
    }
    expect(engines.opened).toEqual(['webgpu', 'wasm', 'cpu', 'webgpu']);
  });

  it('do not try again the backend with which a worker died while it was opened', async () => {
    const { engines, run } = pageWithRuns();
    const { link, failures } = run('one');
    engines.deaths = [{ at: 'open', cause: 'workerDied' }];
    await expect(link.open(null)).rejects.toThrow('workerDied');
    expect(failures).toEqual(['webgpu workerDied']);
    expect((await link.open(null)).chosen).toBe('wasm');
  });

  it('may not have the same name', () => {
    const { run } = pageWithRuns();
    run('one');
    expect(() => run('one')).toThrow('a run named one already');
  });
});

describe('a run that is suspended', () => {
  const opened = async () => {
    const page = pageWithRuns();
    const only = page.run('one');
    await only.link.open(null);
    await only.link.create(model);
    return { ...page, ...only };
  };

  it('stops after the step under way and goes on from exactly there', async () => {
    const { link, records, until } = await opened();
    await link.run(atFullSpeed);
    await until(12);
    await link.suspend();
    const stood = records().length;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(records().length).toBe(stood);
    expect(link.suspendedAtWork).toBe(true);
    await link.resume();
    await until(stood + 12);
    await link.pause();
    expectWhole(records());
  });

  it('stays where it is when it was paused meanwhile, or had rested before', async () => {
    const { engines, link, records, until } = await opened();
    await link.suspend();
    await link.resume();
    expect(engines.calls.filter((call) => call !== 'open')).toEqual(['create one']);
    await link.run(atFullSpeed);
    await until(6);
    await link.suspend();
    await link.pause();
    const stood = records().length;
    await link.resume();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(records().length).toBe(stood);
  });

  it('trains only when it is resumed, when it is told to meanwhile', async () => {
    const { engines, link, until } = await opened();
    await link.suspend();
    await link.run(atFullSpeed);
    expect(engines.calls).not.toContain('run one');
    await link.resume();
    await until(3);
    await link.pause();
  });
});

describe('a worker that falls silent', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
  afterEach(() => vi.useRealTimers());
  /** Lets messages arrive, then moves the clock. */
  const pass = async (seconds: number) => {
    for (let k = 0; k < seconds; k++) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      vi.advanceTimersByTime(1000);
    }
  };

  it('counts as dead after ten seconds in which it should have trained', async () => {
    const { engines, run } = pageWithRuns();
    const { link, failures, until } = run('one');
    await link.open(null);
    await link.create(model);
    await pass(60);
    expect(failures).toEqual([]);
    await link.run(atFullSpeed);
    await until(3);
    engines.hung = true;
    await pass(9);
    expect(failures).toEqual([]);
    await pass(3);
    expect(failures).toEqual(['webgpu workerDied']);
  });

  it('is left in peace while it rests or is suspended', async () => {
    const { engines, run } = pageWithRuns();
    const { link, failures, until } = run('one');
    await link.open(null);
    await link.create(model);
    await link.run(atFullSpeed);
    await until(3);
    await link.suspend();
    engines.hung = true;
    await pass(60);
    expect(failures).toEqual([]);
  });
});
