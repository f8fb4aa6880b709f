/** What is shown, in words and as a table. */
import type { FigureTable } from '#figures/figureTable';
import { percent } from '#figures/numbers';
import type { SequenceFlow } from '#inspect/sequenceFlow';
import type { ProblemsText } from '../../i18n/en.ts';
import type { FigureCaption } from '../FigureFrame.tsx';
import { answerText, type ProblemExample } from './problemExample.ts';

/** What stands at a step: symbols, with the marks of start and end as words. */
export interface StepWords {
  /** Null: nothing of the example. */
  readonly reads: string | null;
  readonly answer: string | null;
  readonly probability: string | null;
  /** What the data say; null where they say nothing. */
  readonly wanted: string | null;
}

export function stepWords(
  { flow, example, text }: { flow: SequenceFlow; example: ProblemExample; text: ProblemsText },
  step: number,
): StepWords {
  const { answer, reads } = flow.steps[step];
  const shown = (symbol: string) =>
    symbol === text.endMark ? text.end : symbol === text.startMark ? text.start : symbol;
  const place = flow.steps.slice(0, step).filter((before) => before.answer).length;
  const wanted = answer ? (example.wanted.at(place) ?? null) : null;
  return {
    reads: reads === null ? (example.reads.at(step) ?? null) : shown(answerText(example, reads)),
    answer: answer && shown(answerText(example, answer.value)),
    probability: answer?.probabilities ? percent(answer.probabilities[answer.value]) : null,
    wanted: wanted && shown(wanted),
  };
}

/** The step of what was read on which an answer hangs most; null where it hangs on nothing. */
function mostInfluential(influence: ArrayLike<number>): number | null {
  const all = Array.from(influence);
  const largest = Math.max(...all);
  return largest > 0 ? all.indexOf(largest) : null;
}

/** A step read out: what it reads, what it answers, and on what that hangs most. */
export function momentText(
  example: ProblemExample,
  flow: SequenceFlow,
  step: number,
  text: ProblemsText,
): string {
  const { side, answer } = flow.steps[step];
  const { reads, answer: said, probability } = stepWords({ flow, example, text }, step);
  const sentence = text.moment({
    step: step + 1,
    steps: flow.steps.length,
    decoder: side === 'decoder',
    encoder: side === 'encoder',
    reads,
    answer: said && (text.languages[said] ?? said),
    probability,
  });
  const most = answer && example.request.read > 1 ? mostInfluential(answer.influence) : null;
  return most === null ? sentence : sentence + text.influenceText(example.reads[most]);
}

export function captionOf(
  { example, flow, text }: { example: ProblemExample; flow: SequenceFlow; text: ProblemsText },
  step: number,
): FigureCaption {
  const { caption } = text;
  const own = ownCaption({ example, flow, text });
  const answer = flow.steps[step].answer;
  const most = answer && mostInfluential(answer.influence);
  const said = stepWords({ flow, example, text }, step).answer;
  // With one thing read there is no other that it could hang on.
  if (most === null || most === undefined || said === null || example.request.read < 2) return own;
  return {
    ...own,
    rest: own.rest + caption.hangs(text.languages[said] ?? said, example.reads[most], most + 1),
  };
}

function ownCaption({
  example,
  flow,
  text,
}: {
  example: ProblemExample;
  flow: SequenceFlow;
  text: ProblemsText;
}): FigureCaption {
  const { source, word, wanted, request } = example;
  const answers = flow.steps.flatMap(({ answer }) => (answer ? [answer] : []));
  const symbols = answers.map(({ value }) => answerText(example, value));
  const { caption } = text;
  switch (source.shape) {
    case 'oneToMany': {
      const end = symbols.indexOf(text.endMark);
      const said = symbols.slice(0, end < 0 ? undefined : end).join('');
      return caption.oneToMany(example.reads[0], said, said === word);
    }
    case 'manyToOne': {
      const [{ value, probabilities }] = answers;
      const sure = probabilities ? percent(probabilities[value]) : '';
      return caption.manyToOne(word, request.read, symbols[0], sure, wanted[0]);
    }
    case 'aligned': {
      const misses = answers.map((_, place) => missOf(symbols, wanted, place));
      return caption.aligned(request.read, mean(misses.slice(-7)), mean(misses.slice(0, 7)));
    }
    case 'delayed':
      return caption.delayed(
        request.read,
        answers.length,
        mean(answers.map((_, place) => missOf(symbols, wanted, place))),
      );
    case 'encoderDecoder': {
      const sounds = symbols.filter((symbol) => symbol !== text.endMark);
      const right = wanted.filter((symbol) => symbol !== text.endMark);
      const truth = right.length > 0 ? right.join(' ') : null;
      return caption.encoderDecoder(word, request.read, sounds.join(' '), sounds.length, truth);
    }
    default:
      return source.shape satisfies never;
  }
}

/** In thousands, as shown. */
const missOf = (said: readonly string[], wanted: readonly (string | null)[], place: number): number =>
  Math.abs(Number(said[place]) - Number(wanted[place]));

const mean = (values: readonly number[]): string =>
  (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(2);

export function problemTable(example: ProblemExample, flow: SequenceFlow, text: ProblemsText): FigureTable {
  const { columns, partNames } = text;
  const units = flow.steps[0].hidden.length;
  const { read } = example.request;
  return {
    columns: [
      columns.step,
      columns.part,
      columns.reads,
      columns.answers,
      columns.probability,
      columns.right,
      ...Array.from({ length: read }, (_, step) => columns.influence(step + 1)),
      ...Array.from({ length: units }, (_, unit) => columns.hidden(unit + 1)),
    ],
    rows: flow.steps.map(({ side, answer, hidden }, step) => {
      const words = stepWords({ flow, example, text }, step);
      return [
        step + 1,
        partNames[side],
        words.reads ?? '',
        words.answer ?? '',
        answer?.probabilities ? answer.probabilities[answer.value] : '',
        words.wanted ?? '',
        ...Array.from({ length: read }, (_, t) => (answer ? answer.influence[t] : '')),
        ...hidden,
      ];
    }),
  };
}

/** Share of the hidden states that are within 1% of where tanh ends. */
export function saturatedShare({ steps }: SequenceFlow): number {
  const all = steps.flatMap(({ hidden }) => [...hidden]);
  return all.filter((value) => Math.abs(value) > 0.99).length / all.length;
}
