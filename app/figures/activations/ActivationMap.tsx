/** All units over all letters: a canvas that paints what is in view while the map scrolls, and what is chosen over it. */
import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { layoutActivationMap, mapPlaceAt, scrolledTo } from '#figures/activationMap';
import { percent, shortNumber } from '#figures/numbers';
import type { UnitOrderName } from '#inspect/unitOrder';
import type { UnitValues } from '#protocol/inspector';
import { quantities } from '#rnn/quantities';
import { useActivationsText } from '../../i18n/activations.ts';
import { useLetterOf } from '../../state/notation.ts';
import type { Zoom } from '../../state/activationsView.ts';
import { glyphOf } from '../glyph.ts';
import { paintField } from '../heatmapCanvas.ts';
import { ScaleLegend } from '../HeatmapLegends.tsx';
import { useShownTheme } from '../useShownTheme.ts';
import { useWidth } from '../useWidth.ts';
import styles from './ActivationMap.module.css';
import { isUnbounded } from './unitScale.ts';

interface Props {
  readonly units: UnitValues;
  readonly bound: number;
  readonly letters: readonly string[];
  /** `[H]`: which unit stands in each row. */
  readonly order: Int32Array;
  readonly orderName: UnitOrderName;
  /** `[H]` */
  readonly shares: Float64Array;
  readonly unit: number;
  readonly step: number;
  readonly zoom: Zoom;
  readonly onSelect: (place: { readonly step: number; readonly unit: number }) => void;
}

/** Below the field: the letters. */
const axisHeight = 20;

