/** Chooses a backend, opens it, and makes sure that it computes rightly. */
import {
  backendNames,
  type BackendAttempt,
  type BackendName,
  type BackendOutcome,
  type BackendReport,
} from '#rnn/backends';
import { engine, env, setBackend } from '@tensorflow/tfjs-core';
import { probeAdapter } from './adapter.ts';
import { selfTest, selfTestBound, type SelfTestCase, type SelfTestErrors } from './selfTest.ts';

export interface OpeningRequest {
  /** The only backend to try, a software adapter included; null: the first that computes rightly. */
  readonly force: BackendName | null;
  readonly exclude: readonly BackendName[];
  readonly tests: readonly SelfTestCase[];
  /** Called before a backend is started. */
  readonly onTry?: (name: BackendName) => void;
  /** Called once if the chosen backend's GPU device is lost. */
  readonly onDeviceLost: (detail: string) => void;
}

/** Opens the first backend in the order webgpu, wasm, cpu that passes its self-test, and makes it tfjs's current one. */
export async function openBackend(request: OpeningRequest): Promise<BackendReport> {
  const { force, exclude } = request;
  const attempts: BackendAttempt[] = [];
  let chosen: BackendName | null = null;
  for (const name of backendNames) {
    if (exclude.includes(name) || (force !== null && name !== force)) {
      attempts.push(notRun(name, { kind: 'excluded' }));
    } else if (chosen !== null) {
      attempts.push(notRun(name, { kind: 'notNeeded' }));
    } else {
      const attempt = await tryBackend(name, request);
      attempts.push(attempt);
      if (attempt.outcome.kind === 'chosen') chosen = name;
    }
  }
  return { chosen, forced: force, attempts };
}

function notRun(name: BackendName, outcome: BackendOutcome, adapter: string | null = null) {
  return { name, outcome, adapter, forwardError: null, gradientError: null };
}

async function tryBackend(
  name: BackendName,
  { force, tests, onTry, onDeviceLost }: OpeningRequest,
): Promise<BackendAttempt> {
  let adapter: string | null = null;
  if (name === 'webgpu') {
    const probe = await probeAdapter(navigator.gpu);
    if (probe.kind === 'none') return notRun(name, { kind: 'unavailable', detail: probe.detail });
    adapter = probe.description;
    if (probe.kind === 'software' && force !== name) return notRun(name, { kind: 'software' }, adapter);
  }
  let errors: SelfTestErrors;
  let device: WatchedDevice | null = null;
  onTry?.(name);
  try {
    await startBackend(name);
    if (name === 'webgpu') device = await watchDevice();
    errors = await (device ? unlessLost(device, selfTest(tests)) : selfTest(tests));
  } catch (error) {
    const detail = error instanceof Error ? error.message : JSON.stringify(error);
    return notRun(name, { kind: 'unavailable', detail }, adapter);
  }
  const { forwardError, gradientError } = errors;
  const passed = forwardError <= selfTestBound && gradientError <= selfTestBound;
  if (passed) void device?.lost.then(onDeviceLost);
  const outcome: BackendOutcome = passed ? { kind: 'chosen' } : { kind: 'wrong', bound: selfTestBound };
  return { name, outcome, adapter, forwardError, gradientError };
}

/** Loads a backend's code and makes it tfjs's current one. Throws when it does not start. */
export async function startBackend(name: BackendName): Promise<void> {
  switch (name) {
    case 'webgpu':
      await import('@tensorflow/tfjs-backend-webgpu');
      // Small tensors that were never uploaded would be computed on the processor, with other roundings.
      env().set('WEBGPU_CPU_FORWARD', false);
      break;
    case 'wasm':
      await (await import('./wasmBackend.ts')).loadWasmBackend();
      break;
    case 'cpu':
      await import('@tensorflow/tfjs-backend-cpu');
      break;
    default:
      name satisfies never;
  }
  if (!(await setBackend(name))) throw new Error(`TensorFlow.js could not start its ${name} backend`);
}

interface WatchedDevice {
  /** Resolves with the reason when the device is lost. */
  readonly lost: Promise<string>;
}

/** The GPU device of the current backend; null: it has none. */
async function watchDevice(): Promise<WatchedDevice | null> {
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  const { backend } = engine();
  if (!(backend instanceof WebGPUBackend)) return null;
  return { lost: backend.device.lost.then(({ reason, message }) => message || reason) };
}

/** What `work` gives, except that a lost device, on which it might never end, rejects. */
function unlessLost<R>({ lost }: WatchedDevice, work: Promise<R>): Promise<R> {
  const ended = lost.then((detail) => Promise.reject(new Error(`the device was lost: ${detail}`)));
  return Promise.race([work, ended]);
}
