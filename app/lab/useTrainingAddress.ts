/** Opens the run that the address asks for, and keeps the address saying what the run is set to. */
import { useEffect, useMemo, useRef } from 'react';
import { useAddressState } from '../state/address.ts';
import { useTraining } from '../state/training.ts';
import { reset, setTargetSteps, setTemperature } from '../state/trainingActions.ts';
import {
  addressOfRun,
  runOfAddress,
  sameAddress,
  trainingAddress,
  trainingAddressStart,
} from '../state/trainingAddress.ts';
import { prepare } from '../state/trainingRun.ts';

export function useTrainingAddress(): void {
  const [link, setLink] = useAddressState(trainingAddress, trainingAddressStart);
  const units = useTraining((state) => state.units);
  const settings = useTraining((state) => state.settings);
  const targetSteps = useTraining((state) => state.targetSteps);
  const temperature = useTraining((state) => state.temperature);
  // The text is there once it is settled which run is opened.
  const settled = useTraining((state) => state.spec !== null);
  const begun = useTraining((state) => state.trainStep > 0);
  const run = useMemo(
    () => addressOfRun({ units, settings, targetSteps, temperature }),
    [units, settings, targetSteps, temperature],
  );
  const known = useRef(link);

  const opening = useRef(link);
  useEffect(() => {
    const asked = opening.current;
    void prepare(sameAddress(asked, trainingAddressStart) ? null : runOfAddress(asked));
  }, []);

  useEffect(() => {
    if (!settled || sameAddress(link, run)) {
      known.current = link;
      return;
    }
    if (!sameAddress(link, known.current) && !begun) {
      // Another link was opened in this tab, and there is nothing yet that it would throw away.
      known.current = link;
      const { units, settings, targetSteps, temperature } = runOfAddress(link);
      setTemperature(temperature);
      void setTargetSteps(targetSteps);
      void reset({ units, ...settings });
    } else {
      known.current = run;
      setLink(run);
    }
  }, [link, run, settled, begun, setLink]);
}
