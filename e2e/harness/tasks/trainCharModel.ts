/** Trains a character model with the engine; Node keeps the result. */
import { openBackend } from '#engine/backends';
import { NetworkTrainer } from '#engine/networkTrainer';
import type { Snapshot, TrainingSettings } from '#rnn/training';
import { recordCapacity } from '#engine/optimizer';
import { charNetwork, type CharModelSpec } from '#rnn/model';
import { selfTestCases } from '#worker/selfTestCases';

export interface TrainingPhase {
  /** Train until this step. */
  readonly untilStep: number;
  readonly learningRate: number;
}

export interface TrainingOrder {
  readonly backend: 'wasm' | 'cpu';
  readonly spec: CharModelSpec;
  readonly codes: readonly number[];
  readonly settings: Omit<TrainingSettings, 'learningRate'>;
  /** One after the other, each from where the one before it ended. */
  readonly phases: readonly TrainingPhase[];
}

/** @returns the flat parameters at the end of each phase, `[P]`; mean losses in nats are written to the console every `recordCapacity` steps */
export async function run(order: TrainingOrder): Promise<number[][]> {
  const report = await openBackend({
    force: order.backend,
    exclude: [],
    tests: selfTestCases(),
    onDeviceLost: () => {},
  });
  if (report.chosen === null) throw new Error(`${order.backend} did not open: ${JSON.stringify(report)}`);
  const codes = Int32Array.from(order.codes);
  let state: Snapshot | null = null;
  const reached: number[][] = [];
  for (const { untilStep, learningRate } of order.phases) {
    const trainer: NetworkTrainer = new NetworkTrainer(
      charNetwork(order.spec),
      { kind: 'text', codes },
      { ...order.settings, learningRate },
      state,
    );
    while (trainer.trainStep < untilStep) {
      trainer.step();
      if (trainer.trainStep % recordCapacity !== 0) continue;
      const records = await trainer.readRecords();
      const mean = records.reduce((sum, { lossNats }) => sum + lossNats, 0) / records.length;
      console.log(`step ${trainer.trainStep}: ${(mean / Math.LN2).toFixed(3)} bits per letter`);
    }
    state = await trainer.readState();
    reached.push(Array.from(state.parameters));
    trainer.dispose();
  }
  return reached;
}
