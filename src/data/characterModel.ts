/** The character model, which the lessons open with, as one of the models that files hold. */
import { charNetwork, type CharModel } from '#rnn/model';
import { depthOf, directionsOf, isEncoderDecoder } from '#rnn/network';
import type { ModelDescription, SavedModel } from './modelDescription.ts';

/** A character model with how it came to be. */
export function savedCharacterModel(
  { spec, parameters }: CharModel,
  origin: Omit<ModelDescription, 'spec' | 'vocabularies'>,
): SavedModel {
  const vocabularies = { inputs: spec.vocabulary, outputs: spec.vocabulary };
  return { description: { spec: charNetwork(spec), vocabularies, ...origin }, parameters };
}

/** The saved model as a character model, or null where it is another network or its letters are not known. */
export function characterModelOf({ description, parameters }: SavedModel): CharModel | null {
  const { spec, vocabularies } = description;
  const { inputs, outputs } = vocabularies;
  if (isEncoderDecoder(spec) || !inputs || !outputs || inputs.join('\0') !== outputs.join('\0')) return null;
  const [oneHot, recurrent, dense, ...others] = spec.layers;
  if (oneHot?.kind !== 'oneHot' || recurrent?.kind !== 'recurrent' || dense?.kind !== 'dense') return null;
  const plain =
    depthOf(recurrent) === 1 &&
    directionsOf(recurrent) === 1 &&
    recurrent.output !== 'last' &&
    recurrent.initialState !== 'learned' &&
    recurrent.epsilon === undefined &&
    (dense.activation ?? 'linear') === 'linear';
  // Their order in the flat vector is the layers', whatever these are called.
  return plain && others.length === 0
    ? { spec: { cell: recurrent.cell, units: recurrent.units, vocabulary: inputs }, parameters }
    : null;
}
