/** An example of a problem: what the inspector is asked, and what stands at each step for people to read. */
import { normaliseText, splitLetters } from '#data/text';
import { daysAnswered, daysRead, delayedInputs, monthInputs, trainedRows } from '#data/sequenceProblems';
import { readableText, type ReadableText } from '#figures/cellText';
import type { FlowColumn } from '#figures/shapeFlow';
import type { SequenceFlow, SequenceRequest } from '#inspect/sequenceFlow';
import type { ProblemsAddress } from '../../state/problemsView.ts';
import type { ProblemSource } from './problemSource.ts';

/** Letters of a name or word that are read at most. */
export const longestRead = { called: 12, spelt: 8 } as const;
export const ownWords = { called: 'Fortunato', spelt: 'flight' } as const;

export interface ProblemExample {
  readonly source: ProblemSource;
  readonly request: SequenceRequest;
  /** By step of what is read: a month's number, a letter, or births in thousands. */
  readonly reads: readonly string[];
  /** Of a series, the day of each step, read or answered: days since 1 January 2000. */
  readonly days: readonly number[];
  /** By answer: what the data say; null where they say nothing. Codes as symbols, births in thousands. */
  readonly wanted: readonly (string | null)[];
  /** The word that was given, as the network reads it. */
  readonly word: string;
}

/** Births, counted, as they are shown. */
const inThousands = (count: number): string => (count / 1000).toFixed(1);

/** What the network can read of a typed name or word. */
export function readableWord(source: ProblemSource, typed: string): ReadableText {
  const { shape, inputs } = source;
  const called = shape === 'manyToOne';
  const lower = normaliseText(typed).trim().toLowerCase();
  const letters = splitLetters(lower).map((letter, place) =>
    called && place === 0 ? letter.toUpperCase() : letter,
  );
  // The first code is padding, which no one types.
  return readableText(letters, inputs.slice(1), called ? longestRead.called : longestRead.spelt);
}

/** The last day that an example can begin, counted from the first that was not trained on. */
export function lastDay({ data, shape }: ProblemSource): number {
  if (data.kind !== 'births') return 0;
  const steps = shape === 'delayed' ? daysRead.delayed + daysAnswered : daysRead.aligned + 1;
  return data.values.length - trainedRows(data.values.length) - steps;
}

export function problemExample(
  source: ProblemSource,
  address: Pick<ProblemsAddress, 'month' | 'called' | 'spelt' | 'day'>,
): ProblemExample {
  const { shape, spec, parameters, data } = source;
  const request = { spec, parameters, answersFrom: 0, answers: 'codes', decoding: null } as const;
  switch (data.kind) {
    case 'months': {
      const wanted = data.words[address.month - 1];
      return {
        source,
        request: { ...request, inputs: monthInputs(address.month - 1, wanted.length), read: 1 },
        reads: [String(address.month)],
        days: [],
        wanted,
        // Without the end symbol, which is the last.
        word: wanted
          .filter((symbol) => symbol !== null)
          .slice(0, -1)
          .join(''),
      };
    }
    case 'names': {
      const { letters, inputs } = readCodes(source, address.called, ownWords.called);
      return {
        source,
        request: { ...request, inputs, read: inputs.length },
        reads: letters,
        days: [],
        wanted: [data.languages.get(letters.join('')) ?? null],
        word: letters.join(''),
      };
    }
    case 'words': {
      const { letters, inputs } = readCodes(source, address.spelt, ownWords.spelt);
      const sounds = data.sounds.get(letters.join(''));
      return {
        source,
        // Start and end are the first two codes; no word of the data has more sounds than this.
        request: { ...request, inputs, read: inputs.length, decoding: { start: 0, end: 1, limit: 10 } },
        reads: letters,
        days: [],
        wanted: sounds ? [...sounds, source.outputs[1]] : [],
        word: letters.join(''),
      };
    }
    case 'births': {
      const { values, scale } = data;
      const first = trainedRows(values.length) + Math.min(address.day, lastDay(source));
      const read = shape === 'delayed' ? daysRead.delayed : daysRead.aligned;
      const answered = shape === 'delayed' ? daysAnswered : 0;
      const own = Array.from(values.subarray(first, first + read));
      const scaled = own.map((value) => (value - scale.mean) / scale.deviation);
      const after = shape === 'delayed' ? read : 1;
      const wanted = values.subarray(first + after, first + after + (shape === 'delayed' ? answered : read));
      return {
        source,
        request: {
          ...request,
          inputs: shape === 'delayed' ? delayedInputs(scaled, answered) : scaled,
          read,
          answersFrom: shape === 'delayed' ? read : 0,
          answers: 'values',
        },
        reads: own.map(inThousands),
        days: Array.from({ length: read + answered }, (_, day) => first + day),
        wanted: Array.from(wanted, inThousands),
        word: '',
      };
    }
    default:
      return data satisfies never;
  }
}

function readCodes(source: ProblemSource, typed: string, own: string) {
  const read = readableWord(source, typed);
  const letters = read.letters.length > 0 ? read.letters : readableWord(source, own).letters;
  return { letters, inputs: letters.map((letter) => source.inputs.indexOf(letter)) };
}

/** The columns of the picture. */
export function flowColumns(
  { request, source }: ProblemExample,
  { steps }: SequenceFlow,
): readonly FlowColumn[] {
  return steps.map(({ side, answer }, step) => ({
    part: side === 'decoder' || (source.shape === 'delayed' && step >= request.read) ? 1 : 0,
    reads: side === 'decoder' || step < request.read,
    answers: answer !== null,
    fedBack: side === 'decoder' && step + 1 < steps.length,
  }));
}

/** An answer as it is shown: a symbol, or births in thousands. */
export function answerText({ source }: ProblemExample, value: number): string {
  if (source.data.kind !== 'births') return source.outputs[value] ?? '';
  const { mean, deviation } = source.data.scale;
  return inThousands(value * deviation + mean);
}
