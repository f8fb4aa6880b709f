/**
 * Descriptions of networks as they come from outside: every size bounded, every name one that PyTorch can have too,
 * every layer able to read what the one before it gives. What has passed is a `ModelSpec`.
 */
import * as v from 'valibot';
import { cellNames } from '#rnn/cells';
import { ShapeError } from '#rnn/errors';
import {
  depthOf,
  directionsOf,
  type EncoderDecoderSpec,
  type LayerSpec,
  type ModelSpec,
  type NetworkSpec,
} from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { recurrentLayers } from '#rnn/recurrentParts';
import { parameterCount } from '#rnn/parameters';
import { modelFileLimit } from './modelFileLimit.ts';
import { isModuleName, moduleNameRule } from './moduleNames.ts';
import { schemaProblem, type SchemaProblem } from './schemaProblem.ts';

/** Parameters that fit a file. */
const parameterLimit = modelFileLimit / Float32Array.BYTES_PER_ELEMENT;
const layerLimit = 64;

const sizeUpTo = (limit: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(limit));
const share = v.pipe(v.number(), v.minValue(0), v.ltValue(1));
const units = sizeUpTo(4096);
const steps = sizeUpTo(100_000);
/** The empty name: parameters are called as in a module of its own, `weight_ih_l0`. */
const layerName = v.pipe(
  v.string(),
  v.check((name) => name === '' || isModuleName(name), `expected a layer's name: ${moduleNameRule}`),
);
const activation = v.exactOptional(v.picklist(['linear', 'tanh', 'relu', 'sigmoid']));

const layerSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('oneHot') }),
  v.strictObject({ kind: v.literal('embedding'), name: layerName, size: units }),
  v.strictObject({
    kind: v.literal('recurrent'),
    name: layerName,
    cell: v.picklist(cellNames),
    units,
    depth: v.exactOptional(sizeUpTo(16)),
    bidirectional: v.exactOptional(v.boolean()),
    output: v.exactOptional(v.picklist(['sequence', 'last'])),
    dropout: v.exactOptional(share),
    recurrentDropout: v.exactOptional(share),
    initialState: v.exactOptional(v.picklist(['zero', 'learned'])),
    epsilon: v.exactOptional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
  }),
  v.strictObject({ kind: v.literal('dense'), name: layerName, units: sizeUpTo(65_536), activation }),
  v.strictObject({
    kind: v.literal('convolution'),
    name: layerName,
    filters: units,
    width: sizeUpTo(1024),
    stride: v.exactOptional(sizeUpTo(1024)),
    dilation: v.exactOptional(sizeUpTo(65_536)),
    padding: v.exactOptional(v.picklist(['valid', 'same', 'causal'])),
    activation,
  }),
  v.strictObject({ kind: v.literal('dropout'), rate: share }),
  v.strictObject({ kind: v.literal('repeat'), times: steps }),
  v.strictObject({ kind: v.literal('flatten') }),
]);

const networkEntries = v.strictObject({
  inputs: v.strictObject({
    kind: v.picklist(['values', 'codes']),
    size: sizeUpTo(65_536),
    steps: v.exactOptional(steps),
  }),
  layers: v.pipe(v.array(layerSchema), v.minLength(1), v.maxLength(layerLimit)),
});

// A whole is looked at once its parts are sound by themselves.
const networkSchema = v.pipe(
  networkEntries,
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? networkProblem(dataset.value) : null;
    if (message !== null) addIssue({ message });
  }),
);
const encoderDecoderSchema = v.pipe(
  v.strictObject({ encoder: networkSchema, decoder: networkSchema }),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? encoderDecoderProblem(dataset.value) : null;
    if (message !== null) addIssue({ message });
  }),
);

/** Of a network, or of an encoder and a decoder. */
export const modelSpecSchema: v.GenericSchema<unknown, ModelSpec> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'encoder' in input ? encoderDecoderSchema : networkSchema,
);

/** What does not fit together, or null. */
function networkProblem(spec: NetworkSpec): string | null {
  return nameProblem(spec.layers) ?? layoutProblem(spec);
}

/** Module names are attributes of one object: different ones, and none that is also a parameter of the object. */
function nameProblem(layers: readonly LayerSpec[]): string | null {
  const names = layers.flatMap((layer) => ('name' in layer ? [layer.name] : []));
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  return twice === undefined ? null : `expected layers of different names, found "${twice}" twice`;
}

function layoutProblem(spec: ModelSpec): string | null {
  let layout;
  try {
    layout = networkLayout(spec);
  } catch (error) {
    if (error instanceof ShapeError) return error.message;
    throw error;
  }
  const modules = new Set(layout.map(({ layer }) => layer));
  const clash = layout.find(({ name }) => modules.has(name));
  if (clash) return `expected another name than that of a parameter, found a layer "${clash.name}"`;
  const count = parameterCount(layout);
  return count > parameterLimit ? `expected at most ${parameterLimit} parameters, found ${count}` : null;
}

function encoderDecoderProblem(spec: EncoderDecoderSpec): string | null {
  const [encoder, decoder] = [spec.encoder, spec.decoder].map((side) =>
    recurrentLayers(side).map(({ layer }) => layer),
  );
  if (encoder.length !== 1 || decoder.length !== 1)
    return `expected one recurrent layer on each side, found ${encoder.length} and ${decoder.length}`;
  const [a, b] = [encoder[0], decoder[0]].map(
    (layer) => `${layer.cell}, ${layer.units} units, depth ${depthOf(layer)}`,
  );
  if (a !== b) return `expected the same cell, units and depth on both sides, found ${a} and ${b}`;
  if ([encoder[0], decoder[0]].some((layer) => directionsOf(layer) === 2))
    return 'expected one direction on both sides, found two';
  return layoutProblem(spec);
}

/** A description from outside, or what it should have been, with the path to it. */
export function parseModelSpec(
  value: unknown,
): { readonly kind: 'spec'; readonly spec: ModelSpec } | SchemaProblem {
  const result = v.safeParse(modelSpecSchema, value, { abortEarly: true });
  return result.success ? { kind: 'spec', spec: result.output } : schemaProblem(result.issues);
}
