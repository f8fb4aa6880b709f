/** In a line, what the figure shows: for the bar that stands for it while it is out of view. */
import type { FigureName } from '#lesson/vocabulary';
import { formatNumber } from '#notation/number';
import { useText } from '../i18n/languages.ts';
import { useFormulaSlots } from './formulaSlots.ts';
import { useShownValues } from '../state/shownValues.ts';
import { useTraining } from '../state/training.ts';
import styles from './FigureGlance.module.css';

export function FigureGlance({ name }: { readonly name: FigureName }) {
  const { figures } = useText().shell;
  if (name === 'cell') return <CellGlance />;
  if (name === 'training') return <TrainingGlance />;
  return <span>{figures.names[name]}</span>;
}

function CellGlance() {
  const { reader } = useText();
  const shown = useShownValues(({ cell }) => cell);
  if (!shown) return <span>{reader.figure}</span>;
  return (
    <span className={styles.glance}>
      <span>
        {Array.from(shown.word, (letter, timeStep) =>
          timeStep === shown.timeStep ? (
            <strong key={timeStep}>{letter}</strong>
          ) : (
            <span key={timeStep}>{letter}</span>
          ),
        )}
      </span>
      {` · ${reader.cellGlance(shown.unit + 1)}`}
    </span>
  );
}

function TrainingGlance() {
  const { reader } = useText();
  const trainStep = useTraining((state) => state.scrubbedTo ?? state.trainStep);
  const { lossBits } = useFormulaSlots('bitsPerChar');
  const bits = lossBits === undefined ? null : formatNumber(lossBits, 2);
  return <span className={styles.glance}>{reader.trainingGlance(trainStep, bits)}</span>;
}
