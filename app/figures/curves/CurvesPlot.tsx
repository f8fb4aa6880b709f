/** What stands still while the line moves: panels, curves, the run's dots on them, and a row of strokes a gate. */
import { memo } from 'react';
import { curvePath, dotsPath, strokesPath, type CurvePanel, type CurvesLayout } from '#figures/curves';
import { slopeAt, squashedAt, squashingOf, steepRange } from '#inspect/squashing';
import type { CellName, Squashing } from '#rnn/cells';
import { useCurvesText } from '../../i18n/curves.ts';
import { useLetterOf } from '../../state/notation.ts';
import { curveGates, type CurveGate } from '../../state/curvesView.ts';
import type { SumsByGate } from './curvesPoints.ts';
import styles from './CurvesFigure.module.css';

interface Props {
  readonly layout: CurvesLayout;
  readonly sums: SumsByGate;
  readonly gate: CurveGate;
  readonly cell: CellName;
  readonly word: string;
}

const kinds: readonly Squashing[] = ['relu', 'tanh', 'sigmoid'];

export const CurvesPlot = memo(function CurvesPlot({ layout, sums, gate, cell, word }: Props) {
  const text = useCurvesText();
  const letterOf = useLetterOf();
  const { left, right, axis, values, slopes, xTicks, rows } = layout;
  const kind = squashingOf(cell, gate) ?? 'sigmoid';
  const zeroLines = [values, slopes, { top: rows[0].top, bottom: rows[rows.length - 1].bottom }];
  const wide = right - left > 440;
  const shownWord = word.length > 14 ? `${word.slice(0, 13)}…` : word;
  return (
    <g className={styles.plot}>
      <Flat layout={layout} kind={kind} top={values.top} bottom={values.bottom} named />
      <Flat layout={layout} kind={kind} top={slopes.top} bottom={slopes.bottom} />
      {curveGates.map((name, row) => (
        <g key={name} className={styles.row} data-chosen={name === gate} data-quantity={name}>
          <Flat layout={layout} kind={squashingOf(cell, name) ?? 'sigmoid'} {...rows[row]} />
          <rect x={left} y={rows[row].top} width={right - left} height={rows[row].bottom - rows[row].top} />
          <path
            className={styles.strokes}
            d={strokesPath(
              layout,
              row,
              sums[name].map((sum) => sum.preActivation),
            )}
          />
          <text x={left - 12} y={rows[row].bottom - 6} textAnchor="end">
            {letterOf(cell, name)}
          </text>
        </g>
      ))}
      <g className={styles.grid}>
        {zeroLines.map(({ top, bottom }) => (
          <line key={top} className={styles.zero} x1={layout.x(0)} x2={layout.x(0)} y1={top} y2={bottom} />
        ))}
        <Grid layout={layout} panel={values} />
        <Grid layout={layout} panel={slopes} />
      </g>
      <text className={styles.panelName} x={left} y={values.top - 9}>
        {text.values}
      </text>
      <text className={styles.panelName} x={left} y={slopes.top - 9}>
        {text.slopes}
      </text>
      {xTicks.map(({ x, value }) => (
        <text key={value} x={x} y={axis + 10} textAnchor="middle">
          {value < 0 ? `−${-value}` : value}
        </text>
      ))}
      <text x={left} y={axis + 34}>
        {text.sumsOf(shownWord)}
      </text>
      <text x={right} y={axis + 34} textAnchor="end">
        {wide ? text.axis : text.axisShort}
      </text>
      {kinds.map((name) => (
        <Curve key={name} layout={layout} kind={name} chosen={name === kind} />
      ))}
      <g data-quantity={gate}>
        <Dots layout={layout} sums={sums[gate]} />
      </g>
    </g>
  );
});

interface FlatProps {
  readonly layout: CurvesLayout;
  readonly kind: Squashing;
  readonly top: number;
  readonly bottom: number;
  readonly named?: boolean;
}

