/** The one engine that all runs of the page share; its worker is started when it is first opened. */
import { createEngineHost } from './engineHost.ts';
import { startEngineWorker } from './workers.ts';

export const sharedEngine = createEngineHost(startEngineWorker, () => document.hidden);
