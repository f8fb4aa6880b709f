/** Softmax and cross-entropy in one, and their derivative. */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { defineKernel, type Shader, type Values } from './kernel.ts';

const workgroupSize = 64;

const runLoss = defineKernel<'logits' | 'targets', Record<never, never>>({
  name: 'SoftmaxCrossEntropy',
  inputs: ['logits', 'targets'],
  outputShape: ({ logits: [N] }) => [N],
  shader: ({ logits: [N, V] }) =>
    rowShader(
      'SoftmaxCrossEntropy',
      N,
      V,
      'result[row] = select(log(total) + largest - logits[start + max(targets[row], 0)], 0.0, targets[row] < 0);',
    ),
  compute({ logits, targets }, result, { logits: [N, V] }) {
    const exponentials = new Float64Array(V);
    for (let row = 0; row < N; row++) {
      const { largest, total } = rowSoftmax(logits, row * V, V, exponentials);
      result[row] = targets[row] < 0 ? 0 : Math.log(total) + largest - logits[row * V + targets[row]];
    }
  },
});

const runGradient = defineKernel<'logits' | 'targets' | 'upstream', Record<never, never>>({
  name: 'SoftmaxCrossEntropyGradient',
  inputs: ['logits', 'targets', 'upstream'],
  outputShape: ({ logits: [N, V] }) => [N, V],
  shader: ({ logits: [N, V] }) =>
    rowShader(
      'SoftmaxCrossEntropyGradient',
      N,
      V,
      `
  for (var v = 0; v < uniforms.width; v++) {
    let wanted = select(0.0, 1.0, v == targets[row]);
    let by = upstream[row] * (exp(logits[start + v] - largest) / total - wanted);
    result[start + v] = select(by, 0.0, targets[row] < 0);
  }`,
    ),
  compute({ logits, targets, upstream }, result, { logits: [N, V] }) {
    const exponentials = new Float64Array(V);
    for (let row = 0; row < N; row++) {
      const { total } = rowSoftmax(logits, row * V, V, exponentials);
      const counted = targets[row] >= 0;
      const scale = counted ? upstream[row] / total : 0;
      for (let v = 0; v < V; v++) result[row * V + v] = scale * exponentials[v];
      if (counted) result[row * V + targets[row]] -= upstream[row];
    }
  },
});

/**
 * Cross-entropy of `softmax(logits)` with one right answer per row, in nats, `[N]`. Differentiable by `logits`.
 * The largest logit is taken out before `exp`, so that no sum overflows.
 * @param logits   `[N, V]`
 * @param targets  the right answers, int32 `[N]`, each below `V`; −1: the row does not count, its loss is 0
 */
export function softmaxCrossEntropy(logits: Tensor2D, targets: Tensor1D): Tensor1D {
  return runLoss({ logits, targets }, {}) as Tensor1D;
}

/** `upstream · (softmax(logits) − onehot(targets))`, `[N, V]`; `upstream` is `[N]`. */
export function softmaxCrossEntropyGradient(
  logits: Tensor2D,
  targets: Tensor1D,
  upstream: Tensor1D,
): Tensor2D {
  return runGradient({ logits, targets, upstream }, {}) as Tensor2D;
}

/** One thread per row; `body` sees `row`, `start`, `largest` and `total`. */
function rowShader(key: string, N: number, V: number, body: string): Shader {
  return {
    key,
    workgroupSize,
    workgroups: Math.ceil(N / workgroupSize),
    integers: { rows: N, width: V },
    code: `
fn main(row : i32) {
  if (row >= uniforms.rows) { return; }
  let start = row * uniforms.width;
  var largest = logits[start];
  for (var v = 1; v < uniforms.width; v++) { largest = max(largest, logits[start + v]); }
  var total = 0.0;
  for (var v = 0; v < uniforms.width; v++) { total += exp(logits[start + v] - largest); }
  ${body}
}
`,
  };
}

/** Writes `exp(logit − largest)` of one row into `exponentials`; `total` is their sum. */
function rowSoftmax(
  logits: Values,
  start: number,
  V: number,
  exponentials: Float64Array,
): { readonly largest: number; readonly total: number } {
  let largest = logits[start];
  for (let v = 1; v < V; v++) if (logits[start + v] > largest) largest = logits[start + v];
  let total = 0;
  for (let v = 0; v < V; v++) total += exponentials[v] = Math.exp(logits[start + v] - largest);
  return { largest, total };
}
