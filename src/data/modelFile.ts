/** A character model as a file: safetensors with PyTorch's parameter names, and where the model came from. */
import * as v from 'valibot';
import { isCellName, type CellName } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount, parameterViews } from '#rnn/parameters';
import { parseSafetensors, writeSafetensors, type SafetensorsProblem, type Tensor } from './safetensors.ts';

/** How a model came to be. */
export interface ModelOrigin {
  readonly seed: number;
  /** Updates made. */
  readonly trainStep: number;
  /** Bits per letter on the text it was trained on, or held-out where that was measured; null: not measured. */
  readonly bitsPerChar: number | null;
  /** What it was trained on, such as `Moby-Dick`. */
  readonly textName: string;
}

export type ModelFile = { readonly kind: 'model'; readonly model: CharModel; readonly origin: ModelOrigin };

export type ModelFileProblem =
  | SafetensorsProblem
  /** A sound safetensors file that is not such a model; `detail` is for a programmer. */
  | { readonly kind: 'notAModel'; readonly detail: string }
  | { readonly kind: 'notFinite'; readonly tensor: string };

/** The one key of the file's metadata; its value is JSON. */
const metadataKey = 'unroll';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const descriptionSchema = v.object({
  format: v.literal('character model 1'),
  cell: v.custom<CellName>(
    (name) => typeof name === 'string' && isCellName(name),
    'not a cell that is built',
  ),
  units: v.pipe(count, v.minValue(1), v.maxValue(4096)),
  vocabulary: v.pipe(
    v.array(v.pipe(v.string(), v.nonEmpty())),
    v.minLength(2),
    v.maxLength(4096),
    v.check((letters) => new Set(letters).size === letters.length, 'a letter stands twice in the vocabulary'),
  ),
  seed: v.pipe(v.number(), v.finite()),
  trainStep: count,
  bitsPerChar: v.nullable(v.pipe(v.number(), v.finite())),
  textName: v.string(),
});

/** Writes a model; what `parseModelFile` gives back is equal to it, bit for bit. */
export function writeModelFile(model: CharModel, origin: ModelOrigin): Uint8Array<ArrayBuffer> {
  const layout = charModelLayout(model.spec);
  const views = parameterViews(layout, model.parameters);
  const tensors = new Map<string, Tensor>(
    layout.map(({ name, shape }) => [name, { shape, data: views[name] }]),
  );
  const description = { format: 'character model 1', ...model.spec, ...origin };
  return writeSafetensors({ tensors, metadata: new Map([[metadataKey, JSON.stringify(description)]]) });
}

/** Reads a model; every problem is named. */
export function parseModelFile(bytes: Uint8Array): ModelFile | ModelFileProblem {
  const file = parseSafetensors(bytes);
  if (file.kind !== 'tensors') return file;
  const description = parseDescription(file.metadata.get(metadataKey));
  if (typeof description === 'string') return { kind: 'notAModel', detail: description };
  const { cell, units, vocabulary, seed, trainStep, bitsPerChar, textName } = description;

  const spec = { cell, units, vocabulary };
  const layout = charModelLayout(spec);
  const parameters = new Float32Array(parameterCount(layout));
  for (const { name, shape, offset } of layout) {
    const tensor = file.tensors.get(name);
    if (!tensor) return { kind: 'notAModel', detail: `${name} is missing` };
    const [expected, actual] = [shape, tensor.shape].map((sizes) => `[${sizes.join(', ')}]`);
    if (expected !== actual) return { kind: 'wrongShape', tensor: name, expected, actual };
    if (!tensor.data.every(Number.isFinite)) return { kind: 'notFinite', tensor: name };
    parameters.set(tensor.data, offset);
  }
  return { kind: 'model', model: { spec, parameters }, origin: { seed, trainStep, bitsPerChar, textName } };
}

/** The description, or what is wrong with it. */
function parseDescription(text: string | undefined): v.InferOutput<typeof descriptionSchema> | string {
  if (text === undefined) return `no metadata named ${metadataKey}`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return `metadata ${metadataKey}: not JSON`;
  }
  const result = v.safeParse(descriptionSchema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  return `metadata ${metadataKey}: ${v.getDotPath(issue) ?? 'value'}: ${issue.message}`;
}
