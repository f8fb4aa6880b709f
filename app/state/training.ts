/** The training run as the page sees it. What changes it is in trainingActions.ts. */
import { create } from 'zustand';
import type { Snapshot } from '#rnn/training';
import type { CharModel, CharModelSpec } from '#rnn/model';
import {
  defaultSettings,
  defaultTargetSteps,
  defaultUnits,
  type NoticeContent,
  type TrainingState,
} from './trainingTypes.ts';

export const useTraining = create<TrainingState>(() => ({
  phase: 'idle',
  backend: null,
  source: { kind: 'mobyDick' },
  spec: null,
  letterEntropyBits: null,
  textLength: 0,
  units: defaultUnits,
  settings: defaultSettings,
  targetSteps: defaultTargetSteps,
  stepsPerSecond: null,
  records: [],
  snapshots: [],
  trainStep: 0,
  shown: null,
  scrubbedTo: null,
  stepMilliseconds: null,
  notices: [],
  restedWhileHidden: false,
  samples: [],
  temperature: 0.8,
}));

export const trainingState = (): TrainingState => useTraining.getState();
export const updateTraining = (change: Partial<TrainingState>): void => useTraining.setState(change);

let nextNoticeId = 1;

/** Adds a notice; one of the same kind that still stands is replaced. */
export function notify(content: NoticeContent): void {
  const others = trainingState().notices.filter((notice) => notice.content.kind !== content.kind);
  updateTraining({ notices: [...others, { id: nextNoticeId++, content }] });
}

export function dismiss(id: number): void {
  updateTraining({ notices: trainingState().notices.filter((notice) => notice.id !== id) });
}

/** The model of a snapshot, as figures take it. */
export function modelOf(spec: CharModelSpec, snapshot: Snapshot): NonNullable<TrainingState['shown']> {
  const model = { spec, parameters: snapshot.parameters };
  stepOfModel.set(model, snapshot.trainStep);
  return { trainStep: snapshot.trainStep, model };
}
const stepOfModel = new WeakMap<CharModel, number>();

/** The training step of a model that `modelOf` made; undefined for others. */
export function trainStepOf(model: CharModel): number | undefined {
  return stepOfModel.get(model);
}
