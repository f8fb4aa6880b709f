/**
 * LSTM in plain float64 loops: the oracle that the fused kernels are tested against, and the source of every number
 * that a learner inspects. Clear before fast; packed order is `cells.lstm.gates`.
 */
import { cells, type ActivationName } from '#rnn/cells';
import { assertLength, ShapeError } from '#rnn/errors';
import type {
  ActivationGradients,
  LayerGradients,
  LayerSizes,
  LayerTrace,
  PerActivation,
  PerState,
} from '#rnn/trace';
import { affineBackward, affineSums } from './affine.ts';
import { assertLayerParameters, initialState, sigmoid, type LayerParameters } from './layer.ts';

/**
 * One LSTM layer over a whole sequence:
 * `i, f, o = σ(a)`, `g = tanh(a)`, `c = f·c₋₁ + i·g`, `h = o·tanh(c)`, with `a = W_ih x + b_ih + W_hh h₋₁ + b_hh`.
 * @param parameters  rows packed i|f|g|o
 * @param x           inputs, `[T, B, I]`
 * @param initial     `cellState` and `hiddenState`, `[B, H]` each; an absent one is zero
 * @returns           every activation and pre-activation, `[T, B, H]` each
 * @throws ShapeError  naming the array that does not fit `sizes`
 * Source: Hochreiter & Schmidhuber 1997; forget gate, Gers et al. 2000.
 */
export function lstmForward(
  parameters: LayerParameters,
  x: Float64Array,
  initial: PerState,
  sizes: LayerSizes,
): LayerTrace {
  const { T, B, I, H } = sizes;
  assertLayerParameters('lstm', parameters, I, H);
  assertLength('x', x, [T, B, I]);
  const initialCell = initialState('cellState', initial.cellState, B, H);
  const initialHidden = initialState('hiddenState', initial.hiddenState, B, H);
  const perStep = () => new Float64Array(T * B * H);
  const preActivations = {
    inputGate: perStep(),
    forgetGate: perStep(),
    candidate: perStep(),
    outputGate: perStep(),
  };
  const inputGate = perStep();
  const forgetGate = perStep();
  const candidate = perStep();
  const outputGate = perStep();
  const cellState = perStep();
  const hiddenState = perStep();
  const sums = new Float64Array(4 * H);
  const computeSums = affineSums(parameters, I, H);

  for (let t = 0; t < T; t++) {
    for (let row = 0; row < B; row++) {
      const now = (t * B + row) * H;
      const before = t === 0 ? row * H : now - B * H;
      const previousHidden = t === 0 ? initialHidden : hiddenState;
      const previousCell = t === 0 ? initialCell : cellState;
      computeSums(x, (t * B + row) * I, previousHidden, before, sums);
      for (let unit = 0; unit < H; unit++) {
        const at = now + unit;
        preActivations.inputGate[at] = sums[unit];
        preActivations.forgetGate[at] = sums[H + unit];
        preActivations.candidate[at] = sums[2 * H + unit];
        preActivations.outputGate[at] = sums[3 * H + unit];
        inputGate[at] = sigmoid(sums[unit]);
        forgetGate[at] = sigmoid(sums[H + unit]);
        candidate[at] = Math.tanh(sums[2 * H + unit]);
        outputGate[at] = sigmoid(sums[3 * H + unit]);
        cellState[at] = forgetGate[at] * previousCell[before + unit] + inputGate[at] * candidate[at];
        hiddenState[at] = outputGate[at] * Math.tanh(cellState[at]);
      }
    }
  }
  return {
    cell: 'lstm',
    sizes,
    x,
    initial: { cellState: initialCell, hiddenState: initialHidden },
    preActivations,
    activations: { inputGate, forgetGate, candidate, outputGate, cellState, hiddenState },
  };
}

/** Arrays for the derivatives by all six activations and by the four sums. */
function gradientArrays(size: number) {
  const gates = () => ({
    inputGate: new Float64Array(size),
    forgetGate: new Float64Array(size),
    candidate: new Float64Array(size),
    outputGate: new Float64Array(size),
  });
  const states = () => ({ cellState: new Float64Array(size), hiddenState: new Float64Array(size) });
  return { activations: { ...gates(), ...states() }, preActivations: gates() };
}
type GradientArrays = ReturnType<typeof gradientArrays>;

/**
 * Backpropagation through time. Every derivative is kept twice: `direct`, what reaches the loss through this step's
 * output alone, with `∂loss/∂h` from `upstream`; and `recurrent`, what reaches it through the `h` and `c` handed to the
 * next step. Both obey the same linear rules, so `total` is their sum, exactly.
 * @param upstream  derivative of the loss by every `h` as an output, `[T, B, H]`
 * @throws ShapeError  naming the array that does not fit the trace
 * Source: Werbos 1990; for the LSTM's terms Greff et al. 2017, appendix A.
 */
