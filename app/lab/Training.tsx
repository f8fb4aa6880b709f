/** The training figure: a character language model that learns while you watch. */
import { useEffect } from 'react';
import { useText } from '../i18n/languages.ts';
import { prepare } from '../state/trainingRun.ts';
import { Announcer } from './Announcer.tsx';
import { EngineLine } from './EngineLine.tsx';
import { LossSection } from './LossSection.tsx';
import { Notices } from './Notices.tsx';
import { RunControls } from './RunControls.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { TextSource } from './TextSource.tsx';
import { Writing } from './Writing.tsx';
import styles from './Training.module.css';

export default function Training() {
  const text = useText().training;
  useEffect(() => void prepare(), []);
  return (
    <section className={styles.training} aria-label={text.figure}>
      <Announcer />
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
