/** The network of each shape with the data of its problem. */
import type { Score } from '#data/modelDescription';
import { parseModelFile } from '#data/modelFile';
import { seededParameters } from '#data/seededParameters';
import { problemModelFile, problemSpec } from '#data/sequenceProblems';
import type { ModelSpec } from '#rnn/network';
import type { SequenceShape } from '#rnn/sequenceShapes';
import { loadData, type ProblemContent } from './problemData.ts';

export interface ProblemSource extends ProblemContent {
  readonly shape: SequenceShape;
  readonly spec: ModelSpec;
  /** `[P]` */
  readonly parameters: Float32Array;
  /** Of the network that was taught; null where it is not shown. */
  readonly score: Score | null;
  /** Why the weights are random though they should be the taught ones. */
  readonly substitute:
    { readonly kind: 'missing' } | { readonly kind: 'damaged'; readonly detail: string } | null;
}

/** @throws Error when the data of the problem could not be loaded or are damaged: there is nothing to show then */
export async function loadProblem(shape: SequenceShape): Promise<ProblemSource> {
  const [content, file] = await Promise.all([loadData(shape), fetchedModel(shape)]);
  const sizes = { inputs: content.inputs.length, outputs: content.outputs.length };
  const spec = problemSpec(shape, sizes);
  const random = { ...content, shape, spec, parameters: seededParameters(spec, 1), score: null };
  if (!file) return { ...random, substitute: { kind: 'missing' } };
  const parsed = parseModelFile(file);
  if (parsed.kind !== 'model') return { ...random, substitute: { kind: 'damaged', detail: parsed.kind } };
  const { description, parameters } = parsed.saved;
  const { inputs, outputs } = description.vocabularies;
  const own = problemSpec(shape, { inputs: inputs?.length ?? 0, outputs: outputs?.length ?? 0 });
  if (JSON.stringify(description.spec) !== JSON.stringify(own))
    return { ...random, substitute: { kind: 'damaged', detail: 'another network' } };
  return {
    ...random,
    spec: own,
    parameters,
    // The names that it was taught are some of all: its letters are not all letters.
    inputs: inputs ?? [],
    outputs: outputs ?? [],
    score: description.scores.at(0) ?? null,
    substitute: null,
  };
}

/** Null where there is no such file: a server that answers every address with its start page has none either. */
async function fetchedModel(shape: SequenceShape): Promise<Uint8Array | null> {
  try {
    const response = await fetch(new URL(problemModelFile(shape), document.baseURI));
    if (!response.ok || response.headers.get('content-type')?.startsWith('text/html')) return null;
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    return null;
  }
}
