/** What the page knows of a training run. */
import type { BackendName, BackendReport } from '#rnn/backends';
import type { FaultPlace } from '#rnn/fault';
import type { StepRecord, TrainingSettings } from '#rnn/training';
import type { CharModel, CharModelSpec } from '#rnn/model';

export type TrainingPhase =
  /** Nothing was asked for yet. */
  | 'idle'
  /** The engine is being started, or the text is being fetched. */
  | 'opening'
  | 'ready'
  | 'running'
  | 'paused'
  /** The chosen number of steps is done. */
  | 'finished'
  /** Training stopped itself, or no engine works here; a notice says why. */
  | 'stopped';

export type TextSource = { readonly kind: 'mobyDick' } | { readonly kind: 'own'; readonly name: string };

/** What happened, for the learner to read. Sentences are made from these in the catalogue. */
export type NoticeContent =
  /** Training goes on with another backend from the last snapshot. */
  | {
      readonly kind: 'backendChanged';
      readonly from: BackendName;
      readonly to: BackendName;
      readonly cause: 'deviceLost' | 'workerDied';
      /** The step that training went on from. */
      readonly trainStep: number;
    }
  /** The backend that the address asks for does not work here; another one trains. */
  | { readonly kind: 'forcedUnavailable'; readonly wanted: BackendName; readonly used: BackendName }
  /** A backend was there but computes wrongly. */
  | { readonly kind: 'backendWrong'; readonly name: BackendName; readonly error: number }
  /** The engine refused or failed at something; what was learned so far is kept. */
  | { readonly kind: 'engineFailed'; readonly detail: string }
  /** No backend works here; all else on the page does. */
  | { readonly kind: 'noBackend'; readonly detail: string }
  | {
      readonly kind: 'notANumber';
      /** The step that went wrong. */
      readonly trainStep: number;
      readonly place: FaultPlace;
      /** The last good step, which training was put back to. */
      readonly keptStep: number;
      readonly learningRate: number;
      readonly clipNorm: number | null;
    }
  | { readonly kind: 'storage'; readonly cause: 'full' | 'forbidden' }
  /** The link sets up a run of its own; the one of an earlier visit is still stored, until this one trains. */
  | { readonly kind: 'linkedRun'; readonly storedStep: number }
  /** An earlier visit's run was taken up again. */
  | { readonly kind: 'restored'; readonly trainStep: number }
  /** What was stored by an earlier visit could not be read. */
  | { readonly kind: 'storedRunDamaged' }
  /** The training text could not be fetched. */
  | { readonly kind: 'textMissing' };

export interface Notice {
  readonly id: number;
  readonly content: NoticeContent;
}

export interface Sample {
  readonly trainStep: number;
  /** What the model was given to read first; not part of `text`. */
  readonly prompt: string;
  readonly text: string;
  readonly temperature: number;
}

export interface SnapshotMark {
  readonly trainStep: number;
}

export interface TrainingState {
  readonly phase: TrainingPhase;
  readonly backend: BackendReport | null;
  readonly source: TextSource;
  readonly spec: CharModelSpec | null;
  /** Bits per letter that one needs who knows the letters' frequencies in this text and nothing else. */
  readonly letterEntropyBits: number | null;
  /** Letters in the training text. */
  readonly textLength: number;
  readonly units: number;
  readonly settings: TrainingSettings;
  readonly targetSteps: number;
  readonly stepsPerSecond: number | null;
  readonly records: readonly StepRecord[];
  /** Kept snapshots, ascending. */
  readonly snapshots: readonly SnapshotMark[];
  /** Updates made by the newest state. */
  readonly trainStep: number;
  /** The model that figures show: the newest, or the one scrubbed to. */
  readonly shown: { readonly trainStep: number; readonly model: CharModel } | null;
  /** null: figures follow the newest. */
  readonly scrubbedTo: number | null;
  readonly stepMilliseconds: number | null;
  /** It waited while the tab was hidden, since it was last started or stopped. */
  readonly restedWhileHidden: boolean;
  readonly notices: readonly Notice[];
  readonly samples: readonly Sample[];
  readonly temperature: number;
}

export const defaultSettings: TrainingSettings = {
  seed: 1,
  batch: 16,
  window: 32,
  learningRate: 0.01,
  clipNorm: 1,
};

export const defaultUnits = 64;
export const defaultTargetSteps = 2000;
