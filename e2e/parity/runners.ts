/** Where a golden case can be computed: in this process, or in headless Chromium on the built engine. */
import { openHarness, type Harness } from '../harness/open.ts';
import type { BuiltCell, GoldenCase } from './cases.ts';
import { runLayersOnReference, trainOnReference } from './referenceRunner.ts';
import { float32Tolerance, float64Tolerance, judgeLayers, judgeTraining, type Verdict } from './result.ts';

export const parityBackends = ['reference', 'cpu', 'wasm', 'webgpu'] as const;
export type ParityBackend = (typeof parityBackends)[number];

/** A case whose cell is built. */
export interface RunnableCase {
  readonly golden: GoldenCase;
  readonly built: BuiltCell;
  /** The file it was read from, as the page gets it. */
  readonly text: string;
}

/** Computes and judges cases. The browser is started when it is first needed and stays until `close`. */
export class Runners {
  #harness: Promise<Harness> | null = null;

  /**
   * @throws NoBrowserError when the backend needs a browser and there is none
   * @throws Error of the page when the backend does not start there
   */
  async judge(backend: ParityBackend, { golden, built, text }: RunnableCase): Promise<Verdict> {
    if (backend === 'reference') {
      return golden.kind === 'training'
        ? judgeTraining(golden, trainOnReference(golden, built), float64Tolerance)
        : judgeLayers(golden, runLayersOnReference(golden, built), float64Tolerance);
    }
    this.#harness ??= openHarness({ webgpu: true });
    const updates = golden.kind === 'training' ? golden.expect.lossBeforeStep.length : 0;
    const reply = await (await this.#harness).run('golden', { backend, text, updates });
    if (golden.kind === 'training' && reply.kind === 'training')
      return judgeTraining(golden, reply.result, float32Tolerance);
    if (golden.kind !== 'training' && reply.kind === 'layer')
      return judgeLayers(golden, reply.result, float32Tolerance);
    throw new TypeError(`${golden.name}: the page answered as if it were a ${reply.kind} case`);
  }

  async close(): Promise<void> {
    await (await this.#harness?.catch(() => null))?.close();
  }
}
