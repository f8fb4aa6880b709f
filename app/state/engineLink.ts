/**
 * A connection to an engine that computes rightly, whatever becomes of devices and workers: opens the best backend,
 * watches over the worker, and when a device is lost or a worker dies goes to the next backend.
 */
import { backendNames, type BackendName, type BackendReport } from '#rnn/backends';
import { type EngineEvent } from '#protocol/engine';
import { startEngineWorker, type EngineConnection, type EngineWorker } from './workers.ts';

export type EngineFailure = 'deviceLost' | 'workerDied';

/** Silence of a busy worker after which it counts as dead, in milliseconds; longer where single steps are slow. */
const silenceLimit = 10_000;
/** Opening compiles shaders and runs self-tests. */
const openingSilenceLimit = 60_000;
const watchInterval = 1_000;

export interface EngineLink {
  /**
   * Opens the forced backend or, where it does not work, the best of the others. null `chosen` in the report: nothing
   * works here.
   */
  open(force: BackendName | null): Promise<BackendReport>;
  /** @throws ConnectionClosedError when the engine dies before it answers; `onFailure` is called too */
  readonly call: EngineConnection['call'];
  /** From now on (true) or no longer (false) the worker must give signs of life. */
  expectWork(busy: boolean): void;
}

export interface EngineLinkListener {
  onEvent(event: Exclude<EngineEvent, { kind: 'alive' } | { kind: 'deviceLost' }>): void;
  /** The engine is gone; its backend will not be opened again in this visit unless nothing else is left. */
  onFailure(cause: EngineFailure, backend: BackendName | null): void;
}

export function createEngineLink(listener: EngineLinkListener): EngineLink {
  const failed = new Set<BackendName>();
  let worker: EngineWorker | null = null;
  let opened: BackendName | null = null;
  let unanswered = 0;
  let busy = false;
  let slowestGap = 0;
  let lastHeard = 0;
  let lastCheck = 0;
  let limit = openingSilenceLimit;
  let watch: ReturnType<typeof setInterval> | null = null;

  function fail(cause: EngineFailure, detail: string): void {
    if (!worker) return;
    const backend = opened;
    if (backend) failed.add(backend);
    // When every backend has failed once, the last resort is to try them all again.
    if (backendNames.every((name) => failed.has(name))) failed.clear();
    const dead = worker;
    worker = null;
    opened = null;
    busy = false;
    if (watch !== null) clearInterval(watch);
    dead.terminate(`${cause}: ${detail}`);
    listener.onFailure(cause, backend);
  }

  function heard(): void {
    const now = performance.now();
    const heldUp = now - lastCheck > 3 * watchInterval;
    if (!heldUp && (busy || unanswered > 0)) slowestGap = Math.max(slowestGap, now - lastHeard);
    lastHeard = now;
  }

  function checkSilence(): void {
    const now = performance.now();
    // A hidden tab's timers are throttled, and a page that was itself held up has not listened: no silence counts.
    const heldUp = now - lastCheck > 3 * watchInterval;
    lastCheck = now;
    if (document.hidden || heldUp || (!busy && unanswered === 0)) {
      lastHeard = now;
      return;
    }
    const silence = now - lastHeard;
    if (silence > Math.max(limit, 5 * slowestGap)) fail('workerDied', `silent for ${Math.round(silence)} ms`);
  }

  function start(): EngineWorker {
    const started = startEngineWorker((detail) => fail('workerDied', detail));
    worker = started;
    slowestGap = 0;
    limit = openingSilenceLimit;
    lastHeard = performance.now();
    lastCheck = lastHeard;
    watch = setInterval(checkSilence, watchInterval);
    started.connection.onEvent((event) => {
      if (worker !== started) return;
      heard();
      if (event.kind === 'deviceLost') fail('deviceLost', event.detail);
      else if (event.kind !== 'alive') listener.onEvent(event);
    });
    return started;
  }

  const call: EngineConnection['call'] = async (name, request, options) => {
    const { connection } = worker ?? start();
    if (unanswered === 0 && !busy) lastHeard = performance.now();
    unanswered += 1;
    try {
      return await connection.call(name, request, options);
    } finally {
      unanswered -= 1;
      heard();
    }
  };

  /** The forced backend does not work here: the best of the others, with what is known of the forced one. */
  async function openAnother(
    { attempts }: BackendReport,
    forced: BackendName,
    exclude: readonly BackendName[],
  ): Promise<BackendReport> {
    const others = await call('open', { force: null, exclude: [...exclude, forced] });
    const ofForced = attempts.find(({ name }) => name === forced);
    return {
      chosen: others.chosen,
      forced,
      attempts: others.attempts.map((attempt) => (attempt.name === forced && ofForced ? ofForced : attempt)),
    };
  }

  return {
    call,
    async open(force) {
      const exclude = [...failed];
      let report = await call('open', { force: force && failed.has(force) ? null : force, exclude });
      if (!report.chosen && report.forced) report = await openAnother(report, report.forced, exclude);
      opened = report.chosen;
      limit = silenceLimit;
      return report;
    },
    expectWork(next) {
      if (next && !busy) lastHeard = performance.now();
      busy = next;
    },
  };
}
