/** Through every step of every letter. */
import { readingSteps } from '#figures/cellGraph';
import { useText } from '../i18n/languages.ts';
import { StepControls } from './StepControls.tsx';
import type { StepPlace } from './useSteps.ts';

interface Props {
  readonly letters: readonly string[];
  readonly place: StepPlace;
  readonly onMove: (index: number) => void;
}

export function CellControls({ letters, place, onMove }: Props) {
  const { cell } = useText();
  const { timeStep, step, index } = place;
  return (
    <StepControls
      index={index}
      count={letters.length * readingSteps.length}
      text={cell}
      main="forward"
      mainWord={cell.forwardShort}
      valueText={cell.sliderText(step, letters[timeStep], timeStep + 1, letters.length)}
      position={cell.position(step, timeStep + 1, letters.length)}
      onMove={onMove}
    />
  );
}
