/** Small training steps whose right answers are known: does this backend compute rightly? */
import type { TrainingData } from '#data/trainingData';
import type { ModelSpec } from '#rnn/network';
import { adamDefaults } from './kernels/optimizerUpdate.ts';
import { NetworkTrainer } from './networkTrainer.ts';

export interface SelfTestCase {
  readonly spec: ModelSpec;
  /** All examples are one batch; of a text the first window is read. */
  readonly data: TrainingData;
  /** `B` */
  readonly batch: number;
  /** `T` */
  readonly window: number;
  /** `[P]` */
  readonly parameters: Float32Array;
  /** States before the first window, packed as `stateSize` says; empty where nothing is carried. */
  readonly state: Float32Array;
  readonly expected: {
    /** Mean loss of the batch: cross-entropy in nats, or the mean squared error. */
    readonly loss: number;
    /** As `state`, after the window. */
    readonly state: ArrayLike<number>;
    /** Derivative of the loss by the parameters, `[P]`. */
    readonly gradient: ArrayLike<number>;
  };
}

/** Errors relative to the largest magnitude of the expected array; Infinity where a value is not finite. */
export interface SelfTestErrors {
  readonly forwardError: number;
  readonly gradientError: number;
}

/** Float32 and a GPU's own `exp` and `tanh` stay well below this; a wrong kernel does not. */
export const selfTestBound = 1e-3;

/**
 * Runs on the current backend; the largest errors of all cases. The whole path of training is used: what it uploads,
 * every kernel, the read-back.
 */
export async function selfTest(tests: readonly SelfTestCase[]): Promise<SelfTestErrors> {
  let [forwardError, gradientError] = [0, 0];
  for (const test of tests) {
    const errors = await errorsOf(test);
    forwardError = Math.max(forwardError, errors.forwardError);
    gradientError = Math.max(gradientError, errors.gradientError);
  }
  return { forwardError, gradientError };
}

async function errorsOf(test: SelfTestCase): Promise<SelfTestErrors> {
  const { spec, data, batch, window, parameters, state, expected } = test;
  const moments = new Float32Array(2 * parameters.length);
  const trainer = new NetworkTrainer(
    spec,
    data,
    { seed: 0, batch, window, learningRate: 0.001, clipNorm: null },
    { trainStep: 0, parameters, moments, state, cursor: 0 },
  );
  try {
    trainer.step();
    const [[record], after] = [await trainer.readRecords(), await trainer.readState()];
    // Adam's first moment after one update from zero is (1 − beta1) times the gradient.
    const gradient = after.moments
      .subarray(0, parameters.length)
      .map((moment) => moment / (1 - adamDefaults.beta1));
    return {
      forwardError: Math.max(
        relativeError([record.lossNats], [expected.loss]),
        relativeError(after.state, expected.state),
      ),
      gradientError: relativeError(gradient, expected.gradient),
    };
  } finally {
    trainer.dispose();
  }
}

function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let largest = 0;
  let difference = 0;
  for (let k = 0; k < expected.length; k++) {
    if (!Number.isFinite(actual[k])) return Infinity;
    largest = Math.max(largest, Math.abs(expected[k]));
    difference = Math.max(difference, Math.abs(actual[k] - expected[k]));
  }
  return largest === 0 ? difference : difference / largest;
}
