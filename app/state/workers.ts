/** Starts the two workers by their addresses, and keeps the one inspector that all figures share. */
import { connect, type Connection } from '#protocol/channel';
import type { EngineCalls, EngineEvent } from '#protocol/engine';
import type { InspectorCalls } from '#protocol/inspector';

export type InspectorConnection = Connection<InspectorCalls, never>;
export type EngineConnection = Connection<EngineCalls, EngineEvent>;

let inspector: InspectorConnection | null = null;

/** The inspector; one that died is replaced, and what was asked of it is rejected with ConnectionClosedError. */
export function sharedInspector(): InspectorConnection {
  if (inspector) return inspector;
  const worker = new Worker(new URL('../../src/worker/inspector.worker.ts', import.meta.url), {
    type: 'module',
    name: 'inspector',
  });
  const connection = connect<InspectorCalls>(worker);
  inspector = connection;
  worker.addEventListener('error', (event) => {
    worker.terminate();
    connection.close(event.message || 'the inspector worker failed to start');
    if (inspector === connection) inspector = null;
  });
  return connection;
}

export interface EngineWorker {
  readonly connection: EngineConnection;
  terminate(reason: string): void;
}

/** A fresh engine worker. `onDeath` is called when the browser reports that it failed. */
export function startEngineWorker(onDeath: (detail: string) => void): EngineWorker {
  const worker = new Worker(new URL('../../src/worker/engine.worker.ts', import.meta.url), {
    type: 'module',
    name: 'engine',
  });
  const connection = connect<EngineCalls, EngineEvent>(worker);
  worker.addEventListener('error', (event) => onDeath(event.message || 'the engine worker failed'));
  return {
    connection,
    terminate(reason) {
      worker.terminate();
      connection.close(reason);
    },
  };
}
