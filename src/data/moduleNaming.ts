/**
 * Which tensor of a file is which parameter of a network, when the modules of the program that wrote it are called
 * otherwise: `model.lstm.weight_ih_l0` for `weight_ih_l0`. A name is only ever guessed where one guess fits.
 */
import { qualified, type ParameterSlot } from '#rnn/parameters';
import { shapeText, type Tensor } from './safetensors.ts';

/** The name in the file of each parameter, by its own name; a parameter without one is absent. */
export type Naming =
  | { readonly kind: 'naming'; readonly names: ReadonlyMap<string, string> }
  /** Several modules of the file could be the layer (or, where `layer` is null, the whole network). */
  | { readonly kind: 'ambiguous'; readonly layer: string | null; readonly candidates: readonly string[] };

type Tensors = ReadonlyMap<string, Tensor>;

/** `model.lstm` and `weight_ih_l0` of `model.lstm.weight_ih_l0`. */
export function splitName(name: string): { readonly module: string; readonly own: string } {
  const dot = name.lastIndexOf('.');
  return { module: name.slice(0, Math.max(0, dot)), own: name.slice(dot + 1) };
}

/** The tensors of each module by their own names. */
export function modulesOf(tensors: Tensors): ReadonlyMap<string, Tensors> {
  const modules = new Map<string, Map<string, Tensor>>();
  for (const [name, tensor] of tensors) {
    const { module, own } = splitName(name);
    const members = modules.get(module) ?? new Map<string, Tensor>();
    modules.set(module, members.set(own, tensor));
  }
  return modules;
}

/**
 * Names as they are, if these are all there; else with the one prefix that gives them all; else layer by layer, each
 * layer the one module that has all its parameters in their shapes; else as they are.
 */
export function nameParameters(layout: readonly ParameterSlot[], tensors: Tensors): Naming {
  const asTheyAre = withPrefix(layout, '');
  if (isComplete(asTheyAre, tensors)) return { kind: 'naming', names: asTheyAre };
  const prefixes = prefixesOf(layout, tensors);
  if (prefixes.length > 1) return { kind: 'ambiguous', layer: null, candidates: prefixes };
  if (prefixes.length === 1) return { kind: 'naming', names: withPrefix(layout, prefixes[0]) };
  return byLayer(layout, tensors);
}

const withPrefix = (layout: readonly ParameterSlot[], prefix: string): ReadonlyMap<string, string> =>
  new Map(layout.map(({ name }) => [name, qualified(prefix, name)]));

const isComplete = (names: ReadonlyMap<string, string>, tensors: Tensors): boolean =>
  [...names.values()].every((name) => tensors.has(name));

/** Prefixes under which the file has every parameter. */
function prefixesOf(layout: readonly ParameterSlot[], tensors: Tensors): readonly string[] {
  const [first] = layout;
  if (!first) return [];
  const ending = `.${first.name}`;
  return [...tensors.keys()]
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .filter((prefix) => isComplete(withPrefix(layout, prefix), tensors));
}

function byLayer(layout: readonly ParameterSlot[], tensors: Tensors): Naming {
  const modules = modulesOf(tensors);
  const slots = new Map<string, ParameterSlot[]>();
  for (const slot of layout) slots.set(slot.layer, [...(slots.get(slot.layer) ?? []), slot]);

  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const [layer, own] of slots) {
    const named = own.every(({ name }) => tensors.has(name));
    const candidates = named
      ? [layer]
      : [...modules.keys()].filter((module) => !used.has(module) && isLayer(own, modules.get(module)!));
    // One that another layer goes by has been spoken for.
    const free = named ? candidates : candidates.filter((module) => !slots.has(module));
    if (free.length > 1) return { kind: 'ambiguous', layer, candidates: free };
    const module = free[0] ?? layer;
    used.add(module);
    for (const { name } of own) names.set(name, qualified(module, splitName(name).own));
  }
  return { kind: 'naming', names };
}

/** Whether a module's tensors are the layer's, no fewer and no more. */
const isLayer = (slots: readonly ParameterSlot[], tensors: Tensors): boolean =>
  tensors.size === slots.length &&
  slots.every(({ name, shape }) => {
    const tensor = tensors.get(splitName(name).own);
    return tensor !== undefined && shapeText(tensor.shape) === shapeText(shape);
  });
