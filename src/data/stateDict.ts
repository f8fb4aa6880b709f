/**
 * Named tensors, as a `state_dict` of PyTorch has them, as the flat parameters of a network and back. Nothing is
 * filled in and nothing is left over: as with `load_state_dict(strict=True)`.
 */
import type { ModelSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount, parameterViews } from '#rnn/parameters';
import { shapeText, type Tensor } from './safetensors.ts';

/** What does not fit about one tensor. */
export type Misfit =
  | { readonly kind: 'missing'; readonly tensor: string; readonly expected: string }
  | { readonly kind: 'unexpected'; readonly tensor: string; readonly actual: string }
  | {
      readonly kind: 'wrongShape';
      readonly tensor: string;
      readonly expected: string;
      readonly actual: string;
    }
  /** `place` counts from 0, row-major; `actual` is `NaN` or an infinity. */
  | { readonly kind: 'notFinite'; readonly tensor: string; readonly place: number; readonly actual: string };

export interface MisfitsProblem {
  readonly kind: 'misfits';
  /** The first of them, in the order of the layout, then of the file. */
  readonly misfits: readonly Misfit[];
  /** How many there are besides. */
  readonly more: number;
}

const misfitLimit = 20;

/**
 * The parameters of a network from tensors by its own names.
 * @param spec   sound: `networkLayout` is taken of it
 * @param names  what a parameter is called among the tensors, where otherwise
 * @returns      `[P]`, laid out by `networkLayout`, or everything that does not fit
 */
export function weightsNamed(
  spec: ModelSpec,
  tensors: ReadonlyMap<string, Tensor>,
  names: ReadonlyMap<string, string> = new Map(),
): { readonly kind: 'weights'; readonly parameters: Float32Array } | MisfitsProblem {
  const layout = networkLayout(spec);
  const parameters = new Float32Array(parameterCount(layout));
  const misfits: Misfit[] = [];
  for (const { name, shape, offset } of layout) {
    const named = names.get(name) ?? name;
    const tensor = tensors.get(named);
    const misfit = tensor
      ? tensorMisfit(named, shape, tensor)
      : ({ kind: 'missing', tensor: named, expected: shapeText(shape) } as const);
    if (misfit) misfits.push(misfit);
    else if (tensor) parameters.set(tensor.data, offset);
  }
  const known = new Set(layout.map(({ name }) => names.get(name) ?? name));
  for (const [name, { shape }] of tensors)
    if (!known.has(name)) misfits.push({ kind: 'unexpected', tensor: name, actual: shapeText(shape) });
  if (misfits.length === 0) return { kind: 'weights', parameters };
  return {
    kind: 'misfits',
    misfits: misfits.slice(0, misfitLimit),
    more: Math.max(0, misfits.length - misfitLimit),
  };
}

function tensorMisfit(name: string, shape: readonly number[], tensor: Tensor): Misfit | null {
  const [expected, actual] = [shapeText(shape), shapeText(tensor.shape)];
  if (expected !== actual) return { kind: 'wrongShape', tensor: name, expected, actual };
  const place = tensor.data.findIndex((value) => !Number.isFinite(value));
  return place < 0 ? null : { kind: 'notFinite', tensor: name, place, actual: String(tensor.data[place]) };
}

/**
 * The parameters of a network by PyTorch's names; values are views, not copies.
 * @param parameters  `[P]`, laid out by `networkLayout`
 * @throws ShapeError when there are not `P` of them
 */
export function stateDict(spec: ModelSpec, parameters: Float32Array): ReadonlyMap<string, Tensor> {
  const layout = networkLayout(spec);
  const views = parameterViews(layout, parameters);
  return new Map(layout.map(({ name, shape }) => [name, { shape, data: views[name] }]));
}
