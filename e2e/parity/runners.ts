/** Where a golden case can be computed: in this process, or in headless Chromium on the built engine. */
import type { CellName } from '#rnn/cells';
import type { GoldenCase, LayerCase, TrainingCase } from './cases.ts';
import { runLayersOnReference, trainOnReference } from './referenceRunner.ts';
import {
  float64Tolerance,
  judgeLayers,
  judgeTraining,
  type LayerResult,
  type Tolerance,
  type TrainingResult,
  type Verdict,
} from './result.ts';

export const parityBackends = ['reference'] as const;
export type ParityBackend = (typeof parityBackends)[number];

export interface Runner {
  readonly tolerance: Tolerance;
  layers(golden: LayerCase, cell: CellName): Promise<LayerResult>;
  training(golden: TrainingCase, cell: CellName): Promise<TrainingResult>;
}

const reference: Runner = {
  tolerance: float64Tolerance,
  layers: async (golden, cell) => runLayersOnReference(golden, cell),
  training: async (golden, cell) => trainOnReference(golden, cell),
};

/** Opens what is needed when it is first needed. */
export class Runners {
  async open(_backend: ParityBackend): Promise<Runner> {
    return reference;
  }

  async close(): Promise<void> {}
}

export async function judge(runner: Runner, golden: GoldenCase, cell: CellName): Promise<Verdict> {
  return golden.kind === 'training'
    ? judgeTraining(golden, await runner.training(golden, cell), runner.tolerance)
    : judgeLayers(golden, await runner.layers(golden, cell), runner.tolerance);
}
