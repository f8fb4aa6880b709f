/**
 * A model as a file of weights: safetensors with PyTorch's parameter names, so that other programs can load it, and in
 * the metadata the description that makes it a model again.
 */
import { parseDescription, writtenDescription, type SavedModel } from './modelDescription.ts';
import {
  parseSafetensors,
  writeSafetensors,
  type Safetensors,
  type SafetensorsProblem,
} from './safetensors.ts';
import type { WrittenFloat } from './storedFloats.ts';
import { stateDict, weightsNamed, type MisfitsProblem } from './stateDict.ts';

export type ModelFile = {
  readonly kind: 'model';
  readonly saved: SavedModel;
  /** What was stored otherwise than as float32, by tensor. */
  readonly converted: Safetensors['converted'];
};

export type ModelFileProblem =
  | SafetensorsProblem
  /** A sound safetensors file without a sound description; `detail` is for a programmer. */
  | { readonly kind: 'notAModel'; readonly detail: string }
  | MisfitsProblem;

/** The one key of the file's metadata; its value is JSON. */
const metadataKey = 'unroll';

/**
 * Writes a model; what `parseModelFile` gives back is equal to it, bit for bit.
 * @param stored  F16 halves the file; what is read back is then the nearest half of each parameter
 * @throws ShapeError when there are not as many parameters as the network has
 */
export function writeModelFile(
  { description, parameters }: SavedModel,
  stored: WrittenFloat = 'F32',
): Uint8Array<ArrayBuffer> {
  return writeSafetensors(
    {
      tensors: stateDict(description.spec, parameters),
      metadata: new Map([[metadataKey, JSON.stringify(writtenDescription(description))]]),
    },
    stored,
  );
}

/** Reads a model; every problem is named. */
export function parseModelFile(bytes: Uint8Array): ModelFile | ModelFileProblem {
  const file = parseSafetensors(bytes);
  if (file.kind !== 'tensors') return file;
  const text = file.metadata.get(metadataKey);
  if (text === undefined) return { kind: 'notAModel', detail: `no metadata named ${metadataKey}` };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'notAModel', detail: `metadata ${metadataKey}: not JSON` };
  }
  const parsed = parseDescription(json);
  if (parsed.kind === 'invalid')
    return { kind: 'notAModel', detail: `metadata ${metadataKey}: ${parsed.path}: ${parsed.detail}` };
  const { description } = parsed;
  const weights = weightsNamed(description.spec, file.tensors);
  if (weights.kind !== 'weights') return weights;
  const { parameters } = weights;
  return { kind: 'model', saved: { description, parameters }, converted: file.converted };
}
