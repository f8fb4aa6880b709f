/** What the page asks the engine, and what the engine tells it unasked. One worker trains several runs. */
import type { BackendName, BackendReport } from '#rnn/backends';
import type { FaultPlace } from '#rnn/fault';
import type { TrainingData } from '#data/trainingData';
import type { ModelSpec } from '#rnn/network';
import type { Snapshot, StepRecord, TrainingSettings } from '#rnn/training';

/** The name that the page gives a run, such as its figure's. */
export type RunName = string;

interface OfRun {
  readonly run: RunName;
}

/** How far and how fast a run trains. */
export interface RunGoal {
  readonly untilStep: number;
  /** null: as fast as it goes. */
  readonly stepsPerSecond: number | null;
}

/** A model and what it is trained on. */
export interface ModelInTraining {
  readonly spec: ModelSpec;
  readonly data: TrainingData;
  readonly settings: TrainingSettings;
  /** null: fresh weights from the seed. */
  readonly from: Snapshot | null;
}

export type EngineCalls = {
  /** Chooses, self-tests and opens a backend. Ends all runs: their numbers are on the backend before. */
  open: {
    request: { readonly force: BackendName | null; readonly exclude: readonly BackendName[] };
    reply: BackendReport;
  };
  /** Begins a run, in place of one of the same name. */
  create: { request: OfRun & ModelInTraining; reply: { readonly snapshot: Snapshot } };
  /** Trains until `pause` or until `untilStep`, at most `stepsPerSecond`; runs at work get equal shares of the time. */
  run: { request: OfRun & RunGoal; reply: null };
  /** The reply comes after the step under way and after its `progress`. */
  pause: { request: OfRun; reply: { readonly trainStep: number } };
  /** One update; its `progress` comes before the reply. */
  step: { request: OfRun; reply: { readonly trainStep: number } };
  /** Puts training back to a snapshot; keeps running if it was. */
  restore: { request: OfRun & { readonly snapshot: Snapshot }; reply: null };
  /** Ends a run and frees what it holds; nothing where there is none. */
  close: { request: OfRun; reply: null };
};

/** What happens to a run. */
export type RunEvent =
  | {
      readonly kind: 'progress';
      readonly records: readonly StepRecord[];
      /** Median milliseconds of an update since the last progress. */
      readonly stepMilliseconds: number;
      readonly snapshot: Snapshot;
    }
  /** `untilStep` was reached. */
  | { readonly kind: 'finished'; readonly trainStep: number }
  /** Training stopped itself; `lastGood` is the last state that it can go on from. */
  | {
      readonly kind: 'notANumber';
      readonly trainStep: number;
      readonly place: FaultPlace;
      readonly lastGood: Snapshot;
    };

export type EngineEvent =
  | { readonly kind: 'ofRun'; readonly run: RunName; readonly event: RunEvent }
  /** A backend is about to be started: should the worker die now, it was this one. */
  | { readonly kind: 'trying'; readonly backend: BackendName }
  | { readonly kind: 'deviceLost'; readonly backend: BackendName; readonly detail: string }
  /** Sent every second unless a computation blocks the worker, so that silence means a dead one. */
  | { readonly kind: 'alive' };
