/** The cell of the model that is being trained, while it reads the letters around one of a sample. */
import { useCallback, useState } from 'react';
import { excerptReading } from '#figures/excerpt';
import type { TextReading } from '#protocol/inspector';
import type { CharModel } from '#rnn/model';
import { CellExplorer } from '../figures/CellExplorer.tsx';
import { useTrainingText } from '../i18n/training.ts';
import { cellViewStart, type CellView } from '../state/cellView.ts';
import controls from './controls.module.css';

/** Letters shown before and after the chosen one. */
const [before, after] = [6, 3];

export interface LetterCellProps {
  readonly model: CharModel;
  /** All that is read. */
  readonly text: string;
  /** Letters in it. */
  readonly length: number;
  /** The chosen letter, from 0. */
  readonly position: number;
}

export function LetterCell({ model, text, length, position }: LetterCellProps) {
  const { cell } = useTrainingText().letter;
  const from = Math.max(0, position - before);
  const to = Math.min(length, position + after + 1);
  const excerpt = useCallback((whole: TextReading) => excerptReading(whole, { from, to }), [from, to]);
  const [view, setView] = useState<Omit<CellView, 'text' | 'timeStep'>>(cellViewStart);
  /** Where the learner has gone from the chosen letter; another choice begins there anew. */
  const [moved, setMoved] = useState<{ readonly position: number; readonly timeStep: number } | null>(null);
  const timeStep = moved?.position === position ? moved.timeStep : position - from;
  return (
    <section aria-label={cell}>
      <h3 className={controls.heading}>{cell}</h3>
      <CellExplorer
        model={model}
        view={{ ...view, text, timeStep }}
        excerpt={excerpt}
        ownText={text}
        readOnlyText
        onView={({ text: _text, timeStep, ...rest }) => {
          setView(rest);
          setMoved(timeStep === null ? null : { position, timeStep });
        }}
      />
    </section>
  );
}
