/** Which engine trains, and how far it is from the reference. */
import { useText } from '../i18n/languages.ts';
import { useTraining } from '../state/training.ts';
import controls from './controls.module.css';

export function EngineLine() {
  const text = useText().training.engine;
  const backend = useTraining((state) => state.backend);
  const chosen = backend?.attempts.find((attempt) => attempt.name === backend.chosen);
  if (!chosen) return <p className={controls.soft}>{text.none}</p>;
  const error =
    chosen.forwardError === null && chosen.gradientError === null
      ? null
      : Math.max(chosen.forwardError ?? 0, chosen.gradientError ?? 0);
  return (
    <div className={controls.soft}>
      {text.trainsOn(chosen.name, chosen.adapter)}
      {error === null ? text.noError : text.error(error)}
    </div>
  );
}
