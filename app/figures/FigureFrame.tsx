/**
 * What every figure has around it: a heading, the figure itself, a caption in words, its data as a table, and buttons
 * that save what is shown. A figure marks each `svg` and `canvas` that belongs to its picture with `data-picture`.
 */
import { useContext, useId, useRef, type ReactNode } from 'react';
import type { FigureTable as Table } from '#figures/figureTable';
import { CalmAnnouncement } from './CalmAnnouncement.tsx';
import { FigureHeadingLevel } from './figureHeading.ts';
import { FigureRoot } from './figureRoot.ts';
import { FigureTable } from './FigureTable.tsx';
import { SaveButtons } from './SaveButtons.tsx';
import styles from './FigureFrame.module.css';

/** A sentence whose beginning is set in bold, made from the values shown. */
export interface FigureCaption {
  readonly lead: string;
  readonly rest: string;
}

export interface FigureFrameProps {
  /** What saved files are called, such as `curves`. */
  readonly name: string;
  readonly title: string;
  readonly caption: FigureCaption;
  /** The same object while the values are the same. */
  readonly table: Table;
  /** Settings of the figure, above the picture. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
  /** What belongs to the figure and stands below its caption. */
  readonly below?: ReactNode;
}

export function FigureFrame(props: FigureFrameProps) {
  const { name, title, caption, table, controls, children, below } = props;
  const id = useId();
  const level = useContext(FigureHeadingLevel);
  const Heading = `h${level}` as const;
  const root = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const sentence = caption.lead + caption.rest;
  return (
    <figure ref={root} className={styles.figure} aria-labelledby={id} data-figure={name}>
      <Heading id={id} className={styles.title}>
        {title}
      </Heading>
      {controls && <div className={styles.controls}>{controls}</div>}
      <div ref={body} className={styles.body}>
        <FigureRoot value={root}>{children}</FigureRoot>
      </div>
      <figcaption className={styles.caption}>
        <strong>{caption.lead}</strong>
        {caption.rest}
      </figcaption>
      <CalmAnnouncement sentence={sentence} />
      {below}
      <div className={styles.foot}>
        <FigureTable title={title} table={table} />
        <SaveButtons name={name} title={title} caption={sentence} table={table} body={body} />
      </div>
    </figure>
  );
}
