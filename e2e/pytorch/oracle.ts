/** PyTorch as a program beside ours: jobs go in, what it computes comes out. The project does not need it. */
import { spawnSync } from 'node:child_process';
import * as v from 'valibot';
import type { ModelSpec } from '#rnn/network';
import type { StoredFloat } from '#data/storedFloats';

/** Row-major; codes are whole numbers. */
export interface InputArray {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  readonly codes: boolean;
}

export type Job =
  /** Reads a file of ours, loads it strictly, writes its own `state_dict`, and computes. */
  | {
      readonly kind: 'load';
      readonly read: string;
      readonly write: string;
      readonly inputs: readonly InputArray[];
    }
  /** Draws weights of its own, writes its `state_dict`, and computes. */
  | {
      readonly kind: 'save';
      readonly spec: ModelSpec;
      readonly seed: number;
      readonly dtype: StoredFloat;
      /** Names of modules that the network is put into, outermost first. */
      readonly inside: readonly string[];
      readonly write: string;
      readonly inputs: readonly InputArray[];
    };

const outputSchema = v.object({ shape: v.array(v.number()), values: v.array(v.number()) });
export type Output = v.InferOutput<typeof outputSchema>;

/** A Python that has torch, or null. Where PYTHON is set, it is that one or none. */
export function pythonWithTorch(): string | null {
  const named = process.env['PYTHON'];
  const candidates = named === undefined ? ['python3', '/usr/bin/python3'] : [named];
  return candidates.find((path) => spawnSync(path, ['-c', 'import torch']).status === 0) ?? null;
}

/** @throws Error with what Python said, when a job fails: a file that does not load, for one */
export function runJobs(python: string, jobs: readonly Job[]): readonly Output[] {
  return v.parse(v.array(outputSchema), answers(python, jobs));
}

/** Every name that a `torch.nn.Module` has. */
export function moduleAttributes(python: string): readonly string[] {
  return v.parse(v.tuple([v.array(v.string())]), answers(python, [{ kind: 'attributes' }]))[0];
}

function answers(python: string, jobs: readonly object[]): unknown {
  return JSON.parse(runPython(python, ['run.py'], JSON.stringify(jobs)));
}

/** Runs Python in this folder; gives what it printed. @throws Error with what it complained of */
export function runPython(python: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(python, ['-B', ...args], {
    cwd: import.meta.dirname,
    input,
    encoding: 'utf8',
    maxBuffer: 256_000_000,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
