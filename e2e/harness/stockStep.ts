/** The benchmark's opponent: the same training step with stock `tf.layers`. */
import * as tf from '@tensorflow/tfjs';
import type { BenchBatch, BenchStep } from './tasks/bench.ts';

/** LSTM with sigmoid gates over all steps, dense head, softmax cross-entropy, Adam. */
export function stockStep({ B, T, I, H, x, targets }: BenchBatch): BenchStep {
  const model = tf.sequential({
    layers: [
      tf.layers.lstm({
        units: H,
        inputShape: [T, I],
        batchInputShape: [B, T, I],
        recurrentActivation: 'sigmoid',
        returnSequences: true,
      }),
      tf.layers.dense({ units: I }),
    ],
  });
  const optimizer = tf.train.adam(0.001);
  // tf.layers wants the batch first.
  const batchFirst = new Float32Array(x.length);
  const classes = new Int32Array(targets.length);
  for (let t = 0; t < T; t++) {
    for (let b = 0; b < B; b++) {
      batchFirst.set(x.subarray((t * B + b) * I, (t * B + b + 1) * I), (b * T + t) * I);
      classes[b * T + t] = targets[t * B + b];
    }
  }
  return {
    async step() {
      const loss = tf.tidy((): tf.Tensor => {
        const inputs = tf.tensor3d(batchFirst, [B, T, I]);
        const oneHot = tf.oneHot(tf.tensor1d(classes, 'int32'), I).toFloat();
        const loss = optimizer.minimize((): tf.Scalar => {
          const logits = (model.apply(inputs, { training: true }) as tf.Tensor).reshape([B * T, I]);
          return tf.losses.softmaxCrossEntropy(oneHot, logits);
        }, true);
        if (!loss) throw new Error('tf.layers returned no loss');
        return loss;
      });
      const [value] = await loss.data();
      loss.dispose();
      return value;
    },
    dispose() {
      model.dispose();
      optimizer.dispose();
    },
  };
}
