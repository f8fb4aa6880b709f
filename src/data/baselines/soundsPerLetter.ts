/** Pronouncing without a network: every letter has one sound, the one it has most often, or none. */
import { ShapeError } from '#rnn/errors';
import { phonemeErrorRate } from '../editDistance.ts';
import { notCounted, type Examples } from '../examples.ts';
import type { Legend, Split } from '../task.ts';

interface Word {
  readonly letters: readonly number[];
  readonly sounds: readonly number[];
}

/** Rounds of aligning and counting; the alignments stand still after a few. */
const rounds = 8;

/** Phoneme error rate on validation of saying each letter's most frequent sound in the aligned training words. */
export function soundsPerLetter(split: Split): number {
  const { V } = codesOf(split.train).targets;
  const sounds = letterSounds(wordsOf(split, split.train), codesOf(split.train).inputs.V, V);
  const words = wordsOf(split, split.validation);
  return phonemeErrorRate(
    words.map(({ letters }) => letters.map((letter) => sounds[letter]).filter((sound) => sound !== V)),
    words.map((word) => word.sounds),
  );
}

/**
 * The most frequent sound of each letter, `[letters]`; `soundCount` stands for silence.
 * Letters are aligned with sounds in order, each letter having at most one: first every sound may belong to every
 * letter of its word, then to the one of the best alignment under the counts so far, in turn (Viterbi training).
 * A word with more sounds than letters has no such alignment and is left out.
 * Source: the epsilon-scattering alignment of Black, Lenzo & Pagel 1998, section 3.
 */
function letterSounds(words: readonly Word[], letterCount: number, soundCount: number): readonly number[] {
  const silence = soundCount;
  const S = soundCount + 1;
  const alignable = words.filter(({ letters, sounds }) => sounds.length <= letters.length);
  let counts = new Float64Array(letterCount * S);
  for (const { letters, sounds } of alignable) {
    for (const letter of letters) {
      for (const sound of sounds) counts[letter * S + sound] += 1 / letters.length;
      counts[letter * S + silence] += (letters.length - sounds.length) / letters.length;
    }
  }
  for (let round = 0; round < rounds; round++) {
    const cost = costs(counts, letterCount, S);
    counts = new Float64Array(letterCount * S);
    for (const word of alignable) {
      align(word, cost, S).forEach((sound, place) => counts[word.letters[place] * S + sound]++);
    }
  }
  return Array.from({ length: letterCount }, (_, letter) => {
    const own = counts.subarray(letter * S, (letter + 1) * S);
    return own.indexOf(Math.max(...own));
  });
}

/** `−log p(sound | letter)`, `[letters, S]`, one added to every count so that nothing is impossible. */
function costs(counts: Float64Array, letterCount: number, S: number): Float64Array {
  const cost = new Float64Array(counts.length);
  for (let letter = 0; letter < letterCount; letter++) {
    const own = counts.subarray(letter * S, (letter + 1) * S);
    const total = own.reduce((sum, count) => sum + count, S);
    own.forEach((count, sound) => (cost[letter * S + sound] = -Math.log((count + 1) / total)));
  }
  return cost;
}

/** The cheapest alignment: a sound or silence (`S − 1`) for each letter. */
function align({ letters, sounds }: Word, cost: Float64Array, S: number): readonly number[] {
  const silence = S - 1;
  const width = sounds.length + 1;
  // `best[i · width + j]`: the cheapest way to give the first `j` sounds to the first `i` letters.
  const best = new Float64Array((letters.length + 1) * width).fill(Infinity);
  best[0] = 0;
  for (let i = 1; i <= letters.length; i++) {
    for (let j = 0; j <= Math.min(i, sounds.length); j++) {
      const silent = best[(i - 1) * width + j] + cost[letters[i - 1] * S + silence];
      const sounding =
        j > 0 ? best[(i - 1) * width + j - 1] + cost[letters[i - 1] * S + sounds[j - 1]] : Infinity;
      best[i * width + j] = Math.min(silent, sounding);
    }
  }
  const aligned: number[] = [];
  for (let i = letters.length, j = sounds.length; i > 0; i--) {
    const silent = best[(i - 1) * width + j] + cost[letters[i - 1] * S + silence];
    const isSilent = silent <= best[i * width + j];
    aligned.unshift(isSilent ? silence : sounds[--j]);
  }
  return aligned;
}

type CodePairs = {
  readonly inputs: Extract<Examples['inputs'], { kind: 'codes' }>;
  readonly targets: Extract<Examples['targets'], { kind: 'codes' }>;
};

/** @throws ShapeError unless codes are mapped to codes */
function codesOf({ inputs, targets }: Examples): CodePairs {
  if (inputs.kind !== 'codes' || targets.kind !== 'codes')
    throw new ShapeError('spelling', 'codes to codes', `${inputs.kind} to ${targets.kind}`);
  return { inputs, targets };
}

/** The words without padding, start and end. */
function wordsOf(split: Split, examples: Examples): readonly Word[] {
  const { inputs, targets } = codesOf(examples);
  const T = targets.T ?? 1;
  return Array.from({ length: examples.count }, (_, n) => ({
    letters: unmarked(inputs.codes.subarray(n * inputs.T, (n + 1) * inputs.T), split.inputs),
    sounds: unmarked(targets.codes.subarray(n * T, (n + 1) * T), split.targets),
  }));
}

function unmarked(codes: Int32Array, legend: Legend): readonly number[] {
  const marks = legend.kind === 'codes' ? [legend.padding, legend.start, legend.end] : [];
  return [...codes].filter((code) => code !== notCounted && !marks.includes(code));
}
