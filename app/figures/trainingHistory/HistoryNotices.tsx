/** What is odd about the run, the passage or the moment, each in a sentence. */
import { bitsNumber } from '#figures/bitsNumber';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import type { TrainingHistoryText } from '../../i18n/en.ts';
import { lessonAddress } from '../../state/address.ts';
import { longestPassage, newestStep, type TrainingHistoryAddress } from '../../state/trainingHistoryView.ts';
import parts from '../figureParts.module.css';
import type { Passage } from './passageOf.ts';
import type { HistoryRun } from './useHistoryRun.ts';
import type { Moments } from './useMoments.ts';

interface Props {
  readonly run: HistoryRun;
  readonly passage: Passage;
  readonly moments: Moments;
  readonly row: number;
  readonly wanted: TrainingHistoryAddress;
}

/** A mean loss this much above guessing is no chance of the passage; fresh weights guess, give or take a little. */
const wellAbove = 1.25;

export function HistoryNotices({ run, passage, moments, row, wanted }: Props) {
  const text = useTrainingHistoryText();
  const { substitute, stops } = run;
  const { trainStep, parameters } = stops[row];
  const T = passage.letters.length - 1;
  const sentences = [
    ...(substitute?.kind === 'missing' ? [text.missing] : []),
    ...(substitute?.kind === 'damaged' ? [text.damaged(substitute.detail)] : []),
    ...diverged(run, moments, text),
    ...(parameters.every((weight) => weight === 0) ? [text.allZero] : []),
    ...(wanted.trainStep !== newestStep && wanted.trainStep !== trainStep
      ? [text.otherStep(wanted.trainStep, trainStep)]
      : []),
    ...(wanted.timeStep > T ? [text.otherLetter(wanted.timeStep, T)] : []),
    ...(passage.tooShort ? [text.tooShort] : []),
    ...(passage.unread.length > 0 ? [text.unread(passage.unread.slice(0, 8))] : []),
    ...(passage.cut ? [text.cut(longestPassage)] : []),
    ...(T === 1 && !passage.tooShort ? [text.oneStep] : []),
  ];
  const link = lessonAddress('09-language-model');
  return (
    <>
      {substitute?.kind === 'noRun' && (
        <p className={parts.notice} role="status">
          {text.noRun} <a href={link}>{text.train}</a>
        </p>
      )}
      {run.kept === 1 && substitute === null && (
        <p className={parts.notice} role="status">
          {text.onlyOne} {run.own && <a href={link}>{text.trainOn}</a>}
        </p>
      )}
      {sentences.map((sentence) => (
        <p key={sentence} className={parts.notice} role="status">
          {sentence}
        </p>
      ))}
      {moments.failure !== null && (
        <p className={parts.notice} role="alert">
          {text.failed(moments.failure)}
        </p>
      )}
    </>
  );
}

function diverged(
  { stops, spec }: HistoryRun,
  { all }: Moments,
  text: TrainingHistoryText,
): readonly string[] {
  const guess = Math.log2(spec.vocabulary.length);
  const broken = all.findIndex((moment) => moment !== null && Number.isNaN(moment.meanBits));
  if (broken >= 0) return [text.overflowed(stops[broken].trainStep)];
  const worse = all.findIndex((moment) => moment !== null && moment.meanBits > wellAbove * guess);
  if (worse < 0) return [];
  return [text.diverged(stops[worse].trainStep, bitsNumber(all[worse]?.meanBits ?? NaN), bitsNumber(guess))];
}
