/** Weights go to PyTorch and come back, and both sides compute the same with them. Skipped where PyTorch is not there. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inferSpec } from '#data/inferSpec';
import { parseModelFile, writeModelFile } from '#data/modelFile';
import { isModuleName } from '#data/moduleNames';
import { parseModelSpec } from '#data/networkSchema';
import { parseSafetensors, type Safetensors } from '#data/safetensors';
import { weightsFor } from '#data/foreignWeights';
import { isCellName } from '#rnn/cells';
import { moduleAttributes, pythonWithTorch, runJobs, runPython, type Job, type Output } from './oracle.ts';
import { answerSize, randomInputs, randomParameters, referenceOutput } from './reference.ts';
import { models, stacks } from './specs.ts';

const python = pythonWithTorch();
const why =
  python === null ? ' (skipped: no Python here can import torch; PYTHON may name one that can)' : '';

const names = Object.keys(models);
const folder = mkdtempSync(join(tmpdir(), 'unroll-pytorch-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, `${name}.safetensors`);
const checkpoint = join(import.meta.dirname, '../../public/models/moby-dick-lstm.safetensors');

// PyTorch computes in float32, the reference in float64; over these sums and steps that makes about 1e-6.
const tolerance = 1e-5;
function expectSame(actual: ArrayLike<number>, expected: ArrayLike<number>) {
  expect(actual.length).toBe(expected.length);
  expect(expected.length).toBeGreaterThan(0);
  const worst = Array.from(actual).reduce(
    (most, value, k) => Math.max(most, Math.abs(value - expected[k])),
    0,
  );
  expect(worst).toBeLessThan(tolerance);
}

function tensorsIn(path: string): Safetensors {
  const parsed = parseSafetensors(new Uint8Array(readFileSync(path)));
  if (parsed.kind !== 'tensors') throw new Error(JSON.stringify(parsed));
  return parsed;
}

/** The outputs, run in one process: most of its time goes into starting torch. */
function computed(jobs: ReadonlyMap<string, Job>): ReadonlyMap<string, Output> {
  const outputs = python === null ? [] : runJobs(python, [...jobs.values()]);
  return new Map([...jobs.keys()].map((name, k) => [name, outputs[k]]));
}

beforeAll(() => {
  // Skipped tests of a file without a failure are not listed.
  if (python === null) console.warn(`Weights are not compared with PyTorch${why}.`);
});

test.for(names)('a file may hold %s', (name) => {
  expect(parseModelSpec(models[name])).toEqual({ kind: 'spec', spec: models[name] });
});

describe.skipIf(python === null)(`a file written here${why}`, () => {
  const cases = names.map((name, k) => {
    const spec = models[name];
    return { name, spec, parameters: randomParameters(spec, k + 1), inputs: randomInputs(spec, k + 100), k };
  });
  let outputs: ReadonlyMap<string, Output> = new Map();
  beforeAll(() => {
    const jobs = cases.map(({ name, spec, parameters, inputs, k }): [string, Job] => {
      const description = {
        spec,
        vocabularies: { inputs: null, outputs: null },
        task: null,
        seed: k,
        trainStep: 0,
        settings: null,
        scores: [],
      };
      writeFileSync(file(`ours${k}`), writeModelFile({ description, parameters }));
      return [name, { kind: 'load', read: file(`ours${k}`), write: file(`again${k}`), inputs }];
    });
    outputs = computed(new Map(jobs));
  }, 120_000);

  test.for(cases)(
    'loads strictly, computes the same, and comes back bit for bit: $name',
    ({ name, spec, parameters, inputs, k }) => {
      const expected = referenceOutput(spec, parameters, inputs);
      const output = outputs.get(name)!;
      expect(output.shape.at(-1)).toBe(answerSize(spec));
      expectSame(output.values, expected);
      expect(weightsFor(spec, tensorsIn(file(`again${k}`)).tensors)).toEqual({ kind: 'weights', parameters });
    },
  );
});

describe.skipIf(python === null)(`a file written by PyTorch${why}`, () => {
  const cases = names.map((name, k) => {
    // Without a module around and in one, in two; and every stock way to keep floats.
    const inside = [[], ['model'], ['lightning', 'net']][k % 3];
    const dtype = (['F32', 'F64', 'F16', 'BF16'] as const)[k % 4];
    return { name, spec: models[name], inside, dtype, inputs: randomInputs(models[name], k + 200), k };
  });
  let outputs: ReadonlyMap<string, Output> = new Map();
  beforeAll(() => {
    const jobs = cases.map(({ name, spec, inside, dtype, inputs, k }): [string, Job] => [
      name,
      { kind: 'save', spec, seed: k, dtype, inside, write: file(`theirs${k}`), inputs },
    ]);
    outputs = computed(new Map(jobs));
  }, 120_000);

  test.for(cases)('loads here and computes the same ($dtype): $name', ({ name, spec, dtype, inputs, k }) => {
    const { tensors, converted } = tensorsIn(file(`theirs${k}`));
    expect(converted.size).toBe(dtype === 'F32' ? 0 : tensors.size);
    const weights = weightsFor(spec, tensors);
    if (weights.kind !== 'weights') throw new Error(JSON.stringify(weights));
    expectSame(referenceOutput(spec, weights.parameters, inputs), outputs.get(name)!.values);
  });

  test.for(cases.filter(({ name }) => Object.hasOwn(stacks, name)))(
    'is known by its tensors alone: $name',
    ({ name, spec, inputs, k }) => {
      const [cell] = name.split(',');
      const { tensors } = tensorsIn(file(`theirs${k}`));
      const inferred = inferSpec(tensors, isCellName(cell) ? { cell } : {});
      if (inferred.kind !== 'inferred') throw new Error(JSON.stringify(inferred));
      expect(inferred.spec).toEqual(spec);
      expectSame(referenceOutput(spec, inferred.parameters, inputs), outputs.get(name)!.values);
    },
  );
});

describe.skipIf(python === null)(`what is said about PyTorch${why}`, () => {
  test('no attribute of torch.nn.Module is legal as the name of a layer', () => {
    expect(moduleAttributes(python ?? '').filter(isModuleName)).toEqual([]);
  }, 60_000);

  test('the lessons’ model computes the same there', () => {
    const parsed = parseModelFile(new Uint8Array(readFileSync(checkpoint)));
    if (parsed.kind !== 'model') throw new Error(JSON.stringify(parsed));
    const { description, parameters } = parsed.saved;
    const inputs = randomInputs(description.spec, 1);
    const [output] = runJobs(python ?? '', [
      { kind: 'load', read: checkpoint, write: file('checkpoint'), inputs },
    ]);
    expect(output.shape).toEqual([9, 2, 65]);
    expectSame(output.values, referenceOutput(description.spec, parameters, inputs));
  }, 60_000);

  test('the lines of the README load it', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    const [, code] = /```python\n(.*?)```/s.exec(readme) ?? [];
    const check = 'print(sum(p.numel() for p in model.parameters()), model.training)';
    expect(runPython(python ?? '', ['-c', `${code}\n${check}`])).toBe('37761 False\n');
  }, 60_000);
});
