/** One place: all that was expected there, before and after the temperature, and the number that drew the letter. */
import { memo, useMemo } from 'react';
import { distribution } from '#figures/distribution';
import type { SampledPath } from '#inspect/samplePath';
import type { SampleRequest } from '#protocol/inspector';
import { useNextLetterText } from '../../i18n/nextLetter.ts';
import { Distribution } from '../Distribution.tsx';
import { glyphOf } from '../glyph.ts';
import { DrawBar } from './DrawBar.tsx';
import type { PlaceReading } from './placeOf.ts';
import styles from './NextLetter.module.css';

/** Letters with a bar of their own, unless all are asked for. */
const barCount = 8;
/** Letters before the place that the heading repeats. */
const contextLength = 24;

interface Props {
  readonly at: PlaceReading;
  readonly path: SampledPath;
  readonly request: SampleRequest;
  /** Of the sliders, a little ahead of the request while they are dragged. */
  readonly temperature: number;
  readonly kept: number;
  /** Whether all letters have a bar. */
  readonly whole: boolean;
  readonly width: number;
  readonly onMove: (by: 1 | -1) => void;
  readonly onWhole: (whole: boolean) => void;
}

export const PlacePanel = memo(function PlacePanel(props: Props) {
  const { at, path, request, temperature, kept, whole, width, onMove, onWhole } = props;
  const text = useNextLetterText();
  const { vocabulary } = request.model.spec;
  // The number that drew a letter belongs to the request; the distribution follows the sliders at once.
  const weighed = useMemo(
    () =>
      at.probabilities && !at.probabilities.some(Number.isNaN)
        ? distribution(at.probabilities, {
            temperature,
            kept: kept || Infinity,
            bars: whole ? vocabulary.length : barCount,
            came: at.code,
          })
        : null,
    [at, temperature, kept, whole, vocabulary],
  );
  const before = Array.from(
    path.codes.subarray(Math.max(0, at.place - 1 - contextLength), at.place - 1),
    (code) => glyphOf(vocabulary[code]),
  ).join('');
  return (
    <section className={styles.place} aria-label={text.distribution}>
      <div className={styles.placeHead}>
        <p className={styles.context}>{at.place === 1 ? text.first : text.after(before)}</p>
        <div className={styles.moves}>
          <button
            type="button"
            className={styles.button}
            aria-label={text.back}
            aria-disabled={at.place === 1}
            onClick={() => onMove(-1)}
          >
            ←
          </button>
          <button
            type="button"
            className={styles.button}
            aria-label={text.forward}
            aria-disabled={at.place > path.codes.length}
            onClick={() => onMove(1)}
          >
            →
          </button>
        </div>
      </div>
      {weighed && (
        <>
          <DrawBar
            at={at}
            vocabulary={vocabulary}
            temperature={request.temperature}
            kept={request.kept}
            width={width}
          />
          <div className={styles.whole}>
            <Distribution
              distribution={weighed}
              vocabulary={vocabulary}
              temperature={temperature}
              drawnName={temperature === 1 && kept === 0 ? null : text.drawnWith(temperature, kept)}
            />
            {vocabulary.length > barCount && (
              <button type="button" className={styles.link} onClick={() => onWhole(!whole)}>
                {whole ? text.fewer : text.all(vocabulary.length)}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  );
});
