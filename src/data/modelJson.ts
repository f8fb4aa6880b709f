/**
 * A whole model as JSON, to be read by people and by any program: the description, the history of its training, and the
 * parameters in the order of `networkLayout`, as numbers or as base64 of float32, little endian.
 */
import * as v from 'valibot';
import { assertLength } from '#rnn/errors';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import type { StepRecord } from '#rnn/training';
import { base64ToFloats, floatsToBase64 } from './base64.ts';
import { parseJson, type JsonProblem } from './jsonText.ts';
import { parseDescription, writtenDescription, type SavedModel } from './modelDescription.ts';
import { modelFileLimit } from './modelFileLimit.ts';
import { schemaProblem, type SchemaProblem } from './schemaProblem.ts';
import { anyNumberSchema, historySchema, writtenNumber } from './trainingSchema.ts';

/** A model with the losses that led to it. */
export interface TrainedModel extends SavedModel {
  /** In the order of training; empty where it is not known. */
  readonly history: readonly StepRecord[];
}

export type ModelJsonProblem =
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'notText'; readonly expected: string }
  | JsonProblem
  | SchemaProblem
  | { readonly kind: 'wrongCount'; readonly path: string; readonly expected: number; readonly actual: number }
  /** `place` counts from 0. */
  | { readonly kind: 'notFinite'; readonly tensor: string; readonly place: number; readonly actual: string };

const encoding = 'base64 of float32, little endian';

const numbersSchema = v.pipe(
  v.array(anyNumberSchema),
  v.transform((values) => Float32Array.from(values)),
);
const base64Schema = v.pipe(
  v.strictObject({ encoding: v.literal(encoding), data: v.string() }),
  v.transform(({ data }) => base64ToFloats(data)),
  v.custom<Float32Array>((values) => values !== null, 'expected base64 of whole float32 values'),
);
const parametersSchema: v.GenericSchema<unknown, Float32Array> = v.lazy((input) =>
  Array.isArray(input) ? numbersSchema : base64Schema,
);

const trainedEntries = v.looseObject({ history: historySchema, parameters: parametersSchema });

/**
 * Writes a model; what `parseModelJson` gives back is equal to it, bit for bit.
 * @param as  numbers can be read by people and take about twice the room
 * @throws ShapeError when there are not as many parameters as the network has
 */
export function writeModelJson(model: TrainedModel, as: 'base64' | 'numbers' = 'base64'): string {
  const { description, history, parameters } = model;
  assertLength('parameters', parameters, [parameterCount(networkLayout(description.spec))]);
  const written = {
    ...writtenDescription(description),
    history: history.map(({ trainStep, lossNats, gradientNorm }) => ({
      trainStep,
      lossNats: writtenNumber(lossNats),
      gradientNorm: writtenNumber(gradientNorm),
    })),
    parameters:
      as === 'base64'
        ? { encoding, data: floatsToBase64(parameters) }
        : Array.from(parameters, (value) => writtenNumber(value)),
  };
  return `${JSON.stringify(written, null, 1)}\n`;
}

/** Reads a model; every problem is named. */
export function parseModelJson(
  bytes: Uint8Array,
): { readonly kind: 'model'; readonly model: TrainedModel } | ModelJsonProblem {
  if (bytes.length > modelFileLimit) return { kind: 'tooLarge', bytes: bytes.length, limit: modelFileLimit };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { kind: 'notText', expected: 'UTF-8' };
  }
  const json = parseJson(text);
  return json.kind === 'json' ? parseTrainedModel(json.value) : json;
}

function parseTrainedModel(
  value: unknown,
): { readonly kind: 'model'; readonly model: TrainedModel } | ModelJsonProblem {
  // The description first: a file of another format or version is told by that, whatever else it lacks.
  const outer = v.safeParse(v.looseObject({}), value);
  if (!outer.success) return schemaProblem(outer.issues);
  const { history: _history, parameters: _parameters, ...described } = outer.output;
  const parsed = parseDescription(described);
  if (parsed.kind === 'invalid') return parsed;
  const trained = v.safeParse(trainedEntries, value, { abortEarly: true });
  if (!trained.success) return schemaProblem(trained.issues);

  const { description } = parsed;
  const { history, parameters } = trained.output;
  const layout = networkLayout(description.spec);
  const count = parameterCount(layout);
  if (parameters.length !== count)
    return { kind: 'wrongCount', path: 'parameters', expected: count, actual: parameters.length };
  const place = parameters.findIndex((number) => !Number.isFinite(number));
  const slot = layout.find(({ offset, size }) => place >= offset && place < offset + size);
  if (slot) return notFinite(slot.name, place - slot.offset, parameters[place]);
  return { kind: 'model', model: { description, history, parameters } };
}

const notFinite = (tensor: string, place: number, value: number) =>
  ({ kind: 'notFinite', tensor, place, actual: String(value) }) as const;
