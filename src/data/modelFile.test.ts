import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charModelLayout } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import { trainedModels } from './arbitraryModels.ts';
import { characterModelOf, savedCharacterModel } from './characterModel.ts';
import { parseModelFile, writeModelFile } from './modelFile.ts';
import { parseSafetensors, writeSafetensors } from './safetensors.ts';

const spec = { cell: 'lstm', units: 2, vocabulary: ['a', 'b', '"'] } as const;
const parameters = Float32Array.from({ length: parameterCount(charModelLayout(spec)) }, (_, k) => k / 8 - 3);
const saved = savedCharacterModel(
  { spec, parameters },
  {
    task: 'mobyDick',
    seed: 7,
    trainStep: 120,
    settings: null,
    scores: [{ metric: 'bitsPerLetter', part: 'validation', value: 2.25 }],
  },
);
const sound = () => writeModelFile(saved);

/** The file with its description rewritten, and its tensors renamed. */
function edited(edit: (json: string) => string, rename = (name: string) => name): Uint8Array {
  const file = parseSafetensors(sound());
  if (file.kind !== 'tensors') throw new Error(file.kind);
  return writeSafetensors({
    tensors: new Map([...file.tensors].map(([name, tensor]) => [rename(name), tensor])),
    metadata: new Map([['unroll', edit(file.metadata.get('unroll')!)]]),
  });
}

describe('model files', () => {
  test('any model comes back with its weights and its description, bit for bit', () => {
    fc.assert(
      fc.property(trainedModels, ({ description, parameters }) => {
        const parsed = parseModelFile(writeModelFile({ description, parameters }));
        expect(parsed).toEqual({
          kind: 'model',
          saved: { description, parameters },
          converted: new Map(),
        });
      }),
    );
  });

  test('a byte gone wrong anywhere is never an exception, and never goes unnoticed outside of the values', () => {
    const bytes = sound();
    const start = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, difference) => {
        const damaged = bytes.slice();
        damaged[place] ^= difference;
        const parsed = parseModelFile(damaged);
        // The header is filled up with spaces; to JSON, a tab is as good.
        const blank = bytes[place] === 0x20 && /\s/.test(String.fromCharCode(damaged[place]));
        const unnoticed = parsed.kind === 'model' && isDeepStrictEqual(parsed.saved, saved);
        expect(unnoticed && place < start && !blank).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('a character model is one again', () => {
    const parsed = parseModelFile(sound());
    if (parsed.kind !== 'model') throw new Error(JSON.stringify(parsed));
    expect(characterModelOf(parsed.saved)).toEqual({ spec, parameters });
  });

  test('another network is not a character model', () => {
    const deeper = (json: string) => json.replace('"units":2', '"units":2,"output":"last"');
    const parsed = parseModelFile(edited(deeper));
    if (parsed.kind !== 'model') throw new Error(JSON.stringify(parsed));
    expect(characterModelOf(parsed.saved)).toBeNull();
  });

  test('a file without the description is not a model', () => {
    const file = writeSafetensors({ tensors: new Map(), metadata: new Map() });
    expect(parseModelFile(file)).toEqual({ kind: 'notAModel', detail: 'no metadata named unroll' });
  });

  test.for([
    [
      'another version',
      (json: string) => json.replace('"version":1', '"version":2'),
      /version: .*Expected 1 .*2/,
    ],
    ['another cell', (json: string) => json.replace('"lstm"', '"mlp"'), /layers\.1\.cell: .*"mlp"/],
    ['a letter twice', (json: string) => json.replace('["a","b"', '["a","a"'), /stands twice/],
    [
      'a letter too few',
      (json: string) => json.replace('["a","b",', '["a",'),
      /vocabularies\.inputs: expected 3 symbols, found 2/,
    ],
    ['no number', (json: string) => json.replace('2.25', '"x"'), /scores\.0\.value/],
    ['no JSON', (json: string) => json.slice(1), /not JSON/],
    ['an unknown option', (json: string) => json.replace('"units":2', '"units":2,"zoneout":0.1'), /zoneout/],
  ] as const)('%s is not a model, and the detail says so', ([, edit, detail]) => {
    expect(parseModelFile(edited(edit))).toMatchObject({
      kind: 'notAModel',
      detail: expect.stringMatching(detail),
    });
  });

  test('tensors that do not fit the description are named, all of them', () => {
    const narrow = edited((json) => json.replace('"units":2', '"units":3'));
    expect(parseModelFile(narrow)).toMatchObject({
      kind: 'misfits',
      misfits: [
        { kind: 'wrongShape', tensor: 'weight_ih_l0', expected: '[12, 3]', actual: '[8, 3]' },
        { kind: 'wrongShape', tensor: 'weight_hh_l0', expected: '[12, 3]', actual: '[8, 2]' },
        { kind: 'wrongShape', tensor: 'bias_ih_l0' },
        { kind: 'wrongShape', tensor: 'bias_hh_l0' },
        { kind: 'wrongShape', tensor: 'fc.weight', expected: '[3, 3]', actual: '[3, 2]' },
      ],
      more: 0,
    });
    const renamed = edited(
      (json) => json,
      (name) => name.replace('fc.bias', 'fc.bies'),
    );
    expect(parseModelFile(renamed)).toEqual({
      kind: 'misfits',
      misfits: [
        { kind: 'missing', tensor: 'fc.bias', expected: '[3]' },
        { kind: 'unexpected', tensor: 'fc.bies', actual: '[3]' },
      ],
      more: 0,
    });
  });

  test('weights that are not numbers are named with their place', () => {
    const broken = writeModelFile({ ...saved, parameters: parameters.with(26, NaN) });
    expect(parseModelFile(broken)).toEqual({
      kind: 'misfits',
      misfits: [{ kind: 'notFinite', tensor: 'weight_hh_l0', place: 2, actual: 'NaN' }],
      more: 0,
    });
  });
});
