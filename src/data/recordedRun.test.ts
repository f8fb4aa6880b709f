import { expect, test } from 'vitest';
import { charModelLayout } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import { parseRecordedRun, writeRecordedRun, type RecordedRun } from './recordedRun.ts';
import { writeSafetensors } from './safetensors.ts';

const spec = { cell: 'gru', units: 2, vocabulary: ['a', '\n', 'é'] } as const;
const P = parameterCount(charModelLayout(spec));
const settings = { seed: 1, batch: 2, window: 3, learningRate: 0.01, clipNorm: null };
// Eighths are halves, so nothing is rounded.
const weights = (from: number) => Float32Array.from({ length: P }, (_, k) => from + k / 8);
const run: RecordedRun = {
  spec,
  settings,
  snapshots: [0, 1, 40].map((trainStep) => ({ trainStep, parameters: weights(trainStep) })),
};

test('a run that is written is read back equal', () => {
  expect(parseRecordedRun(writeRecordedRun(run))).toEqual({ kind: 'run', run });
});

test('weights that are not numbers come back as what they were', () => {
  const parameters = weights(0);
  parameters.set([NaN, Infinity, -Infinity]);
  const damaged = { ...run, snapshots: [{ trainStep: 7, parameters }] };
  expect(parseRecordedRun(writeRecordedRun(damaged))).toEqual({ kind: 'run', run: damaged });
});

test('a run that lacks a step, has too few weights or turns back is refused, and so is another file', () => {
  const [first] = run.snapshots;
  const short = { trainStep: 0, parameters: first.parameters.slice(1) };
  expect(parseRecordedRun(writeRecordedRun({ ...run, snapshots: [short] }))).toEqual({
    kind: 'wrongShape',
    tensor: 'step_0',
    expected: `[${P}]`,
    actual: `[${P - 1}]`,
  });
  const turned = writeRecordedRun({ ...run, snapshots: run.snapshots.toReversed() });
  expect(parseRecordedRun(turned)).toMatchObject({ kind: 'damaged' });
  const metadata = new Map([['unroll-run', JSON.stringify({ ...spec, settings, trainSteps: [3] })]]);
  expect(parseRecordedRun(writeSafetensors({ tensors: new Map(), metadata }))).toMatchObject({
    kind: 'wrongShape',
    tensor: 'step_3',
    actual: 'none',
  });
  const foreign = writeSafetensors({ tensors: new Map(), metadata: new Map() });
  expect(parseRecordedRun(foreign)).toMatchObject({ kind: 'damaged' });
  expect(parseRecordedRun(new Uint8Array(3))).toMatchObject({ kind: 'truncated' });
});
