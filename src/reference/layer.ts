/**
 * One recurrent layer over a sequence, forward and back, in float64 and plain loops: the oracle that the fused kernels
 * are tested against, and the source of every number that a learner inspects. Here are time, batch rows and the handing
 * on of states; what a row of units computes is the cell's (`cell.ts`).
 */
import { cells, type ActivationName, type CellName, type ExtraParameter } from '#rnn/cells';
import { assertLength, ShapeError } from '#rnn/errors';
import { layerShapes } from '#rnn/parameters';
import type { HeldValues, LayerGradients, LayerSizes, LayerTrace, PerActivation, PerState } from '#rnn/trace';
import { inputProduct, inputProductBackward, recurrentProduct, recurrentProductBackward } from './affine.ts';
import { assertArrays, type CellModule, type LayerParameters, type Path } from './cell.ts';
import { emptyPath, pathGradients } from './paths.ts';
import { defaultEpsilon, rowInputs } from './row.ts';

export interface ForwardOptions {
  /** Of layer normalisation, added to the variance; 1e-5 unless told. */
  readonly epsilon?: number;
  /** `[B, H]`, times `h₋₁` in the recurrent product at every step; none unless told. */
  readonly recurrentMask?: ArrayLike<number>;
  /** Values that take the place of what the cell computes; none unless told. */
  readonly held?: HeldValues;
}

export interface ReferenceCell {
  /**
   * @param parameters  by PyTorch's names without the layer suffix
   * @param x           inputs, `[T, B, I]`
   * @param initial     the state before the first step, `[B, H]` each; an absent one is zero
   * @returns           every activation and pre-activation, `[T, B, H]` each
   * @throws ShapeError  naming the array that does not fit `sizes`
   */
  readonly forward: (
    parameters: LayerParameters,
    x: Float64Array,
    initial: PerState,
    sizes: LayerSizes,
    options?: ForwardOptions,
  ) => LayerTrace;
  /**
   * Backpropagation through time. Every derivative is kept twice: `direct`, what reaches the loss through this step's
   * output alone, with `∂loss/∂h` from `upstream`; and `recurrent`, what reaches it through the states handed on. Both
   * obey the same linear rules, so `total` is their sum, exactly.
   * @param upstream  derivative of the loss by every output `h`, `[T, B, H]`
   * @param byFinal   derivative of the loss by the states after the last step where something else reads them,
   *                  `[B, H]` each; an absent one is zero. It counts as `recurrent`
   * @throws ShapeError  naming the array that does not fit the trace
   * Source: Werbos 1990.
   */
  readonly backward: (
    parameters: LayerParameters,
    trace: LayerTrace,
    upstream: Float64Array,
    byFinal?: PerState,
  ) => LayerGradients;
}

/** A layer of the cell that `module` implements; its shapes and packed order are those of `cells[cell]`. */
export function referenceCell(cell: CellName, module: CellModule): ReferenceCell {
  return {
    forward: (...args) => forward(cell, module, ...args),
    backward: (...args) => backward(cell, module, ...args),
  };
}

function forward(
  cell: CellName,
  module: CellModule,
  parameters: LayerParameters,
  x: Float64Array,
  initial: PerState,
  sizes: LayerSizes,
  options: ForwardOptions = {},
): LayerTrace {
  const { T, B, I, H } = sizes;
  const { gates, layerNorm } = cells[cell];
  assertParameters(cell, parameters, I, H);
  assertLength('x', x, [T, B, I]);
  const perStep = () => new Float64Array(T * B * H);
  const arrays = (names: readonly ActivationName[]): PerActivation =>
    Object.fromEntries(names.map((name) => [name, perStep()]));
  const trace: LayerTrace = {
    cell,
    sizes,
    x,
    initial: Object.fromEntries(
      cells[cell].states.map((name) => [name, stateOf(`initial ${name}`, initial[name], B, H)]),
    ),
    preActivations: arrays(module.squashed ?? gates),
    activations: arrays(cells[cell].activations),
    ...(layerNorm && { sums: arrays(gates), epsilon: options.epsilon ?? defaultEpsilon }),
    ...(module.keepsBeforeReset && { beforeReset: perStep() }),
    ...(options.recurrentMask && { recurrentMask: maskOf(options.recurrentMask, B, H) }),
    ...(options.held && { held: heldOf(cell, options.held, [T, B, H]) }),
  };
  const row = rowInputs(trace, parameters);
  const inputSums = new Float64Array(gates.length * H);
  const sumInputs = inputProduct(parameters.weight_ih, parameters.bias_ih, I);
  const step = module.forward({
    ...row.inputs,
    inputSums,
    recurrentProduct: recurrentProduct(parameters.weight_hh, parameters.bias_hh, H),
  });
  for (let t = 0; t < T; t++) {
    for (let b = 0; b < B; b++) {
      row.read(t, b);
      sumInputs(x, (t * B + b) * I, inputSums);
      step((t * B + b) * H);
    }
  }
  return trace;
}

