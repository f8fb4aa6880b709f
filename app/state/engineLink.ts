/**
 * A run's connection to the engine of the page. Remembers what the run was told to do, so that it can be suspended while
 * nobody looks and go on from exactly there.
 */
import type { BackendName, BackendReport } from '#rnn/backends';
import type { Snapshot } from '#rnn/training';
import type { ModelInTraining, RunEvent, RunGoal, RunName } from '#protocol/engine';
import type { EngineHost, EngineFailure } from './engineHost.ts';

export interface EngineLinkListener {
  onEvent(event: RunEvent): void;
  /** The engine is gone and the run with it; see `EngineHost`. */
  onFailure(cause: EngineFailure, backend: BackendName | null): void;
}

/** Calls are rejected with ConnectionClosedError when the engine dies before it answers; `onFailure` is called, too. */
export interface EngineLink {
  open(force: BackendName | null): Promise<BackendReport>;
  /** Gives the engine the model, in place of the one it had; returns where it starts. */
  create(model: ModelInTraining): Promise<Snapshot>;
  /** Trains; while suspended, as soon as it is resumed. */
  run(goal: RunGoal): Promise<void>;
  /** Resolves after the step under way and its `progress`. */
  pause(): Promise<void>;
  /** One update; its `progress` comes first. */
  step(): Promise<void>;
  /** To be called when paused. */
  restore(snapshot: Snapshot): Promise<void>;
  /** Pauses for as long as nobody looks; resolves after the step under way and its `progress`. */
  suspend(): Promise<void>;
  /** Goes on from exactly there, unless it was paused meanwhile. */
  resume(): Promise<void>;
  /** Whether the run would train now, were it not suspended. */
  readonly suspendedAtWork: boolean;
  close(): Promise<void>;
}

/** @param run  a name that no other run of the page has */
export function createEngineLink(host: EngineHost, run: RunName, listener: EngineLinkListener): EngineLink {
  /** What it was told to reach and has not; null: it rests. */
  let goal: RunGoal | null = null;
  let suspended = false;

  function setGoal(next: RunGoal | null): void {
    goal = next;
    host.expectWork(run, goal !== null && !suspended);
  }

  host.attach(run, {
    onEvent(event) {
      // It reached a goal that has been raised meanwhile: the worker goes on.
      if (event.kind === 'finished' && goal && event.trainStep < goal.untilStep) return;
      if (event.kind !== 'progress') setGoal(null);
      listener.onEvent(event);
    },
    onFailure(cause, backend) {
      goal = null;
      listener.onFailure(cause, backend);
    },
  });

  async function goOn(): Promise<void> {
    if (goal && !suspended) await host.call('run', { run, ...goal });
  }

  return {
    open: (force) => host.open(force),
    async create(model) {
      setGoal(null);
      return (await host.call('create', { run, ...model })).snapshot;
    },
    run(next) {
      setGoal(next);
      return goOn();
    },
    async pause() {
      setGoal(null);
      await host.call('pause', { run });
    },
    async step() {
      setGoal(null);
      await host.call('step', { run });
    },
    async restore(snapshot) {
      await host.call('restore', { run, snapshot });
    },
    async suspend() {
      if (suspended) return;
      suspended = true;
      if (!goal) return;
      setGoal(goal);
      await host.call('pause', { run });
    },
    resume() {
      suspended = false;
      setGoal(goal);
      return goOn();
    },
    get suspendedAtWork() {
      return suspended && goal !== null;
    },
    close() {
      goal = null;
      return host.detach(run);
    },
  };
}
