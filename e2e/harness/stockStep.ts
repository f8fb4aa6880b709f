/** The benchmark's opponent: the same training step with stock `tf.layers`. */
import * as tf from '@tensorflow/tfjs';
import type { CellName } from '#rnn/cells';
import type { BenchBatch, BenchStep } from './tasks/bench.ts';

/** Recurrent layers of `tf.layers` that compute what our cell computes; null: it has none. */
function stockLayer(cell: CellName, units: number, shape: object): tf.layers.Layer | null {
  const options = { units, returnSequences: true, ...shape };
  switch (cell) {
    case 'rnn':
      return tf.layers.simpleRNN(options);
    case 'rnnRelu':
      return tf.layers.simpleRNN({ ...options, activation: 'relu' });
    case 'lstm':
      return tf.layers.lstm({ ...options, recurrentActivation: 'sigmoid' });
    case 'gruResetBefore':
      return tf.layers.gru({ ...options, recurrentActivation: 'sigmoid' });
    case 'rnnLayerNorm':
    case 'rnnReluLayerNorm':
    case 'lstmPeephole':
    case 'lstmLayerNorm':
    case 'gru':
      return null;
    default:
      return cell satisfies never;
  }
}

/** Recurrent layers over all steps, dense head, softmax cross-entropy, Adam; null: stock layers cannot. */
export function stockStep(batch: BenchBatch): BenchStep | null {
  const { B, T, I, H, cell, depth, encoderDecoder, x, targets } = batch;
  if (encoderDecoder) return null;
  const layers = Array.from({ length: depth }, (_, l) =>
    stockLayer(cell, H, l === 0 ? { inputShape: [T, I], batchInputShape: [B, T, I] } : {}),
  );
  if (layers.some((layer) => layer === null)) return null;
  const model = tf.sequential({
    layers: [...layers.filter((layer) => layer !== null), tf.layers.dense({ units: I })],
  });
  const optimizer = tf.train.adam(0.001);
  return {
    async step() {
      const loss = tf.tidy((): tf.Tensor => {
        const inputs = tf.tensor3d(x, [B, T, I]);
        const oneHot = tf.oneHot(tf.tensor1d(targets, 'int32'), I).toFloat();
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
