/**
 * The picture of the first page: one cell, unrolled over the letters of a word. A drawing without numbers, because
 * nothing is computed for it; places across are shares of the width, so that it is laid out anew, not scaled.
 */
import { useText } from '../i18n/languages.ts';
import styles from './UnrolledWord.module.css';

const letters = [...'unroll'];
const centre = (index: number) => `${((index + 0.5) / letters.length) * 100}%`;

const conveyor = 34;
const hidden = 92;
const top = 14;
const bottom = 112;
const halfWidth = 21;
const gates = ['forget', 'write', 'candidate', 'output'] as const;

export function UnrolledWord() {
  const { picture } = useText().shell.home;
  const last = letters.length - 1;
  return (
    <div className={styles.frame}>
      <svg className={styles.picture} height="176" role="img" aria-label={picture}>
        {/* The wires run behind the cells, from the first to beyond the last. */}
        <line x1={centre(0)} x2="100%" y1={conveyor} y2={conveyor} className={styles.cell} />
        <line x1={centre(0)} x2="100%" y1={hidden} y2={hidden} className={styles.hidden} />
        {letters.map((letter, index) => (
          <svg key={index} x={centre(index)} overflow="visible">
            <line y1={bottom} y2={138} className={styles.input} />
            <rect
              x={-halfWidth}
              y={top}
              width={2 * halfWidth}
              height={bottom - top}
              rx="8"
              className={styles.box}
            />
            <line x1={-halfWidth} x2={halfWidth} y1={conveyor} y2={conveyor} className={styles.cell} />
            {gates.map((gate, place) => (
              <line
                key={gate}
                x1={(place - 1.5) * 8}
                x2={(place - 1.5) * 8}
                y1={56}
                y2={78}
                stroke={`var(--q-${gate})`}
                className={styles.gate}
              />
            ))}
            <line x1={-halfWidth} x2={halfWidth} y1={hidden} y2={hidden} className={styles.hidden} />
            <text y="162" className={index === last ? styles.now : styles.letter}>
              {letter}
            </text>
          </svg>
        ))}
      </svg>
    </div>
  );
}