function backward(
  cell: CellName,
  module: CellModule,
  parameters: LayerParameters,
  trace: LayerTrace,
  upstream: Float64Array,
  byFinal: PerState = {},
): LayerGradients {
  if (trace.cell !== cell) throw new ShapeError('trace', `one of ${cell}`, `one of ${trace.cell}`);
  const { T, B, I, H } = trace.sizes;
  const { gates, layerNorm } = cells[cell];
  assertParameters(cell, parameters, I, H);
  assertLength('upstream', upstream, [T, B, H]);
  for (const arrays of [trace.preActivations, trace.activations, trace.sums ?? {}])
    assertArrays(arrays, [T, B, H]);
  const names = {
    activations: cells[cell].activations,
    preActivations: module.squashed ?? gates,
    sums: layerNorm ? gates : [],
  };
  const [direct, recurrent]: readonly Path[] = [
    emptyPath(names, T * B * H, H),
    emptyPath(names, T * B * H, H),
  ];
  const gradients: LayerParameters = {
    weight_ih: new Float64Array(parameters.weight_ih.length),
    weight_hh: new Float64Array(parameters.weight_hh.length),
    bias_ih: new Float64Array(parameters.bias_ih.length),
    bias_hh: new Float64Array(parameters.bias_hh.length),
    ...Object.fromEntries(extrasOf(cell).map(({ name, blocks }) => [name, new Float64Array(blocks * H)])),
  };
  const byX = new Float64Array(T * B * I);
  // What the steps after hand back, [B, H] each; after the last step, what reads the final states does.
  const hiddenHandedBack = stateOf('byFinal hiddenState', byFinal.hiddenState, B, H);
  const cellHandedBack = stateOf('byFinal cellState', byFinal.cellState, B, H);

  const row = rowInputs(trace, parameters);
  const byInputSums = new Float64Array(gates.length * H);
  const byMaskedHidden = new Float64Array(H);
  const byPreviousHidden = new Float64Array(H);
  const byPreviousCell = new Float64Array(H);
  const back = module.backward({
    ...row.inputs,
    ...recurrentProductBackward(
      parameters.weight_hh,
      { weight: gradients.weight_hh, bias: gradients.bias_hh },
      H,
    ),
    byInputSums,
    byMaskedHidden,
    byPreviousHidden,
    byPreviousCell,
    gradients,
  });
  const inputsBackward = inputProductBackward(
    parameters.weight_ih,
    { weight: gradients.weight_ih, bias: gradients.bias_ih },
    I,
  );
  const alongDirect = back.along(direct);
  const alongRecurrent = back.along(recurrent);

  for (let t = T - 1; t >= 0; t--) {
    for (let b = 0; b < B; b++) {
      const at = (t * B + b) * H;
      row.read(t, b);
      for (const array of [byInputSums, byMaskedHidden, byPreviousHidden, byPreviousCell]) array.fill(0);
      for (let unit = 0; unit < H; unit++) {
        direct.byHidden[unit] = upstream[at + unit];
        recurrent.byHidden[unit] = hiddenHandedBack[b * H + unit];
        recurrent.byCellLater[unit] = cellHandedBack[b * H + unit];
      }
      alongDirect(at);
      alongRecurrent(at);
      back.products(at);
      for (let unit = 0; unit < H; unit++) {
        hiddenHandedBack[b * H + unit] =
          byPreviousHidden[unit] + row.inputs.mask[unit] * byMaskedHidden[unit];
        cellHandedBack[b * H + unit] = byPreviousCell[unit];
      }
      inputsBackward(byInputSums, trace.x, (t * B + b) * I, byX);
    }
  }
  const handedBack = { hiddenState: hiddenHandedBack, cellState: cellHandedBack };
  return {
    activations: pathGradients(direct.activations, recurrent.activations),
    preActivations: pathGradients(direct.preActivations, recurrent.preActivations),
    ...(layerNorm && { sums: pathGradients(direct.sums, recurrent.sums) }),
    parameters: gradients,
    x: byX,
    initial: Object.fromEntries(cells[cell].states.map((name) => [name, handedBack[name]])),
  };
}

// The entries of `cells` are narrower types, each with its own tuple.
const extrasOf = (cell: CellName): readonly ExtraParameter[] => cells[cell].extraParameters;

/** @throws ShapeError naming the first parameter that is missing or has another shape than the cell's */
function assertParameters(cell: CellName, parameters: LayerParameters, I: number, H: number): void {
  for (const { name, shape } of layerShapes(cell, I, H, ''))
    assertLength(name, parameters[name] ?? [], shape);
}

/** A state as it is handed in: a copy, with zeros for what is absent, `[B, H]`. */
function stateOf(what: string, state: Float64Array | undefined, B: number, H: number): Float64Array {
  if (!state) return new Float64Array(B * H);
  assertLength(what, state, [B, H]);
  return state.slice();
}

/** @throws ShapeError when something is held that the cell does not compute, or an array has another shape */
function heldOf(cell: CellName, held: HeldValues, shape: readonly number[]): HeldValues {
  const names: readonly ActivationName[] = cells[cell].activations;
  for (const [name, values] of Object.entries(held)) {
    if (!names.some((known) => known === name))
      throw new ShapeError('held values', `some of ${names.join(', ')}`, name);
    assertLength(`held ${name}`, values, shape);
  }
  return held;
}

function maskOf(mask: ArrayLike<number>, B: number, H: number): Float64Array {
  assertLength('recurrent mask', mask, [B, H]);
  return Float64Array.from(mask);
}