export function lstmBackward(
  parameters: LayerParameters,
  trace: LayerTrace,
  upstream: Float64Array,
): LayerGradients {
  const { T, B, I, H } = trace.sizes;
  assertLayerParameters('lstm', parameters, I, H);
  assertLength('upstream', upstream, [T, B, H]);
  const activations = lstmActivations(trace);
  const initialCell = initialState('cellState', trace.initial.cellState, B, H);
  const initialHidden = initialState('hiddenState', trace.initial.hiddenState, B, H);
  const direct = gradientArrays(T * B * H);
  const recurrent = gradientArrays(T * B * H);
  const gradients = {
    weight_ih: new Float64Array(4 * H * I),
    weight_hh: new Float64Array(4 * H * H),
    bias_ih: new Float64Array(4 * H),
    bias_hh: new Float64Array(4 * H),
    x: new Float64Array(T * B * I),
  };
  // What the next step hands back, [B, H] each; beyond the last step it is nothing.
  const hiddenHandedBack = new Float64Array(B * H);
  const cellHandedBack = new Float64Array(B * H);
  const sumGradients = new Float64Array(4 * H);
  const sumsBackward = affineBackward(parameters, gradients, I, H);

  for (let t = T - 1; t >= 0; t--) {
    for (let row = 0; row < B; row++) {
      const now = (t * B + row) * H;
      const before = t === 0 ? row * H : now - B * H;
      const previousCell = t === 0 ? initialCell : activations.cellState;
      for (let unit = 0; unit < H; unit++) {
        const at = now + unit;
        const carried = row * H + unit;
        const cellBefore = previousCell[before + unit];
        pathBackward(direct, activations, at, cellBefore, upstream[at], 0);
        pathBackward(
          recurrent,
          activations,
          at,
          cellBefore,
          hiddenHandedBack[carried],
          cellHandedBack[carried],
        );
        const byCell = direct.activations.cellState[at] + recurrent.activations.cellState[at];
        cellHandedBack[carried] = byCell * activations.forgetGate[at];
        const { preActivations: here } = direct;
        const { preActivations: later } = recurrent;
        sumGradients[unit] = here.inputGate[at] + later.inputGate[at];
        sumGradients[H + unit] = here.forgetGate[at] + later.forgetGate[at];
        sumGradients[2 * H + unit] = here.candidate[at] + later.candidate[at];
        sumGradients[3 * H + unit] = here.outputGate[at] + later.outputGate[at];
      }
      const previousHidden = t === 0 ? initialHidden : activations.hiddenState;
      const xStart = (t * B + row) * I;
      sumsBackward(sumGradients, trace.x, xStart, previousHidden, before, hiddenHandedBack, row * H);
    }
  }
  const { x, ...byParameter } = gradients;
  return {
    activations: splitPaths(direct.activations, recurrent.activations),
    preActivations: splitPaths(direct.preActivations, recurrent.preActivations),
    parameters: byParameter,
    x,
    initial: { cellState: cellHandedBack, hiddenState: hiddenHandedBack },
  };
}

type LstmActivations = Readonly<Record<ActivationName, Float64Array>>;

/** @throws ShapeError when the trace is of another cell or lacks an activation */
function lstmActivations({ cell, activations, sizes }: LayerTrace): LstmActivations {
  const { inputGate, forgetGate, candidate, outputGate, cellState, hiddenState } = activations;
  if (!inputGate || !forgetGate || !candidate || !outputGate || !cellState || !hiddenState) {
    throw new ShapeError('trace', 'every activation of an lstm', `an incomplete one of ${cell}`);
  }
  const all = { inputGate, forgetGate, candidate, outputGate, cellState, hiddenState };
  for (const [name, array] of Object.entries(all)) assertLength(name, array, [sizes.T, sizes.B, sizes.H]);
  return all;
}

/** One unit of one step: from the derivatives by `h`, and by `c` past this step, to all the others. */
function pathBackward(
  into: GradientArrays,
  { inputGate, forgetGate, candidate, outputGate, cellState }: LstmActivations,
  at: number,
  previousCell: number,
  byHidden: number,
  byCellLater: number,
): void {
  const i = inputGate[at];
  const f = forgetGate[at];
  const g = candidate[at];
  const o = outputGate[at];
  const squashed = Math.tanh(cellState[at]);
  const byCell = byHidden * o * (1 - squashed * squashed) + byCellLater;
  const byInput = byCell * g;
  const byForget = byCell * previousCell;
  const byCandidate = byCell * i;
  const byOutput = byHidden * squashed;
  into.activations.hiddenState[at] = byHidden;
  into.activations.cellState[at] = byCell;
  into.activations.inputGate[at] = byInput;
  into.activations.forgetGate[at] = byForget;
  into.activations.candidate[at] = byCandidate;
  into.activations.outputGate[at] = byOutput;
  into.preActivations.inputGate[at] = byInput * i * (1 - i);
  into.preActivations.forgetGate[at] = byForget * f * (1 - f);
  into.preActivations.candidate[at] = byCandidate * (1 - g * g);
  into.preActivations.outputGate[at] = byOutput * o * (1 - o);
}

/** The two paths with their sum, per activation. */
function splitPaths(direct: PerActivation, recurrent: PerActivation): ActivationGradients {
  const total = Object.fromEntries(
    cells.lstm.activations.flatMap((name) => {
      const [here, later] = [direct[name], recurrent[name]];
      return here && later ? [[name, here.map((value, k) => value + later[k])]] : [];
    }),
  );
  return { total, direct, recurrent };
}
