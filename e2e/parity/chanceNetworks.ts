/** Networks out of chance with data to learn: layers in an order that nobody thought of. */
import fc from 'fast-check';
import { modelSpecs } from '#data/arbitraryModels';
import { ShapeError } from '#rnn/errors';
import { isEncoderDecoder, type LayerSpec, type ModelSpec, type NetworkSpec } from '#rnn/network';
import { outputFlow } from '#rnn/networkFlow';
import { networkLayout } from '#rnn/networkLayout';
import { examplesCase, wordsCase, type NetworkCase } from './networkExamples.ts';

/** Networks that have something to learn and can read the sequences that they are given. */
export const chanceCases: fc.Arbitrary<NetworkCase> = fc
  .record({
    spec: modelSpecs,
    T: fc.integer({ min: 1, max: 9 }),
    B: fc.integer({ min: 1, max: 4 }),
    answers: fc.constantFrom('values', 'codes'),
  })
  .map(({ spec, T, B, answers }) => caseOf(tamed(spec), T, B, answers))
  .filter((found) => found !== null);

function caseOf(spec: ModelSpec, T: number, B: number, answers: 'values' | 'codes'): NetworkCase | null {
  if (networkLayout(spec).length === 0) return null;
  if (isEncoderDecoder(spec)) return wordsCase('words', spec, { T, B });
  const steps = spec.inputs.steps ?? T;
  try {
    outputFlow({ ...spec, inputs: { ...spec.inputs, steps } });
  } catch (error) {
    // A convolution wider than the sequence.
    if (error instanceof ShapeError) return null;
    throw error;
  }
  return examplesCase('examples', spec, answers, { T: steps, B });
}

/**
 * Normalising two units leaves ±1 and derivatives that are nothing but rounding, unless epsilon is large; and a share
 * of 1e-200 drops nothing.
 */
function tamed(spec: ModelSpec): ModelSpec {
  const share = (rate: number | undefined) => (rate === undefined || rate === 0 ? 0 : 0.3);
  const layer = (entry: LayerSpec): LayerSpec => {
    if (entry.kind === 'dropout') return { ...entry, rate: share(entry.rate) };
    if (entry.kind !== 'recurrent') return entry;
    const { dropout, recurrentDropout } = entry;
    return { ...entry, epsilon: 0.5, dropout: share(dropout), recurrentDropout: share(recurrentDropout) };
  };
  const network = (side: NetworkSpec): NetworkSpec => ({ ...side, layers: side.layers.map(layer) });
  return isEncoderDecoder(spec)
    ? { encoder: network(spec.encoder), decoder: network(spec.decoder) }
    : network(spec);
}
