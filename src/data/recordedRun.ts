/**
 * A training run as a file: the weights of a character model at some of its steps, so that it can be looked at without
 * being trained anew. Weights are float16 in safetensors, one tensor a step; the rest is JSON in the metadata.
 */
import * as v from 'valibot';
import { isCellName, type CellName } from '#rnn/cells';
import { charModelLayout, type CharModelSpec } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import type { TrainingSettings } from '#rnn/training';
import { parseSafetensors, shapeText, writeSafetensors, type SafetensorsProblem } from './safetensors.ts';
import { countSchema, trainingSettingsSchema } from './trainingSchema.ts';

/** Path below the folder that is served, of the run that comes with the page. */
export const recordedRunFile = 'models/run-lstm.safetensors';

/** A model at one moment of its training. */
export interface KeptWeights {
  /** Updates made so far. */
  readonly trainStep: number;
  /** `[P]`, laid out by `charModelLayout`. */
  readonly parameters: Float32Array;
}

export interface RecordedRun {
  readonly spec: CharModelSpec;
  readonly settings: TrainingSettings;
  /** Ascending, at least one. */
  readonly snapshots: readonly KeptWeights[];
}

export type RecordedRunProblem = SafetensorsProblem;

/** The one key of the file's metadata. */
const metadataKey = 'unroll-run';

const schema = v.strictObject({
  cell: v.custom<CellName>((cell) => typeof cell === 'string' && isCellName(cell)),
  units: v.pipe(countSchema, v.minValue(1)),
  vocabulary: v.pipe(v.array(v.string()), v.minLength(1)),
  settings: trainingSettingsSchema,
  trainSteps: v.pipe(
    v.array(countSchema),
    v.minLength(1),
    v.check((steps) => steps.every((step, k) => k === 0 || step > steps[k - 1]), 'expected ascending steps'),
  ),
});

const tensorName = (trainStep: number) => `step_${trainStep}`;

/** @throws RangeError when a snapshot has another number of weights than the first */
export function writeRecordedRun({ spec, settings, snapshots }: RecordedRun): Uint8Array<ArrayBuffer> {
  const trainSteps = snapshots.map(({ trainStep }) => trainStep);
  const { length } = snapshots[0].parameters;
  return writeSafetensors(
    {
      tensors: new Map(
        snapshots.map(({ trainStep, parameters: data }) => [
          tensorName(trainStep),
          { shape: [length], data },
        ]),
      ),
      metadata: new Map([[metadataKey, JSON.stringify({ ...spec, settings, trainSteps })]]),
    },
    'F16',
  );
}

/** Reads a run; every problem is named. */
export function parseRecordedRun(
  bytes: Uint8Array,
): { readonly kind: 'run'; readonly run: RecordedRun } | RecordedRunProblem {
  const file = parseSafetensors(bytes);
  if (file.kind !== 'tensors') return file;
  let json: unknown;
  try {
    json = JSON.parse(file.metadata.get(metadataKey) ?? '');
  } catch {
    return { kind: 'damaged', detail: `metadata ${metadataKey}: missing, or not JSON` };
  }
  const parsed = v.safeParse(schema, json);
  if (!parsed.success)
    return { kind: 'damaged', detail: `metadata ${metadataKey}: ${parsed.issues[0].message}` };
  const { settings, trainSteps, ...spec } = parsed.output;
  const P = parameterCount(charModelLayout(spec));
  const snapshots: KeptWeights[] = [];
  for (const trainStep of trainSteps) {
    const tensor = tensorName(trainStep);
    const found = file.tensors.get(tensor);
    if (found?.data.length !== P)
      return {
        kind: 'wrongShape',
        tensor,
        expected: shapeText([P]),
        actual: found ? shapeText(found.shape) : 'none',
      };
    snapshots.push({ trainStep, parameters: found.data });
  }
  return { kind: 'run', run: { spec, settings, snapshots } };
}
