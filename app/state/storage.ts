/** The newest state of a training run in IndexedDB, so that a reload loses nothing. */
import * as v from 'valibot';
import type { StepRecord } from '#rnn/training';
import { isCellName, type CellName } from '#rnn/cells';
import { charModelLayout } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';

const databaseName = 'unroll';
const storeName = 'training';
const key = 'newest';

const float32 = v.custom<Float32Array>((value) => value instanceof Float32Array);
const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

const storedRunSchema = v.object({
  version: v.literal(1),
  source: v.variant('kind', [
    v.object({ kind: v.literal('mobyDick') }),
    v.object({ kind: v.literal('own'), name: v.string(), text: v.string() }),
  ]),
  spec: v.object({
    cell: v.custom<CellName>((cell) => typeof cell === 'string' && isCellName(cell)),
    units: wholeNumber,
    vocabulary: v.array(v.string()),
  }),
  settings: v.object({
    seed: v.number(),
    batch: wholeNumber,
    window: wholeNumber,
    learningRate: v.number(),
    clipNorm: v.nullable(v.number()),
  }),
  targetSteps: wholeNumber,
  snapshot: v.object({
    trainStep: wholeNumber,
    parameters: float32,
    moments: float32,
    state: float32,
    cursor: wholeNumber,
  }),
  records: v.array(v.custom<StepRecord>((record) => typeof record === 'object' && record !== null)),
});

export type StoredRun = v.InferOutput<typeof storedRunSchema>;

export type StorageProblem = 'full' | 'forbidden';

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('IndexedDB could not be opened')),
    );
    request.addEventListener('blocked', () => reject(new Error('IndexedDB is blocked by another tab')));
  });
}

async function transact<R>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<R>,
): Promise<R> {
  const database = await openDatabase();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = act(transaction.objectStore(storeName));
      transaction.addEventListener('complete', () => resolve(request.result));
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? request.error ?? new Error('The transaction was aborted')),
      );
    });
  } finally {
    database.close();
  }
}

/** Replaces the stored run; null when it was stored. */
export async function storeRun(run: StoredRun): Promise<StorageProblem | null> {
  try {
    await transact('readwrite', (store) => store.put(run, key));
    return null;
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden';
  }
}

/** The stored run; null when there is none or storage is forbidden, `damaged` when it is not what was written. */
export async function loadRun(): Promise<StoredRun | 'damaged' | null> {
  let stored: unknown;
  try {
    stored = await transact<unknown>('readonly', (store) => store.get(key));
  } catch {
    return null;
  }
  if (stored === undefined) return null;
  const parsed = v.safeParse(storedRunSchema, stored);
  return parsed.success && fits(parsed.output) ? parsed.output : 'damaged';
}

/** Whether the arrays are as long as the model and the batch make them. */
function fits({ spec, settings, snapshot }: StoredRun): boolean {
  const P = parameterCount(charModelLayout(spec));
  return (
    snapshot.parameters.length === P &&
    snapshot.moments.length === 2 * P &&
    snapshot.state.length === 2 * settings.batch * spec.units
  );
}

/** Forgets the stored run. */
export async function forgetRun(): Promise<void> {
  try {
    await transact('readwrite', (store) => store.delete(key));
  } catch {
    // Storage that cannot be written holds nothing that could be forgotten.
  }
}
