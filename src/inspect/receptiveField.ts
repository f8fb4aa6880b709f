/**
 * What one output of a network sees of its inputs, by how its layers are wired. How much of it is felt, `feltInputs.ts`
 * says. Stacks of dilated causal convolutions, WaveNet: van den Oord et al. 2016.
 */
import type { CellName } from '#rnn/cells';
import { cells } from '#rnn/cells';
import type { Activation, NetworkSpec } from '#rnn/network';
import { networkFlow } from '#rnn/networkFlow';

/** A stack of causal convolutions over one series, and how wide each layer is. */
export interface ConvolutionStack {
  /** Steps that a filter reads. */
  readonly kernel: number;
  /** One a layer, from the inputs up. */
  readonly dilations: readonly number[];
  readonly filters: number;
  readonly activation: Activation;
}

export interface RecurrentStack {
  readonly cell: CellName;
  readonly units: number;
}

/** One number in, one number out at every step. */
export function convolutionNetwork({
  kernel,
  dilations,
  filters,
  activation,
}: ConvolutionStack): NetworkSpec {
  return {
    inputs: { kind: 'values', size: 1 },
    layers: [
      ...dilations.map((dilation, layer) => ({
        kind: 'convolution' as const,
        name: `conv${layer + 1}`,
        filters,
        width: kernel,
        dilation,
        padding: 'causal' as const,
        activation,
      })),
      { kind: 'dense', name: 'out', units: 1 },
    ],
  };
}

export function recurrentNetwork({ cell, units }: RecurrentStack): NetworkSpec {
  return {
    inputs: { kind: 'values', size: 1 },
    layers: [
      { kind: 'recurrent', name: '', cell, units },
      { kind: 'dense', name: 'out', units: 1 },
    ],
  };
}

/** Steps that the last output of the stack can see: `1 + Σ (kernel − 1) · dilation`. */
export function fieldSize({ kernel, dilations }: Pick<ConvolutionStack, 'kernel' | 'dilations'>): number {
  return dilations.reduce((size, dilation) => size + (kernel - 1) * dilation, 1);
}

/** The steps of the layer below that a node reads, none before the first; the earliest first. */
export function readSteps(step: number, kernel: number, dilation: number): readonly number[] {
  return Array.from({ length: kernel }, (_, k) => step - (kernel - 1 - k) * dilation).filter(
    (read) => read >= 0,
  );
}

/**
 * What a node sees: in each layer from the inputs (0) up to its own, the steps that have a part in it, ascending.
 * @param layer  0 is the inputs, which see themselves
 */
export function seenSteps(
  { kernel, dilations }: Pick<ConvolutionStack, 'kernel' | 'dilations'>,
  layer: number,
  step: number,
): readonly (readonly number[])[] {
  const seen: number[][] = [[step]];
  for (let below = layer - 1; below >= 0; below--) {
    const steps = new Set(seen[0].flatMap((at) => readSteps(at, kernel, dilations[below])));
    seen.unshift([...steps].sort((a, b) => a - b));
  }
  return seen;
}

/** In each layer from the inputs (0) up, the steps that an input at `step` has a part in, ascending, below `T`. */
export function reachedSteps(
  { kernel, dilations }: Pick<ConvolutionStack, 'kernel' | 'dilations'>,
  step: number,
  T: number,
): readonly (readonly number[])[] {
  const reached: number[][] = [[step]];
  for (const dilation of dilations) {
    const below = reached[reached.length - 1];
    const steps = new Set(
      below.flatMap((at) =>
        Array.from({ length: kernel }, (_, k) => at + k * dilation).filter((to) => to < T),
      ),
    );
    reached.push([...steps].sort((a, b) => a - b));
  }
  return reached;
}

/** Multiplications of weights with values for one output step; what is done value by value is not counted. */
export function multiplicationsPerStep(spec: NetworkSpec): number {
  return networkFlow(spec).reduce((sum, { layer, before: { features } }) => {
    if (layer.kind === 'convolution') return sum + layer.filters * features * layer.width;
    if (layer.kind === 'dense') return sum + layer.units * features;
    if (layer.kind === 'recurrent')
      return sum + cells[layer.cell].gates.length * layer.units * (features + layer.units);
    return sum;
  }, 0);
}
