/** Says aloud, for those who listen, where training stands: a change of phase at once, progress now and then. */
import { useEffect, useState } from 'react';
import { bitsOf } from '#figures/lossCurve';
import { useTrainingText } from '../i18n/training.ts';
import { trainingState, useTraining } from '../state/training.ts';

/** Milliseconds between two sentences about progress. */
const interval = 15_000;

export function Announcer() {
  const text = useTrainingText().announce;
  const phase = useTraining((state) => state.phase);
  const restingStep = useTraining((state) => (state.phase === 'running' ? 0 : state.trainStep));
  const [progress, setProgress] = useState<string | null>(null);
  useEffect(() => {
    if (phase !== 'running') return undefined;
    const timer = setInterval(() => {
      const { trainStep, targetSteps, records } = trainingState();
      const last = records.at(-1);
      if (last) setProgress(text.running(trainStep, targetSteps, bitsOf(last.lossNats)));
    }, interval);
    return () => {
      clearInterval(timer);
      setProgress(null);
    };
  }, [phase, text]);
  const said = {
    idle: '',
    opening: text.opening,
    ready: text.ready,
    running: progress ?? text.started,
    paused: text.paused(restingStep),
    finished: text.finished(restingStep),
    // A notice says why, in a live region of its own.
    stopped: '',
  }[phase];
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
