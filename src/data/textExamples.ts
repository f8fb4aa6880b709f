/** A text as examples: windows of letters in order, and after each letter the next one as answer. */
import { letterBaselines } from './baselines/letters.ts';
import { dataProblem, fileLines } from './dataFile.ts';
import { describeExample } from './describe.ts';
import type { Examples } from './examples.ts';
import { parseOwnText } from './ownText.ts';
import { assertShare, assertWhole } from './shuffle.ts';
import type { FileTask, Loaded, Source, Split } from './task.ts';

export interface LetterText {
  /** Distinct letters, `[V]`. */
  readonly vocabulary: readonly string[];
  /** The whole text, `[L]`. */
  readonly codes: Int32Array;
}

export interface TextOptions {
  /** Letters of a window. */
  readonly T: number;
  /** Of the text, its last part, for validation. */
  readonly validationShare: number;
}

export const textDefaults: TextOptions = { T: 64, validationShare: 0.05 };

/**
 * The two parts of a text, for a trainer that reads it as one stream. They have no letter in common.
 * @returns  views, not copies: `[L₁]` and `[L₂]` with `L₁ + L₂ = L`
 * @throws RangeError when the share is not between 0 and 1
 */
export function textParts({ codes }: LetterText, validationShare: number) {
  assertShare(validationShare);
  const border = codes.length - Math.round(codes.length * validationShare);
  return { train: codes.subarray(0, border), validation: codes.subarray(border) };
}

/** A part has fewer than `T + 1` letters: a value to handle, since a learner's own text may be short. */
export interface TextTooShort {
  readonly kind: 'tooShort';
  readonly part: 'train' | 'validation';
  readonly needed: number;
  readonly letters: number;
}

/**
 * Inputs: codes `[N, T]`, one window after the other, in order and without overlap, so that a state carried from
 * window to window has read everything before. Targets: codes `[N, T]`, the letter after each. Letters at the end of
 * a part that fill no window are left out.
 * The vocabulary is that of the whole text: a letter that only validation has can be asked for, though not learnt.
 * @throws RangeError naming an option that makes no sense
 */
export function textExamples(
  text: LetterText,
  { T, validationShare }: TextOptions,
): { readonly kind: 'split'; readonly split: Split } | TextTooShort {
  assertWhole('T', T, 1);
  const parts = textParts(text, validationShare);
  for (const part of ['train', 'validation'] as const) {
    const letters = parts[part].length;
    if (letters < T + 1) return { kind: 'tooShort', part, needed: T + 1, letters };
  }
  const V = text.vocabulary.length;
  const windows = (codes: Int32Array): Examples => {
    const count = Math.floor((codes.length - 1) / T);
    return {
      count,
      inputs: { kind: 'codes', T, V, codes: codes.slice(0, count * T) },
      targets: { kind: 'codes', T, V, codes: codes.slice(1, count * T + 1) },
    };
  };
  const legend = { kind: 'codes', symbols: text.vocabulary, start: null, end: null, padding: null } as const;
  return {
    kind: 'split',
    split: {
      train: windows(parts.train),
      validation: windows(parts.validation),
      test: null,
      inputs: legend,
      targets: legend,
    },
  };
}

/** What tells one text from another. */
export interface TextFile {
  readonly name: string;
  readonly file: string;
  readonly source: Source;
}

/** The task of writing on like a text that comes with the page. */
export function textTask({ name, file, source }: TextFile): FileTask<LetterText, TextOptions> {
  return {
    kind: 'file',
    name,
    family: 'text',
    file,
    source,
    defaults: textDefaults,
    parse: parseTextFile,
    examples(text, options = {}) {
      const result = textExamples(text, { ...textDefaults, ...options });
      if (result.kind === 'split') return result.split;
      throw new RangeError(
        `the ${result.part} part of ${name} has ${result.letters} letters, ${result.needed} are needed`,
      );
    },
    baselines: letterBaselines,
    describe: describeExample,
  };
}

function parseTextFile(text: string): Loaded<LetterText> {
  const lines = fileLines(text);
  if ('kind' in lines) return lines;
  const parsed = parseOwnText(text);
  if (parsed.kind === 'text') return { kind: 'loaded', content: parsed };
  return dataProblem(null, 'a text of several letters', parsed.kind);
}
