/** The training figure: a character language model that learns while you watch. */
import { useTrainingText } from '../i18n/training.ts';
import { Announcer } from './Announcer.tsx';
import { EngineLine } from './EngineLine.tsx';
import { LossSection } from './LossSection.tsx';
import { Notices } from './Notices.tsx';
import { PublishedLoss } from './PublishedLoss.ts';
import { RunControls } from './RunControls.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { TextSource } from './TextSource.tsx';
import { Writing } from './Writing.tsx';
import styles from './Training.module.css';
import { useTrainingAddress } from './useTrainingAddress.ts';

export default function Training() {
  const text = useTrainingText();
  useTrainingAddress();
  return (
    <section className={styles.training} aria-label={text.figure}>
      <Announcer />
      <PublishedLoss />
      <TextSource />
      <RunControls />
      <Notices />
      <LossSection />
      <Writing />
      <SettingsForm />
      <EngineLine />
    </section>
  );
}