/** Where the function is flat: two parts of the axis, or for ReLU one. */
function Flat({ layout, kind, top, bottom, named = false }: FlatProps) {
  const text = useCurvesText();
  const { from, to } = steepRange(kind);
  const parts = [
    [layout.left, layout.x(from)],
    [layout.x(to), layout.right],
  ] as const;
  return parts.map(([start, end], side) =>
    end - start < 1 ? null : (
      <g key={side}>
        <rect className={styles.flat} x={start} y={top} width={end - start} height={bottom - top} />
        {named && end - start > 34 && (
          <text x={(start + end) / 2} y={top + 16} textAnchor="middle">
            {text.flat}
          </text>
        )}
      </g>
    ),
  );
}

function Grid({ layout, panel }: { readonly layout: CurvesLayout; readonly panel: CurvePanel }) {
  return panel.ticks.map(({ y, value }) => (
    <g key={value}>
      <line
        className={value === 0 ? styles.zero : undefined}
        x1={layout.left}
        x2={layout.right}
        y1={y}
        y2={y}
      />
      <text x={layout.left - 8} y={y + 4} textAnchor="end">
        {value < 0 ? `−${-value}` : value}
      </text>
    </g>
  ));
}

/** Of a bounded picture even 10,000 sums are one path. */
function Dots({ layout, sums }: { readonly layout: CurvesLayout; readonly sums: SumsByGate[CurveGate] }) {
  return (
    <>
      <path
        className={styles.dots}
        d={dotsPath(
          layout,
          layout.values,
          sums.map(({ preActivation, value }) => ({ a: preActivation, y: value })),
        )}
      />
      <path
        className={styles.dots}
        d={dotsPath(
          layout,
          layout.slopes,
          sums.map(({ preActivation, slope }) => ({ a: preActivation, y: slope })),
        )}
      />
    </>
  );
}

interface CurveProps {
  readonly layout: CurvesLayout;
  readonly kind: Squashing;
  readonly chosen: boolean;
}

/** Where each curve is named: a sum at which it is apart from the others, and to which side. */
const names: Readonly<
  Record<
    Squashing,
    Readonly<Record<'values' | 'slopes', { a: number; dx: number; dy: number; end?: boolean }>>
  >
> = {
  sigmoid: { values: { a: -1.3, dx: 0, dy: -8, end: true }, slopes: { a: -1.9, dx: 0, dy: -7, end: true } },
  tanh: { values: { a: -1.1, dx: 10, dy: 8 }, slopes: { a: -0.7, dx: -7, dy: 0, end: true } },
  relu: { values: { a: 1.2, dx: 9, dy: 0 }, slopes: { a: 3, dx: 0, dy: -6 } },
};

function Curve({ layout, kind, chosen }: CurveProps) {
  const text = useCurvesText();
  const { bound, values, slopes } = layout;
  const value = (a: number) => squashedAt(kind, a);
  const slope = (a: number) => slopeAt(kind, a);
  const paths =
    kind === 'relu'
      ? [
          curvePath(layout, values, value),
          // It jumps at 0, where the slope is that of the left side.
          curvePath(layout, slopes, slope, [-bound, 0]),
          curvePath(layout, slopes, () => 1, [0, bound]),
        ]
      : [curvePath(layout, values, value), curvePath(layout, slopes, slope)];
  const labels = [
    { panel: values, name: text.functions[kind], at: names[kind].values, y: value(names[kind].values.a) },
    {
      panel: slopes,
      name: text.slopeOf(kind),
      at: names[kind].slopes,
      y: kind === 'relu' ? 1 : slope(names[kind].slopes.a),
    },
  ];
  return (
    <>
      {paths.map((path, index) => (
        <path key={index} className={styles.curve} data-chosen={chosen} d={path} />
      ))}
      {labels.map(({ panel, name, at, y }) => (
        <text
          key={name}
          className={styles.curveName}
          data-chosen={chosen}
          x={layout.x(at.a) + at.dx}
          y={panel.y(y) + at.dy}
          textAnchor={at.end ? 'end' : 'start'}
        >
          {name}
        </text>
      ))}
    </>
  );
}
