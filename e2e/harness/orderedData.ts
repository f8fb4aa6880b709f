/** The data of an experiment as an order that can be sent to the page, which makes the examples itself. */
import { adding, type AddingOptions } from '#data/tasks/adding';
import { copyFirst, type CopyFirstOptions } from '#data/tasks/copyFirst';
import { mobyDick } from '#data/tasks/mobyDick';
import { pronunciation, type PronunciationOptions } from '#data/tasks/pronunciation';
import { twoSines, type TwoSinesOptions } from '#data/tasks/twoSines';
import type { ForecasterName, ForecastSeriesName } from '#data/forecasters';
import { forecastExamples, forecastSeries } from '#data/forecastSeries';
import { sparseAnswers } from '#data/sparseAnswers';
import type { Loaded, Split } from '#data/task';
import { textParts } from '#data/textExamples';

export type ExampleOrder =
  | {
      readonly task: 'twoSines';
      readonly options: Partial<TwoSinesOptions>;
      /** Answers at some steps alone; absent: at all. */
      readonly sparse?: { readonly first: number; readonly stride: number };
    }
  | { readonly task: 'copyFirst'; readonly options: Partial<CopyFirstOptions> }
  | { readonly task: 'adding'; readonly options: Partial<AddingOptions> }
  | {
      readonly task: 'pronunciation';
      readonly file: string;
      readonly options: Partial<PronunciationOptions>;
    }
  | {
      readonly task: 'forecast';
      readonly series: ForecastSeriesName;
      /** Text of the series' file; null: it is generated. */
      readonly file: string | null;
      /** Which answers it is taught. */
      readonly network: ForecasterName;
    };

export type DataOrder =
  ExampleOrder | { readonly task: 'mobyDick'; readonly file: string; readonly validationShare: number };

/** @throws Error when a file is damaged; RangeError when an option makes no sense */
export function orderedExamples(order: ExampleOrder): Split {
  switch (order.task) {
    case 'twoSines': {
      const split = twoSines.examples(order.options);
      const { sparse } = order;
      if (!sparse) return split;
      const thin = (examples: Split['train']) => sparseAnswers(examples, sparse.first, sparse.stride);
      return {
        ...split,
        train: thin(split.train),
        validation: thin(split.validation),
        test: split.test && thin(split.test),
      };
    }
    case 'copyFirst':
      return copyFirst.examples(order.options);
    case 'adding':
      return adding.examples(order.options);
    case 'pronunciation':
      return pronunciation.examples(contentOf(pronunciation.parse(order.file)), order.options);
    case 'forecast':
      return forecastParts(order);
    default:
      return order satisfies never;
  }
}

function forecastParts({ series: name, file, network }: Extract<ExampleOrder, { task: 'forecast' }>): Split {
  const series = contentOf(forecastSeries(name, file));
  const { columns, column } = series;
  const train = forecastExamples(series, series.trainStarts, network);
  const answers = train.targets.kind === 'values' ? train.targets.O : 0;
  return {
    train,
    validation: forecastExamples(series, series.validationStarts, network),
    test: null,
    inputs: { kind: 'values', columns },
    targets: { kind: 'values', columns: Array.from({ length: answers }, () => columns[column]) },
  };
}

/** The whole text, the letters to train on, and those held out. */
export function orderedText({ file, validationShare }: Extract<DataOrder, { task: 'mobyDick' }>) {
  const text = contentOf(mobyDick.parse(file));
  return { text, ...textParts(text, validationShare) };
}

function contentOf<Content>(loaded: Loaded<Content>): Content {
  if (loaded.kind === 'loaded') return loaded.content;
  throw new Error(`data file, line ${loaded.line}: expected ${loaded.expected}, found ${loaded.found}`);
}
