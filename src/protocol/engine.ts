/** What the page asks the engine, and what the engine tells it unasked. */
import type { BackendName, BackendReport } from '#rnn/backends';
import type { CharModelSpec } from '#rnn/model';
import type { Snapshot, StepRecord, TrainingSettings } from '#rnn/training';

export type EngineCalls = {
  /** Chooses, self-tests and opens a backend. */
  open: {
    request: { readonly force: BackendName | null; readonly exclude: readonly BackendName[] };
    reply: BackendReport;
  };
  /** Replaces the model in training. `codes` are the letters of the training text. */
  create: {
    request: {
      readonly spec: CharModelSpec;
      readonly codes: Int32Array;
      readonly settings: TrainingSettings;
      /** null: fresh weights from the seed. */
      readonly from: Snapshot | null;
    };
    reply: { readonly snapshot: Snapshot };
  };
  /** Trains until `pause` or until `untilStep`, at most `stepsPerSecond` (null: as fast as it goes). */
  run: { request: { readonly untilStep: number; readonly stepsPerSecond: number | null }; reply: null };
  /** The reply comes after the step under way and after its `progress`. */
  pause: { request: null; reply: { readonly trainStep: number } };
  /** One update; its `progress` comes before the reply. */
  step: { request: null; reply: { readonly trainStep: number } };
  /** Puts training back to a snapshot; keeps running if it was. */
  restore: { request: { readonly snapshot: Snapshot }; reply: null };
};

export type EngineEvent =
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
      /** `loss`, `gradient` or a parameter's name. */
      readonly where: string;
      readonly lastGood: Snapshot;
    }
  | { readonly kind: 'deviceLost'; readonly detail: string }
  /** Sent every second unless a computation blocks the worker, so that silence means a dead one. */
  | { readonly kind: 'alive' };
