/**
 * What a saved model says about itself besides its weights: which network it is, what its codes stand for, and how it
 * came to be. Files of every format hold this one description, and it is parsed here.
 */
import * as v from 'valibot';
import { isEncoderDecoder, type ModelSpec, type NetworkSpec } from '#rnn/network';
import { outputFlow } from '#rnn/networkFlow';
import type { TrainingSettings } from '#rnn/training';
import { modelSpecSchema } from './networkSchema.ts';
import { schemaProblem, type SchemaProblem } from './schemaProblem.ts';
import type { Metric } from './task.ts';
import { countSchema, seedSchema, trainingSettingsSchema } from './trainingSchema.ts';

/** A measurement of the model. */
export interface Score {
  readonly metric: Metric;
  readonly part: 'train' | 'validation' | 'test';
  readonly value: number;
}

/** What codes stand for, each symbol at the place of its code; null where there are no codes, or it is not known. */
export interface Vocabularies {
  /** Of what the network, or the encoder, reads. */
  readonly inputs: readonly string[] | null;
  /** Of what the network, or the decoder, answers. */
  readonly outputs: readonly string[] | null;
}

export interface ModelDescription {
  readonly spec: ModelSpec;
  readonly vocabularies: Vocabularies;
  /** Such as `mobyDick`, after `#data/tasks`; null: none, or unknown. */
  readonly task: string | null;
  readonly seed: number;
  /** Updates made. */
  readonly trainStep: number;
  /** Of the last phase of training; null: unknown. */
  readonly settings: TrainingSettings | null;
  readonly scores: readonly Score[];
}

export interface SavedModel {
  readonly description: ModelDescription;
  /** `[P]`, laid out by `networkLayout`. */
  readonly parameters: Float32Array;
}

const formatName = 'unroll model';
/** Goes up when a reader of the version before would misread what is written. */
const formatVersion = 1;

const vocabularySchema = v.nullable(
  v.pipe(
    v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))),
    v.minLength(1),
    v.maxLength(65_536),
    v.check((symbols) => new Set(symbols).size === symbols.length, 'a symbol stands twice in the vocabulary'),
  ),
);

const metrics = {
  meanSquaredError: true,
  accuracy: true,
  bitsPerLetter: true,
  phonemeErrorRate: true,
} satisfies Record<Metric, true>;

const descriptionSchema = v.strictObject({
  format: v.literal(formatName),
  version: v.literal(formatVersion),
  spec: modelSpecSchema,
  vocabularies: v.strictObject({ inputs: vocabularySchema, outputs: vocabularySchema }),
  task: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  seed: seedSchema,
  trainStep: countSchema,
  settings: v.nullable(trainingSettingsSchema),
  scores: v.pipe(
    v.array(
      v.strictObject({
        metric: v.custom<Metric>(
          (name) => typeof name === 'string' && Object.hasOwn(metrics, name),
          `expected one of ${Object.keys(metrics).join(', ')}`,
        ),
        part: v.picklist(['train', 'validation', 'test']),
        value: v.pipe(v.number(), v.finite()),
      }),
    ),
    v.maxLength(100),
  ),
});

/** The description as it is written; `parseDescription` reads it back equal. */
export function writtenDescription(description: ModelDescription) {
  const { spec, vocabularies, task, seed, trainStep, settings, scores } = description;
  return {
    format: formatName,
    version: formatVersion,
    spec,
    vocabularies,
    task,
    seed,
    trainStep,
    settings,
    scores,
  };
}

/** A description from outside; whether the vocabularies fit the network is looked at too. */
export function parseDescription(
  value: unknown,
): { readonly kind: 'description'; readonly description: ModelDescription } | SchemaProblem {
  const result = v.safeParse(descriptionSchema, value, { abortEarly: true });
  if (!result.success) return schemaProblem(result.issues);
  const { format: _format, version: _version, ...description } = result.output;
  return vocabularyProblem(description) ?? { kind: 'description', description };
}

function vocabularyProblem({ spec, vocabularies }: ModelDescription): SchemaProblem | null {
  const [reads, answers] = isEncoderDecoder(spec) ? [spec.encoder, spec.decoder] : [spec, spec];
  const { inputs, outputs } = vocabularies;
  const problem = (
    which: keyof Vocabularies,
    expected: string,
    symbols: readonly string[],
  ): SchemaProblem => ({
    kind: 'invalid',
    path: `vocabularies.${which}`,
    detail: `expected ${expected}, found ${symbols.length} symbols`,
  });
  if (inputs && reads.inputs.kind === 'values')
    return problem('inputs', 'null for a network that reads values', inputs);
  if (inputs && inputs.length !== reads.inputs.size)
    return problem('inputs', `${reads.inputs.size} symbols`, inputs);
  if (outputs && outputs.length !== answerSize(answers))
    return problem('outputs', `${answerSize(answers)} symbols`, outputs);
  return null;
}

const answerSize = (spec: NetworkSpec): number => outputFlow(spec).features;
