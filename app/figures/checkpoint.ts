/** The small trained models that come with the page, one of every cell kind; without it, one with random weights, and the reason. */
import { characterModelOf } from '#data/characterModel';
import { parseModelFile, type ModelFileProblem } from '#data/modelFile';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { trainedModelFile } from '#data/trainedModels';
import type { CellName } from '#rnn/cells';
import type { CharModel } from '#rnn/model';

export type Checkpoint =
  | { readonly kind: 'trained'; readonly model: CharModel }
  /** Not there, or not to be had now. */
  | { readonly kind: 'missing'; readonly model: CharModel }
  /** There, but not a model; `detail` is short and technical. */
  | { readonly kind: 'damaged'; readonly model: CharModel; readonly detail: string };

const loading = new Map<CellName, Promise<Checkpoint>>();

/** Loads the checkpoint once; one that could not be fetched is tried again with the next call. */
export function loadCheckpoint(cell: CellName): Promise<Checkpoint> {
  const before = loading.get(cell);
  if (before) return before;
  const loaded = fetchCheckpoint(cell).then((checkpoint) => {
    if (checkpoint.kind === 'missing') loading.delete(cell);
    return checkpoint;
  });
  loading.set(cell, loaded);
  return loaded;
}

async function fetchCheckpoint(cell: CellName): Promise<Checkpoint> {
  let bytes: Uint8Array;
  try {
    const response = await fetch(new URL(trainedModelFile(cell), document.baseURI));
    // A server that answers every address with its start page has no such file either.
    if (!response.ok || response.headers.get('content-type')?.startsWith('text/html')) {
      return { kind: 'missing', model: untrainedModel(cell) };
    }
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch {
    return { kind: 'missing', model: untrainedModel(cell) };
  }
  const parsed = parseModelFile(bytes);
  const damaged = (detail: string): Checkpoint => ({ kind: 'damaged', model: untrainedModel(cell), detail });
  if (parsed.kind !== 'model') return damaged(problemDetail(parsed));
  const model = characterModelOf(parsed.saved);
  return model ? { kind: 'trained', model } : damaged('another network than a character model');
}

function problemDetail(problem: ModelFileProblem): string {
  const details = problem.kind === 'misfits' ? problem.misfits.slice(0, 1) : [problem];
  return details.map((detail) => Object.values(detail).join(' ')).join();
}

/** A model that has learnt nothing, from seed 1; letters a to z and space. */
function untrainedModel(cell: CellName): CharModel {
  return seededCharacterModel({ cell, units: 16, vocabulary: [...' abcdefghijklmnopqrstuvwxyz'] }, 1);
}