export const ActivationMap = memo(function ActivationMap(props: Props) {
  const { units, bound, letters, order, orderName, shares, unit, step, zoom, onSelect } = props;
  const text = useActivationsText();
  const letterOf = useLetterOf();
  const theme = useShownTheme();
  const [scroller, width] = useWidth<HTMLDivElement>(680);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<{ readonly step: number; readonly row: number } | null>(null);
  const T = letters.length;
  const { H, values, name } = units;
  const { scale } = quantities[name];
  const layout = useMemo(() => layoutActivationMap(width, T, H, zoom), [width, T, H, zoom]);
  const rowOf = useMemo(() => {
    const rows = new Int32Array(H);
    order.forEach((which, row) => (rows[which] = row));
    return rows;
  }, [order, H]);
  const row = rowOf[unit];
  const inView = Math.min(width, layout.width);

  const paint = useCallback(() => {
    if (!canvas.current || !scroller.current) return;
    // Of the columns, which begin after the edge.
    const scrolled = scroller.current.scrollLeft - layout.edge;
    const { columnWidth, rowHeight, height } = layout;
    const context = paintField(
      canvas.current,
      { columns: T, rows: H, valueAt: (t, at) => values[t * H + order[at]], scale, bound },
      { width: inView, height: height + axisHeight, fieldHeight: height, columnWidth, rowHeight, scrolled },
      theme,
    );
    if (!context) return;
    const style = getComputedStyle(canvas.current);
    context.fillStyle = style.color;
    context.textAlign = 'center';
    const first = layout.lettersFit ? Math.max(0, Math.floor(scrolled / columnWidth)) : step;
    const last = layout.lettersFit ? Math.min(T, Math.ceil((scrolled + inView) / columnWidth)) : step + 1;
    for (let t = first; t < last; t++) {
      context.font = `${t === step ? 700 : 450} 12px ${style.fontFamily}`;
      if (letters[t] === ' ' && t !== step) continue;
      context.fillText(glyphOf(letters[t]), (t + 0.5) * columnWidth - scrolled, height + 14);
    }
  }, [scroller, layout, T, H, values, order, scale, bound, inView, theme, step, letters]);
  useLayoutEffect(paint, [paint]);
  useEffect(() => {
    // Only the map may scroll, never the page.
    const { current } = scroller;
    if (!current) return;
    const { columnWidth, edge } = layout;
    const [start, end] = [edge + step * columnWidth, edge + (step + 1) * columnWidth];
    current.scrollTo({
      left: scrolledTo(current.scrollLeft, current.clientWidth, start, end, 3 * columnWidth),
    });
  }, [scroller, layout, step]);

  const placeOf = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return mapPlaceAt(layout, T, H, event.clientX - box.left, event.clientY - box.top);
  };
  const select = (at: { readonly step: number; readonly row: number }) =>
    onSelect({ step: at.step, unit: order[at.row] });
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = {
      ArrowLeft: { step: Math.max(0, step - 1), row },
      ArrowRight: { step: Math.min(T - 1, step + 1), row },
      ArrowUp: { step, row: Math.max(0, row - 1) },
      ArrowDown: { step, row: Math.min(H - 1, row + 1) },
      Home: { step: 0, row },
      End: { step: T - 1, row },
    }[event.key];
    if (!next) return;
    event.preventDefault();
    setPointed(null);
    select(next);
  };
  const readingOf = (at: { readonly step: number; readonly row: number }) => {
    const which = order[at.row];
    const value = shortNumber(values[at.step * H + which]);
    return text.map.reading(
      letterOf(units.cell, name),
      which + 1,
      value,
      at.step + 1,
      letters[at.step],
      percent(shares[which]),
    );
  };
  const box = {
    left: layout.edge + step * layout.columnWidth,
    top: row * layout.rowHeight,
    width: layout.columnWidth,
    height: layout.rowHeight,
  };
  const shown = pointed && pointed.step < T && pointed.row < H ? pointed : { step, row };

  return (
    <div className={styles.map} role="group" aria-label={text.map.title(name, H)}>
      <p className={styles.title}>
        <span className={styles.glyph}>{letterOf(units.cell, name)}</span> {text.map.title(name, H)}
      </p>
      <div className={styles.rows}>
        <svg
          className={styles.gutter}
          data-picture
          width={34}
          height={layout.height + axisHeight}
          aria-hidden="true"
        >
          {layout.rowHeight >= 13 &&
            Array.from(order, (which, at) => (
              <text key={at} x={28} y={(at + 0.5) * layout.rowHeight + 4} data-now={which === unit}>
                {which + 1}
              </text>
            ))}
          {layout.rowHeight < 13 && (
            <text x={28} y={Math.max(10, box.top + box.height / 2 + 4)} data-now="true">
              {unit + 1}
            </text>
          )}
        </svg>
        <div ref={scroller} className={styles.scroller} onScroll={paint}>
          <div
            className={styles.field}
            style={{ width: layout.width, height: layout.height + axisHeight }}
            role="slider"
            tabIndex={0}
            aria-roledescription={text.map.kind}
            aria-label={text.map.label(name)}
            aria-valuemin={1}
            aria-valuemax={T * H}
            aria-valuenow={step * H + row + 1}
            aria-valuetext={readingOf({ step, row })}
            onKeyDown={press}
            onPointerMove={(event) => {
              const at = placeOf(event);
              setPointed(at);
              if (event.pointerType === 'mouse' && event.buttons === 1) select(at);
            }}
            onPointerLeave={() => setPointed(null)}
            onPointerDown={(event) => event.pointerType === 'mouse' && select(placeOf(event))}
            // A finger that scrolls does not click.
            onClick={(event) => select(placeOf(event))}
          >
            <canvas ref={canvas} className={styles.canvas} style={{ width: inView }} data-picture />
            <span
              className={styles.column}
              style={{ left: box.left, width: box.width, height: layout.height }}
            />
            <span className={styles.row} style={{ top: box.top, height: box.height }} />
            <span className={styles.selected} style={box} />
          </div>
        </div>
      </div>
      {/* Not a live region: the map says its reading itself, as the text of its value. */}
      <p className={styles.reading}>{readingOf(shown)}</p>
      <div className={styles.foot}>
        <p className={styles.hint}>
          {text.map.hint} {H > 1 && text.map.rows[orderName]} {isUnbounded(units) && text.map.beyond}
        </p>
        <ScaleLegend scale={scale} bound={bound} title={text.names[name]} />
      </div>
    </div>
  );
});
