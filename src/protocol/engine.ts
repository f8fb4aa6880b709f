/** What the page asks the engine, and what the engine tells it unasked. */
import type { CharModelSpec } from '#rnn/model';

/** In the order of preference. */
export const backendNames = ['webgpu', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];

/** Why a backend was or was not taken. */
export type BackendOutcome =
  | { readonly kind: 'chosen' }
  /** Passed its self-test, but one before it in the order was taken. Also: not tried for that reason. */
  | { readonly kind: 'notNeeded' }
  /** It failed earlier in this visit (lost device, dead worker) or another one was forced. */
  | { readonly kind: 'excluded' }
  | { readonly kind: 'unavailable'; readonly detail: string }
  /** A WebGPU adapter that computes on the processor; taken only when forced. */
  | { readonly kind: 'software' }
  /** The self-test's error was above the bound. */
  | { readonly kind: 'wrong'; readonly bound: number };

export interface BackendAttempt {
  readonly name: BackendName;
  readonly outcome: BackendOutcome;
  /** Vendor, architecture and description of the adapter, where there is one. */
  readonly adapter: string | null;
  /** Largest error of the self-test relative to the largest magnitude of the reference's array; null: not run. */
  readonly forwardError: number | null;
  readonly gradientError: number | null;
}

export interface BackendReport {
  /** null when no backend computes rightly here. */
  readonly chosen: BackendName | null;
  readonly forced: BackendName | null;
  readonly attempts: readonly BackendAttempt[];
}

export interface TrainingSettings {
  readonly seed: number;
  /** `B` places of the text that are read in parallel. */
  readonly batch: number;
  /** `T` letters that the gradient travels back (truncated BPTT). */
  readonly window: number;
  /** Adam's step size. */
  readonly learningRate: number;
  /** Bound on the global norm of the gradient; null: no clipping. */
  readonly clipNorm: number | null;
}

/** All that training needs to go on from a step as if it had never stopped. */
export interface Snapshot {
  /** Updates made so far. */
  readonly trainStep: number;
  /** `[P]`, laid out by `charModelLayout`. */
  readonly parameters: Float32Array;
  /** `[2, P]`: Adam's first and second moments. */
  readonly moments: Float32Array;
  /** `[2, B, H]`: cell state and hidden state carried between windows. */
  readonly state: Float32Array;
  /** Window at which the streams stand. */
  readonly cursor: number;
}

export interface StepRecord {
  /** The update that this loss preceded, counted from 0. */
  readonly trainStep: number;
  /** Mean cross-entropy of the window in nats per letter, before the update. */
  readonly lossNats: number;
  /** Global norm of the gradient before clipping. */
  readonly gradientNorm: number;
}

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
