/** A run through every fault of its engine, at every point: it goes on from its last snapshot, and its curve is whole. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeathCause, DeathPoint, FakeEngines } from './fakeEngine.ts';

/** Every test has modules of its own, with engines of their own. */
const current = vi.hoisted((): { engines: FakeEngines | null } => ({ engines: null }));
vi.mock('./workers.ts', () => ({
  startEngineWorker: (onDeath: (detail: string) => void) => current.engines?.start(onDeath),
  // Samples are written by the inspector; a run goes on without them.
  sharedInspector: () => ({ call: () => Promise.reject(new Error('no inspector here')) }),
}));

/** The page as far as a run knows it. */
class FakePage extends EventTarget {
  hidden = false;
  readonly baseURI = 'http://page.test/';
  show(visible: boolean) {
    this.hidden = !visible;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: FakePage;
/** A page that is left takes its timers along; one that went on would look for the page of the next test. */
let intervals: ReturnType<typeof setInterval>[] = [];
const startInterval = globalThis.setInterval;
beforeEach(() => {
  vi.stubGlobal('setInterval', (call: () => void, milliseconds: number) => {
    const interval = startInterval(call, milliseconds);
    intervals.push(interval);
    return interval;
  });
  vi.resetModules();
  page = new FakePage();
  vi.stubGlobal('document', page);
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('fetch', async () => new Response('the whale and the sea'));
});
afterEach(() => {
  for (const interval of intervals) clearInterval(interval);
  intervals = [];
  vi.unstubAllGlobals();
});

/** A fresh page with its run, ready to train. */
async function openedRun() {
  const [{ FakeEngines, countedLoss }, actions, { prepare }, { trainingState }] = await Promise.all([
    import('./fakeEngine.ts'),
    import('./trainingActions.ts'),
    import('./trainingRun.ts'),
    import('./training.ts'),
  ]);
  const fakeEngines = new FakeEngines();
  current.engines = fakeEngines;
  const trainedTo = (step: number) =>
    vi.waitFor(() => expect(trainingState().trainStep).toBeGreaterThanOrEqual(step), 5000);
  const inPhase = (phase: string) => vi.waitFor(() => expect(trainingState().phase).toBe(phase), 5000);
  const notices = (kind: string) =>
    trainingState().notices.flatMap(({ content }) => (content.kind === kind ? [content] : []));
  /** Every step once and in order, each with the loss that it has in a run which nothing interrupts. */
  const expectWhole = () => {
    const { records, trainStep } = trainingState();
    expect(records.map((record) => record.trainStep)).toEqual(Array.from({ length: trainStep }, (_, k) => k));
    expect(records.map(({ lossNats }) => lossNats)).toEqual(records.map((_, k) => countedLoss(k)));
  };
  return { fakeEngines, actions, prepare, trainingState, trainedTo, inPhase, notices, expectWhole };
}

type Opened = Awaited<ReturnType<typeof openedRun>>;

const causes: readonly DeathCause[] = ['deviceLost', 'workerDied'];

/** What a learner does so that the engine comes to the point, and whether the run trains in the end. */
const journeys: readonly [DeathPoint, string, boolean, (opened: Opened) => Promise<unknown>][] = [
  ['progress', 'in the midst of a step or of its being read back', true, async () => undefined],
  ['pause', 'when it is asked to pause', false, ({ actions }) => actions.pause()],
  ['step', 'in a single step', false, ({ actions }) => actions.stepOnce()],
  ['create', 'while the rate is changed', true, ({ actions }) => actions.adjust({ learningRate: 0.1 })],
  ['pause', 'before the rate is changed', true, ({ actions }) => actions.adjust({ learningRate: 0.1 })],
  ['restore', 'while it is put back', true, ({ actions }) => actions.continueFrom(3)],
  ['run', 'when it is told a new pace', true, ({ actions }) => actions.setPace(1e6)],
];

describe.each(causes)('%s', (cause) => {
  it.each(journeys)('at `%s`, %s', async (at, _, trains, act) => {
    const opened = await openedRun();
    const { fakeEngines, actions, prepare, trainingState, trainedTo, inPhase, notices, expectWhole } = opened;
    await prepare();
    await actions.start();
    await trainedTo(30);
    fakeEngines.deaths = [{ at, cause }];
    await act(opened);
    await vi.waitFor(() => expect(notices('backendChanged')).toHaveLength(1), 5000);
    expect(notices('backendChanged')).toMatchObject([{ cause, from: 'webgpu', to: 'wasm' }]);
    expect(fakeEngines.deaths).toEqual([]);
    await inPhase(trains ? 'running' : 'paused');
    if (trains) await trainedTo(trainingState().trainStep + 30);
    await actions.pause();
    await inPhase('paused');
    expectWhole();
    expect(notices('engineFailed')).toEqual([]);
  });

  it('while it is opened, and before the model is made: the next engine gets it', async () => {
    for (const at of ['open', 'create'] as const) {
      vi.resetModules();
      const { fakeEngines, actions, prepare, trainedTo, inPhase, expectWhole } = await openedRun();
      fakeEngines.deaths = [{ at, cause }];
      await prepare();
      await inPhase('ready');
      expect(fakeEngines.opened.at(-1)).toBe('wasm');
      await actions.start();
      await trainedTo(12);
      await actions.pause();
      expectWhole();
    }
  });

  it('while it rests: it stands paused where it stood', async () => {
    const { fakeEngines, actions, prepare, trainingState, trainedTo, inPhase, notices, expectWhole } =
      await openedRun();
    await prepare();
    await actions.start();
    await trainedTo(12);
    await actions.pause();
    const { trainStep } = trainingState();
    fakeEngines.endNow(cause);
    await vi.waitFor(() => expect(notices('backendChanged')).toMatchObject([{ trainStep }]), 5000);
    await inPhase('paused');
    expect(trainingState().trainStep).toBe(trainStep);
    await actions.stepOnce();
    expect(trainingState().trainStep).toBe(trainStep + 1);
    expectWhole();
  });

  it('twice in a row, and once more from the last backend to the first again', async () => {
    const { fakeEngines, actions, prepare, trainingState, trainedTo, inPhase, notices, expectWhole } =
      await openedRun();
    await prepare();
    await actions.start();
    await trainedTo(12);
    fakeEngines.deaths = [
      { at: 'progress', cause },
      { at: 'create', cause },
    ];
    await vi.waitFor(
      () => expect(notices('backendChanged')).toMatchObject([{ cause, from: 'webgpu', to: 'cpu' }]),
      5000,
    );
    await inPhase('running');
    await trainedTo(trainingState().trainStep + 12);
    fakeEngines.deaths = [{ at: 'progress', cause }];
    await vi.waitFor(
      () => expect(notices('backendChanged')).toMatchObject([{ from: 'cpu', to: 'webgpu' }]),
      5000,
    );
    await trainedTo(trainingState().trainStep + 12);
    await actions.pause();
    expect(fakeEngines.opened).toEqual(['webgpu', 'wasm', 'cpu', 'webgpu']);
    expectWhole();
  });

  it('with every engine that is tried: it stops and says so, and trying again goes on', async () => {
    const { fakeEngines, actions, prepare, trainedTo, inPhase, notices, expectWhole } = await openedRun();
    await prepare();
    await actions.start();
    await trainedTo(12);
    fakeEngines.deaths = [
      { at: 'progress', cause },
      ...Array.from({ length: 3 }, () => ({ at: 'create', cause }) as const),
    ];
    await inPhase('stopped');
    expect(notices('noBackend')).toHaveLength(1);
    await actions.start();
    await trainedTo(40);
    await actions.pause();
    expectWhole();
  });
});

describe('a hidden tab', () => {
  it('holds the run where it is, and it goes on without a step lost or made twice', async () => {
    const { fakeEngines, actions, prepare, trainingState, trainedTo, expectWhole } = await openedRun();
    await prepare();
    await actions.start();
    await trainedTo(12);
    page.show(false);
    await vi.waitFor(() => expect(trainingState().restedWhileHidden).toBe(true));
    const { trainStep } = trainingState();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(trainingState()).toMatchObject({ trainStep, phase: 'running' });
    expectWhole();
    page.show(true);
    await trainedTo(trainStep + 12);
    expectWhole();
    await actions.pause();
    expect(trainingState().restedWhileHidden).toBe(false);
    expect(fakeEngines.calls.filter((call) => call.startsWith('create'))).toHaveLength(1);
  });

  it('lets a run that loses its engine meanwhile recover, and go on when it is seen again', async () => {
    const { fakeEngines, actions, prepare, trainingState, trainedTo, notices, expectWhole } =
      await openedRun();
    await prepare();
    await actions.start();
    await trainedTo(12);
    page.show(false);
    await vi.waitFor(() => expect(trainingState().restedWhileHidden).toBe(true));
    fakeEngines.endNow('deviceLost');
    await vi.waitFor(() => expect(notices('backendChanged')).toHaveLength(1), 5000);
    const { trainStep } = trainingState();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(trainingState().trainStep).toBe(trainStep);
    page.show(true);
    await trainedTo(trainStep + 12);
    await actions.pause();
    expectWhole();
  });

  it('does not start a run that the learner has paused', async () => {
    const { actions, prepare, trainingState, trainedTo } = await openedRun();
    await prepare();
    await actions.start();
    await trainedTo(12);
    await actions.pause();
    const { trainStep } = trainingState();
    page.show(false);
    page.show(true);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(trainingState()).toMatchObject({ trainStep, phase: 'paused', restedWhileHidden: false });
  });
});
