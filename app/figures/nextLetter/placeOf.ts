/** One place of a text that was read and written on, with what was expected there. */
import { drawnProbabilities, likeliest } from '#figures/distribution';
import type { SampledPath } from '#inspect/samplePath';
import type { SampleRequest } from '#protocol/inspector';

export interface PlaceReading {
  /** From 1. */
  readonly place: number;
  /** Null after the last letter. */
  readonly code: number | null;
  readonly letter: string | null;
  /** `[V]`, at temperature 1; null at the first letter. */
  readonly probabilities: Float64Array | null;
  readonly likeliest: string | null;
  readonly likeliestShare: number;
  readonly probability: number;
  readonly bits: number;
  /** Null for a letter of the text and after the last; its share is that with which the letter was drawn. */
  readonly draw: { readonly number: number; readonly share: number } | null;
}

/** Distribution before a place, from 0; null at the first. */
export function expectedAt({ codes, probabilities }: SampledPath, place: number): Float64Array | null {
  const V = probabilities.length / codes.length;
  return place === 0 ? null : probabilities.subarray((place - 1) * V, place * V);
}

/** @param place  from 0; the number of letters for what is expected after the last */
export function placeOf(
  path: SampledPath,
  { model, temperature, kept }: SampleRequest,
  place: number,
): PlaceReading {
  const { vocabulary } = model.spec;
  const { codes, given, draws, surprise } = path;
  const probabilities = expectedAt(path, place);
  const code = place < codes.length ? codes[place] : null;
  const [best] = probabilities ? likeliest(probabilities, 1) : [];
  const drawn = code !== null && place >= given && probabilities !== null;
  return {
    place: place + 1,
    code,
    letter: code === null ? null : vocabulary[code],
    probabilities,
    likeliest: best === undefined ? null : vocabulary[best],
    likeliestShare: probabilities ? probabilities[best] : NaN,
    probability: probabilities && code !== null ? probabilities[code] : NaN,
    bits: code === null ? NaN : surprise[place],
    draw: drawn
      ? {
          number: draws[place - given],
          share: drawnProbabilities(Array.from(probabilities), temperature, kept || Infinity)[code],
        }
      : null,
  };
}
