/** Training in two axes of time: which run, which passage and which moment are in the address. */
import { useMemo } from 'react';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import { useAddressState } from '../../state/address.ts';
import { trainingHistoryAddress, trainingHistoryStart } from '../../state/trainingHistoryView.ts';
import parts from '../figureParts.module.css';
import type { FigureProps } from '../registry.ts';
import { HistoryView } from './HistoryView.tsx';
import { useHistoryRun } from './useHistoryRun.ts';

export default function TrainingHistory({ settings }: FigureProps<'trainingHistory'>) {
  const text = useTrainingHistoryText();
  const start = useMemo(
    () => ({
      ...trainingHistoryStart,
      recordOf: settings.source ?? trainingHistoryStart.recordOf,
      trainStep: settings.step ?? trainingHistoryStart.trainStep,
      timeStep: settings.letter ?? trainingHistoryStart.timeStep,
      parameter: settings.parameter ?? trainingHistoryStart.parameter,
    }),
    [settings],
  );
  const [address, setAddress] = useAddressState(trainingHistoryAddress, start);
  const run = useHistoryRun(address);
  if (!run) return <p className={parts.loading}>{text.loading}</p>;
  return <HistoryView run={run} ofLesson={settings.text} address={address} onAddress={setAddress} />;
}
