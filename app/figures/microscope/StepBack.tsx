/** Back in time and forward again. Back is the way that the derivative goes. */
import { useMicroscopeText } from '../../i18n/microscope.ts';
import { StepControls } from '../StepControls.tsx';

interface Props {
  /** Counted from 0. */
  readonly timeStep: number;
  readonly steps: number;
  readonly letter: string;
  readonly onStep: (timeStep: number) => void;
}

export function StepBack({ timeStep, steps, letter, onStep }: Props) {
  const text = useMicroscopeText();
  return (
    <StepControls
      index={timeStep}
      count={steps}
      text={text}
      main="back"
      mainWord={text.backShort}
      valueText={text.sliderText(timeStep + 1, steps, letter)}
      position={text.position(timeStep + 1, steps)}
      onMove={onStep}
    />
  );
}
