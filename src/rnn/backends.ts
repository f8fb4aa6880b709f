/** Where a model can be trained, and how that choice is told. */

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
