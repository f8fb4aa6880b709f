/** A piece of a lesson's text: HTML that the lesson's parser wrote from a closed set of elements, while building. */
import type { ProseHtml } from '#lesson/document';
import { useKit } from '../state/notation.ts';
import styles from './Prose.module.css';

export function Prose({ html }: { readonly html: ProseHtml }) {
  return <div className={styles.prose} dangerouslySetInnerHTML={{ __html: useWritten()(html) }} />;
}

/** Puts HTML of a lesson into the notation shown. */
export function useWritten(): (html: ProseHtml) => ProseHtml {
  return useKit()?.prose ?? asItIs;
}

const asItIs = (html: ProseHtml): ProseHtml => html;
