/** A curve drawn by hand over the places that the figure has: by dragging across, or each point by its own slider. */
import { useId, useRef, useState, type PointerEvent } from 'react';
import type { ProseHtml } from '#lesson/document';
import { useWidth } from '../../figures/useWidth.ts';
import { useText } from '../../i18n/languages.ts';
import type { Board } from '../checks/check.ts';
import { useWritten } from '../Prose.tsx';
import type { AnswerProps } from './answer.ts';
import styles from './answers.module.css';

interface Props extends AnswerProps {
  readonly label: ProseHtml;
  readonly board: Extract<Board, { answer: 'curve' }>;
}

const height = 190;
const margin = { left: 52, right: 16, top: 12, bottom: 26 };
/** From the numbers at the left to the first point, which would touch them. */
const inset = 12;

export function CurveAnswer({ label, board, given, turnout, disabled, onGive }: Props) {
  const { reader } = useText();
  const written = useWritten();
  const { places, least, most, step, write } = board;
  const id = useId();
  const [frame, width] = useWidth<HTMLDivElement>(420);
  const picture = useRef<SVGSVGElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const values = given?.answer === 'curve' ? given.values : places.map(() => (least + most) / 2);
  const real = turnout?.answer === 'curve' ? turnout.values : null;
  const across = width - margin.left - inset - margin.right;
  const x = (place: number) => margin.left + inset + (across * place) / Math.max(1, places.length - 1);
  const y = (value: number) =>
    margin.top + ((height - margin.top - margin.bottom) * (most - clamped(value))) / (most - least);
  const clamped = (value: number) => Math.min(most, Math.max(least, value));
  const rounded = (value: number) => clamped(least + Math.round((value - least) / step) * step);

  const set = (place: number, value: number) =>
    onGive({ answer: 'curve', values: values.map((old, at) => (at === place ? rounded(value) : old)) });
  const drawAt = (event: PointerEvent) => {
    const box = picture.current?.getBoundingClientRect();
    if (disabled || !box || event.buttons === 0) return;
    const at = (event.clientX - box.left - margin.left - inset) / across;
    const place = Math.min(places.length - 1, Math.max(0, Math.round(at * (places.length - 1))));
    const down = (event.clientY - box.top - margin.top) / (height - margin.top - margin.bottom);
    set(place, most - down * (most - least));
  };
  const line = (heights: readonly number[]) =>
    heights.map((value, place) => `${place === 0 ? 'M' : 'L'}${x(place)},${y(value)}`).join('');

  return (
    <div ref={frame} className={styles.field}>
      <p id={id} dangerouslySetInnerHTML={{ __html: written(label) }} />
      <svg
        ref={picture}
        className={styles.drawing}
        width={width}
        height={height}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drawAt(event);
        }}
        onPointerMove={drawAt}
      >
        {[least, (least + most) / 2, most].map((value) => (
          <g key={value}>
            <line
              className={styles.rule}
              x1={margin.left}
              x2={width - margin.right}
              y1={y(value)}
              y2={y(value)}
            />
            <text className={styles.tick} x={margin.left - 8} y={y(value) + 4} textAnchor="end">
              {write(value)}
            </text>
          </g>
        ))}
        {places.map((name, place) => (
          <text key={place} className={styles.tick} x={x(place)} y={height - 6} textAnchor="middle">
            {name}
          </text>
        ))}
        {real && <path className={styles.real} d={line(real)} />}
        <path className={styles.drawn} d={line(values)} />
        {values.map((value, place) => (
          <circle
            key={place}
            className={styles.point}
            cx={x(place)}
            cy={y(value)}
            r={6}
            data-focused={focused === place}
          />
        ))}
      </svg>
      <div className={styles.sliders} role="group" aria-labelledby={id}>
        {places.map((name, place) => (
          <input
            key={place}
            type="range"
            aria-label={name}
            aria-valuetext={write(values[place])}
            min={least}
            max={most}
            step={step}
            value={values[place]}
            disabled={disabled}
            onFocus={() => setFocused(place)}
            onBlur={() => setFocused(null)}
            onChange={(event) => set(place, event.target.valueAsNumber)}
          />
        ))}
      </div>
      {real && (
        <p className={styles.legend}>
          <span className={styles.drawnKey} /> {reader.yourCurve} <span className={styles.realKey} />{' '}
          {reader.modelCurve}
          <span className="visually-hidden">
            {`: ${real.map((value, place) => `${places[place]} ${write(value)}`).join(', ')}`}
          </span>
        </p>
      )}
    </div>
  );
}
