/** What a task is: data with a source, cut into training and validation examples, with baselines to beat. */
import type { Examples } from './examples.ts';

export type TaskFamily = 'series' | 'text' | 'mapping' | 'memory';

/** Where data come from and under which licence they are shown. */
export interface Source {
  readonly title: string;
  readonly author: string;
  /** An address or a reference to read; it is shown, never fetched. */
  readonly where: string;
  readonly licence: string;
}

/** One number that a network reads or answers, and how it was scaled: `own = value · deviation + mean`. */
export interface Column {
  readonly name: string;
  /** Such as `ppm`; null where it has none. */
  readonly unit: string | null;
  /** Mean of the training part in the column's own unit; 0 where nothing was scaled. */
  readonly mean: number;
  /** Standard deviation of the training part in the column's own unit; 1 where nothing was scaled. */
  readonly deviation: number;
}

/** What the numbers or codes of inputs or targets stand for. */
export type Legend =
  /** One column for each number of a step, `[I]` or `[O]`. */
  | { readonly kind: 'values'; readonly columns: readonly Column[] }
  | {
      readonly kind: 'codes';
      /** What code `k` stands for, `[V]`. */
      readonly symbols: readonly string[];
      /** Codes of the symbols that are no letters; null where the vocabulary has no such. */
      readonly start: number | null;
      readonly end: number | null;
      readonly padding: number | null;
    };

/** Examples in parts that have no example in common, unless the task says that they must. */
export interface Split {
  readonly train: Examples;
  readonly validation: Examples;
  /** Put aside for the very last measurement, where the task has one. */
  readonly test: Examples | null;
  readonly inputs: Legend;
  readonly targets: Legend;
}

export type Metric = 'meanSquaredError' | 'accuracy' | 'bitsPerLetter' | 'phonemeErrorRate';

/** What can be reached without a network: it knows the training examples and is measured on the validation ones. */
export interface Baseline {
  readonly name: string;
  readonly metric: Metric;
  of(split: Split): number;
}

/** A data file that is not what it should be. For programmers: a shipped file is damaged or the wrong one. */
export interface DataProblem {
  readonly kind: 'problem';
  /** Counted from 1; null where the whole file is meant. */
  readonly line: number | null;
  readonly expected: string;
  readonly found: string;
}

export type Loaded<Content> = { readonly kind: 'loaded'; readonly content: Content } | DataProblem;

/** What a word or number of a description is: the page has the word for it in the learner's language. */
export type DescriptionLabel = 'reads' | 'answers' | 'first' | 'marked' | 'distance' | 'set' | 'reset';

/** An example in words: what stands where, without sentences. */
export type Description = readonly { readonly label: DescriptionLabel; readonly text: string }[];

interface TaskCard {
  readonly name: string;
  readonly family: TaskFamily;
  readonly source: Source;
  readonly baselines: readonly Baseline[];
  /**
   * Example `row` of a part of the split, for people.
   * @throws RangeError when the part has no such row
   */
  describe(split: Split, examples: Examples, row: number): Description;
}

/** A task whose examples are made up, as many as are asked for. */
export interface GeneratedTask<Options> extends TaskCard {
  readonly kind: 'generated';
  readonly file: null;
  readonly defaults: Options;
  /** The same options give the same examples. @throws RangeError naming an option that makes no sense */
  examples(options?: Partial<Options>): Split;
}

/** A task made of a file that comes with the page. */
export interface FileTask<Content, Options> extends TaskCard {
  readonly kind: 'file';
  /** Relative to the page, such as `data/moby-dick.txt`. */
  readonly file: string;
  readonly defaults: Options;
  /** Throws nothing: whatever the file holds is content or a named problem. */
  parse(text: string): Loaded<Content>;
  /** The same options give the same examples. @throws RangeError naming an option that makes no sense */
  examples(content: Content, options?: Partial<Options>): Split;
}

/**
 * A task made of what a learner brings. What is wrong with the file itself is told by its parser; here, that it gives
 * no examples with the options asked for is a value too.
 */
export interface OwnTask<Content, Options, Problem> extends TaskCard {
  readonly kind: 'own';
  readonly file: null;
  readonly defaults: Options;
  /** The same options give the same examples. @throws RangeError naming an option that makes no sense */
  examples(
    content: Content,
    options?: Partial<Options>,
  ): { readonly kind: 'split'; readonly split: Split } | Problem;
}
