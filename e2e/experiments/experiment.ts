/** What an experiment is, and what it is given to work with. */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ExperimentName, ResultOf } from '#data/experiments/result';
import type { Initialisation, OptimizerSettings } from '#rnn/training';
import type { NetworkOrder, NetworkReply } from '../harness/tasks/trainNetwork.ts';

export interface Laboratory {
  readonly seeds: readonly number[];
  /** Tiny sizes: whether everything runs, not what comes out. */
  readonly quick: boolean;
  /** Trains one network in a browser. */
  readonly train: (order: NetworkOrder) => Promise<NetworkReply>;
  /** A line for whoever waits. */
  readonly say: (line: string) => void;
}

export interface Experiment<Name extends ExperimentName> {
  /** Seeds where none are asked for. */
  readonly seeds: number;
  run(laboratory: Laboratory): Promise<ResultOf<Name>>;
}

/** Text of a file that comes with the page. */
export const dataFile = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../public/${name}`, import.meta.url)), 'utf8');

export const processorName = (): string => `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;

/** Seconds to a tenth. */
export const inSeconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;

/** As many digits as the seeds leave certain, so that files stay small. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Keras' defaults: those of the notes. Keras draws the recurrent weights of all gates as one orthogonal matrix. */
export const kerasInitialisation: Initialisation = {
  input: 'glorot',
  recurrent: 'orthogonal',
  bias: 'zero',
  forgetBias: 1,
};
export const kerasAdam: OptimizerSettings = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
