/** Finds the step at which training went wrong, by taking the steps since the last good state again, one at a time. */
import type { FaultPlace } from '#rnn/fault';
import type { ParameterSlot } from '#rnn/parameters';
import type { Snapshot, StepRecord } from '#rnn/training';
import type { TakeTurn } from './fairTurns.ts';

/** What a session needs of a trainer; `NetworkTrainer` is one. */
export interface Trainer {
  readonly trainStep: number;
  step(): void;
  readRecords(): Promise<readonly StepRecord[]>;
  readState(): Promise<Snapshot>;
  restore(from: Snapshot): void;
  /**
   * The gradient that the next `step` would follow, before clipping, `[P]`, in the order of the layout. No step is taken:
   * parameters, carried state and the place in the data stay as they are.
   */
  readGradient(): Promise<Float32Array>;
  /** The first example that the next `step` would read and that holds no number, counted from 0; null: none. */
  badInput(): number | null;
  dispose(): void;
}

export interface Fault {
  /** The update that went wrong, counted from 0. */
  readonly trainStep: number;
  readonly place: FaultPlace;
  /**
   * The last state that training can go on from: before that update, or, where the weights before it already gave a
   * loss or gradient that is none, before the update that made them.
   */
  readonly lastGood: Snapshot;
  /** Records of the good steps from the state that the search began with up to `lastGood`. */
  readonly records: readonly StepRecord[];
}

export interface Suspicion {
  /** The last state that was read and finite: the search begins there. */
  readonly good: Snapshot;
  /** The last state before `good` that is known to give a finite loss and gradient; a step too long may have left
   * `good` at weights that give none. */
  readonly proven: Snapshot;
  /** How many steps after `good` were taken. */
  readonly steps: number;
}

export function isGoodRecord({ lossNats, gradientNorm }: StepRecord): boolean {
  return Number.isFinite(lossNats) && Number.isFinite(gradientNorm);
}

/** The first parameter that holds a value which is not finite; null: all are finite. `values` is `[P]`. */
function badParameter(layout: readonly ParameterSlot[], values: Float32Array): string | null {
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return null;
  return layout.find(({ offset, size }) => at < offset + size)?.name ?? null;
}

/**
 * Goes back to `good` and forward again, looking after every step. A backend gives the same bits for the same steps,
 * so the fault comes again; should it not within `steps` steps, null, and the trainer stands after them. Where a fault
 * is found the trainer stands somewhere near it.
 * @param takeTurn  every step is a turn of its own, so that the search holds up no other run
 */
export async function locateFault(
  trainer: Trainer,
  layout: readonly ParameterSlot[],
  { good, proven, steps }: Suspicion,
  takeTurn: TakeTurn,
): Promise<Fault | null> {
  const records: StepRecord[] = [];
  let [before, current] = [proven, good];
  trainer.restore(good);
  for (let k = 0; k < steps; k++) {
    const { record, state, place } = await takeTurn(() => stepAndLook(trainer, layout, current));
    if (place !== null) {
      // Data that is no number leaves the weights before it as good as they were.
      const lastGood = isGoodRecord(record) || place.kind === 'data' ? current : before;
      return {
        trainStep: current.trainStep,
        place,
        lastGood,
        records: records.filter(({ trainStep }) => trainStep < lastGood.trainStep),
      };
    }
    records.push(record);
    [before, current] = [current, state];
  }
  return null;
}

async function stepAndLook(trainer: Trainer, layout: readonly ParameterSlot[], current: Snapshot) {
  const example = trainer.badInput();
  trainer.step();
  const [record] = await trainer.readRecords();
  const state = await trainer.readState();
  const place = placeInRecord(record) ?? placeInParameters(layout, state.parameters);
  return { record, state, place: place && (await trace(trainer, layout, current, place, example)) };
}

/** Follows what a bad step shows to where it comes from: the data that it read, or one parameter's gradient. */
async function trace(
  trainer: Trainer,
  layout: readonly ParameterSlot[],
  current: Snapshot,
  place: FaultPlace,
  example: number | null,
): Promise<FaultPlace> {
  if (example !== null) return { kind: 'data', example };
  if (place.kind !== 'gradientNorm') return place;
  trainer.restore(current);
  const parameter = badParameter(layout, await trainer.readGradient());
  return parameter === null ? place : { kind: 'gradient', parameter };
}

/** What a record alone tells of a fault; null: nothing is wrong with it. Which gradient it was, it does not tell. */
export function placeInRecord({ lossNats, gradientNorm }: StepRecord): FaultPlace | null {
  if (!Number.isFinite(lossNats)) return { kind: 'loss' };
  return Number.isFinite(gradientNorm) ? null : { kind: 'gradientNorm' };
}

/** @param parameters  `[P]` */
export function placeInParameters(
  layout: readonly ParameterSlot[],
  parameters: Float32Array,
): FaultPlace | null {
  const parameter = badParameter(layout, parameters);
  return parameter === null ? null : { kind: 'parameter', parameter };
}
