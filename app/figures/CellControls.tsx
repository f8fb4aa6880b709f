/** Through every step of every letter, by button, slider and arrow keys. */
import { useText } from '../i18n/languages.ts';
import type { CellPictureProps } from './cellPicture.ts';
import { StepControls } from './StepControls.tsx';
import { placeAt, placeOfIndex, useStepKeys } from './useSteps.ts';

export function CellControls({ shown, view, onView }: CellPictureProps) {
  const { cell } = useText();
  const { graph, words, letters, timeStep, step } = shown;
  const { index } = placeAt(graph, timeStep, step);
  const stepName = words.stepNames[step] ?? step;
  const move = (to: number) => {
    const next = placeOfIndex(graph, to, letters.length);
    onView({ ...view, timeStep: next.timeStep, step: next.step });
  };
  useStepKeys((by) => move(index + by));
  return (
    <StepControls
      index={index}
      count={letters.length * graph.steps.length}
      text={cell}
      main="forward"
      mainWord={cell.forwardShort}
      valueText={cell.sliderText(stepName, letters[timeStep], timeStep + 1, letters.length)}
      position={cell.position(stepName, timeStep + 1, letters.length)}
      onMove={move}
    />
  );
}
