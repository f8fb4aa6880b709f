/**
 * The engine that all runs of the page share: one worker and one choice of backend. Watches over the worker, and when a
 * device is lost or a worker dies says so to every run; whichever then opens an engine first gets the next backend, and
 * the others the same.
 */
import { backendNames, type BackendName, type BackendReport } from '#rnn/backends';
import { ConnectionClosedError } from '#protocol/channel';
import type { RunEvent, RunName } from '#protocol/engine';
import { watchSilence } from './silenceWatch.ts';
import type { EngineConnection, EngineWorker } from './workers.ts';

export type EngineFailure = 'deviceLost' | 'workerDied';

/** What the host tells a run. */
export interface HostedRun {
  onEvent(event: RunEvent): void;
  /** The engine is gone; its backend will not be opened again in this visit unless nothing else is left. */
  onFailure(cause: EngineFailure, backend: BackendName | null): void;
}

export interface EngineHost {
  /** @throws Error when there is a run of that name */
  attach(run: RunName, hosted: HostedRun): void;
  /** Ends the run. */
  detach(run: RunName): Promise<void>;
  /**
   * Opens the forced backend or, where it does not work, the best of the others; while an engine is open, its report
   * again. null `chosen` in the report: nothing works here.
   */
  open(force: BackendName | null): Promise<BackendReport>;
  /**
   * @throws ConnectionClosedError when the engine dies before it answers, and when none is open since one has died;
   * `onFailure` is called, too
   */
  readonly call: EngineConnection['call'];
  /** From now on (true) or no longer (false) the worker must give signs of life for this run. */
  expectWork(run: RunName, busy: boolean): void;
}

/**
 * @param startWorker  starts a worker; calls back when the browser reports that it failed
 * @param pageHidden   whether the page's timers may be throttled, so that no silence counts
 */
export function createEngineHost(
  startWorker: (onDeath: (detail: string) => void) => EngineWorker,
  pageHidden: () => boolean,
): EngineHost {
  const hosted = new Map<RunName, HostedRun>();
  const failed = new Set<BackendName>();
  const busy = new Set<RunName>();
  let worker: EngineWorker | null = null;
  let isOpen = false;
  /** The backend that the worker tries or has opened. */
  let inUse: BackendName | null = null;
  let opening: Promise<BackendReport> | null = null;
  let unanswered = 0;

  const silence = watchSilence(
    () => !pageHidden() && (busy.size > 0 || unanswered > 0),
    (milliseconds) => fail('workerDied', inUse, `silent for ${Math.round(milliseconds)} ms`),
  );

  function fail(cause: EngineFailure, backend: BackendName | null, detail: string): void {
    if (!worker) return;
    if (backend) failed.add(backend);
    // When every backend has failed once, the last resort is to try them all again.
    if (backendNames.every((name) => failed.has(name))) failed.clear();
    const dead = worker;
    worker = null;
    isOpen = false;
    inUse = null;
    opening = null;
    busy.clear();
    silence.ended();
    dead.terminate(`${cause}: ${detail}`);
    for (const run of hosted.values()) run.onFailure(cause, backend);
  }

  function start(): EngineWorker {
    const started = startWorker((detail) => {
      if (worker === started) fail('workerDied', inUse, detail);
    });
    worker = started;
    silence.started();
    started.connection.onEvent((event) => {
      if (worker !== started) return;
      silence.heard();
      switch (event.kind) {
        case 'ofRun':
          hosted.get(event.run)?.onEvent(event.event);
          break;
        case 'trying':
          inUse = event.backend;
          break;
        case 'deviceLost':
          fail('deviceLost', event.backend, event.detail);
          break;
        case 'alive':
          break;
        default:
          event satisfies never;
      }
    });
    return started;
  }

  const ask: EngineConnection['call'] = async (name, request, options) => {
    const { connection } = worker ?? start();
    // Silence counts from when a sign of life is due.
    if (unanswered === 0 && busy.size === 0) silence.heard();
    unanswered += 1;
    try {
      return await connection.call(name, request, options);
    } finally {
      unanswered -= 1;
      silence.heard();
    }
  };

  async function openAny(force: BackendName | null): Promise<BackendReport> {
    const exclude = [...failed];
    let report = await ask('open', { force: force && failed.has(force) ? null : force, exclude });
    if (!report.chosen && report.forced) report = await openAnother(report, report.forced, exclude);
    inUse = report.chosen;
    isOpen = report.chosen !== null;
    silence.opened();
    return report;
  }

  /** The forced backend does not work here: the best of the others, with what is known of the forced one. */
  async function openAnother(
    { attempts }: BackendReport,
    forced: BackendName,
    exclude: readonly BackendName[],
  ): Promise<BackendReport> {
    const others = await ask('open', { force: null, exclude: [...exclude, forced] });
    const ofForced = attempts.find(({ name }) => name === forced);
    return {
      chosen: others.chosen,
      forced,
      attempts: others.attempts.map((attempt) => (attempt.name === forced && ofForced ? ofForced : attempt)),
    };
  }

  return {
    attach(run, listener) {
      if (hosted.has(run)) throw new Error(`there is a run named ${run} already`);
      hosted.set(run, listener);
    },
    async detach(run) {
      hosted.delete(run);
      busy.delete(run);
      if (isOpen) await ask('close', { run });
    },
    async open(force) {
      opening ??= openAny(force);
      const mine = opening;
      let works = false;
      try {
        const report = await mine;
        works = report.chosen !== null;
        return report;
      } finally {
        // What did not work is tried afresh when asked for again.
        if (!works && opening === mine) opening = null;
      }
    },
    async call(name, request, options) {
      if (!isOpen) throw new ConnectionClosedError('no engine is open');
      return ask(name, request, options);
    },
    expectWork(run, next) {
      if (next && busy.size === 0 && unanswered === 0) silence.heard();
      if (next) busy.add(run);
      else busy.delete(run);
    },
  };
}
