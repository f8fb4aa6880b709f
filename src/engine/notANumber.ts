/** Finds the step at which training went wrong, by taking the steps since the last good state again, one at a time. */
import type { ParameterSlot } from '#rnn/parameters';
import type { Snapshot, StepRecord } from '#rnn/training';

/** What a session needs of a trainer; `CharTrainer` is one. */
export interface Trainer {
  readonly trainStep: number;
  step(): void;
  readRecords(): Promise<readonly StepRecord[]>;
  readState(): Promise<Snapshot>;
  restore(from: Snapshot): void;
  dispose(): void;
}

export interface Fault {
  /** The update that went wrong, counted from 0. */
  readonly trainStep: number;
  /** `loss`, `gradient` or the name of a parameter. */
  readonly where: string;
  /**
   * The last state that training can go on from: before that update, or, where the weights before it already gave a
   * loss or gradient that is none, before the update that made them.
   */
  readonly lastGood: Snapshot;
  /** Records of the good steps from the state that the search began with up to `lastGood`. */
  readonly records: readonly StepRecord[];
}

export function isGoodRecord({ lossNats, gradientNorm }: StepRecord): boolean {
  return Number.isFinite(lossNats) && Number.isFinite(gradientNorm);
}

/** The parameter that holds a value which is not finite; null: all are finite. */
export function badParameter(layout: readonly ParameterSlot[], parameters: Float32Array): string | null {
  const at = parameters.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return null;
  return layout.find(({ offset, size }) => at < offset + size)?.name ?? null;
}

/**
 * Goes back to `good` and forward again, looking after every step. A backend gives the same bits for the same steps,
 * so the fault comes again; should it not within `steps` steps, null, and the trainer stands after them.
 * @param proven  the last state before `good` that is known to give a finite loss and gradient; `good` is finite, but a
 *                step too long may have left it at weights that give none
 */
export async function locateFault(
  trainer: Trainer,
  layout: readonly ParameterSlot[],
  good: Snapshot,
  proven: Snapshot,
  steps: number,
): Promise<Fault | null> {
  const records: StepRecord[] = [];
  let [before, current] = [proven, good];
  trainer.restore(good);
  for (let k = 0; k < steps; k++) {
    trainer.step();
    const [record] = await trainer.readRecords();
    const state = await trainer.readState();
    let where = badParameter(layout, state.parameters);
    if (!Number.isFinite(record.gradientNorm)) where = 'gradient';
    if (!Number.isFinite(record.lossNats)) where = 'loss';
    if (where !== null) {
      const lastGood = isGoodRecord(record) ? current : before;
      return {
        trainStep: current.trainStep,
        where,
        lastGood,
        records: records.filter(({ trainStep }) => trainStep < lastGood.trainStep),
      };
    }
    records.push(record);
    [before, current] = [current, state];
  }
  return null;
}
