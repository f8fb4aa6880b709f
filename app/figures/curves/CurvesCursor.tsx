/** The line at the sum that is read, with a dot on every curve that it crosses. */
import type { CurvesLayout } from '#figures/curves';
import { slopeAt, squashedAt } from '#inspect/squashing';
import type { Squashing } from '#rnn/cells';
import styles from './CurvesFigure.module.css';

interface Props {
  readonly layout: CurvesLayout;
  readonly at: number;
  readonly chosen: Squashing;
  /** Row of the stroke that the line stands at; null where it stands at none. */
  readonly row: number | null;
}

export function CurvesCursor({ layout, at, chosen, row }: Props) {
  const { values, slopes, rows } = layout;
  const x = layout.x(at);
  const kinds = (['relu', 'tanh', 'sigmoid'] as const).toSorted(
    (a, b) => Number(a === chosen) - Number(b === chosen),
  );
  return (
    <g className={styles.cursor}>
      <line x1={x} x2={x} y1={values.top} y2={slopes.bottom} />
      <line x1={x} x2={x} y1={rows[0].top} y2={rows.at(-1)?.bottom} />
      {row !== null && (
        <line className={styles.point} x1={x} x2={x} y1={rows[row].top} y2={rows[row].bottom} />
      )}
      {kinds.map((kind) => (
        <g key={kind}>
          {/* ReLU soon leaves the panel. */}
          {values.y(squashedAt(kind, at)) > values.top && (
            <circle
              data-chosen={kind === chosen}
              cx={x}
              cy={values.y(squashedAt(kind, at))}
              r={kind === chosen ? 4.5 : 3}
            />
          )}
          <circle
            data-chosen={kind === chosen}
            cx={x}
            cy={slopes.y(slopeAt(kind, at))}
            r={kind === chosen ? 4.5 : 3}
          />
        </g>
      ))}
    </g>
  );
}
