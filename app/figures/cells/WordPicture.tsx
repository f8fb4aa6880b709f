/** The cell unrolled over the word: one copy a letter, the states of one unit on the wires between them. */
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { squashingSigns } from '#figures/cellGraph';
import { activationAt } from '#figures/cellValues';
import { shortNumber } from '#figures/numbers';
import { layoutUnrolled } from '#figures/unrolledCells';
import { cells, type ActivationName } from '#rnn/cells';
import { cellPicturesOf } from '../../i18n/cellPictures.ts';
import { useText } from '../../i18n/languages.ts';
import { useLetterOf } from '../../state/notation.ts';
import type { CellPictureProps } from '../cellPicture.ts';
import { glyphOf } from '../glyph.ts';
import { useWidth } from '../useWidth.ts';
import styles from './WordPicture.module.css';

export function WordPicture({ shown, view, onView }: CellPictureProps) {
  const { word: text } = cellPicturesOf(useText());
  const letterOf = useLetterOf();
  const [frame, available] = useWidth<HTMLDivElement>(736);
  const scroll = useRef<HTMLDivElement>(null);
  const { trace, graph, letters, timeStep, unit } = shown;
  const kind = graph.kind;
  const layout = useMemo(
    () => layoutUnrolled(kind, letters.length, available),
    [kind, letters.length, available],
  );
  const { box, left, states, bars, barTop, barHeight } = layout;
  const at = (name: ActivationName, t: number) => activationAt(trace, name, t, unit);

  // Only the picture may scroll to the letter, never the page.
  useEffect(() => {
    const { current } = scroll;
    if (!current) return;
    const [from, to] = [left[timeStep] - 66, left[timeStep] + box.width + 66];
    if (from < current.scrollLeft) current.scrollLeft = from;
    else if (to > current.scrollLeft + current.clientWidth) current.scrollLeft = to - current.clientWidth;
  }, [left, timeStep, box.width]);

  return (
    <div ref={frame}>
      <div ref={scroll} className={styles.scroll}>
        <svg
          className={styles.picture}
          data-picture
          width={layout.width}
          height={layout.height}
          role="group"
          aria-label={text.label(letters.length)}
        >
          {states.map(({ name, y }) => (
            <StateWire
              key={name}
              name={name}
              y={y}
              from={2}
              to={left[0]}
              label={`${letterOf(kind, name)} ${shortNumber(at(name, -1))}`}
            />
          ))}
          {letters.map((letter, t) => {
            const x = left[t];
            const middle = x + box.width / 2;
            const values = (cells[kind].activations as readonly ActivationName[]).map((name) =>
              text.value(letterOf(kind, name), shortNumber(at(name, t))),
            );
            const choose = () => onView({ ...view, timeStep: t });
            return (
              <g key={t} data-now={t === timeStep} className={styles.column}>
                <g
                  className={styles.cell}
                  role="button"
                  tabIndex={0}
                  aria-label={text.cell(glyphOf(letter), t + 1, values.join(', '))}
                  aria-current={t === timeStep ? 'step' : undefined}
                  onClick={choose}
                  onKeyDown={(event: KeyboardEvent) => {
                    if (event.key !== 'Enter' && event.key !== ' ') return;
                    event.preventDefault();
                    choose();
                  }}
                >
                  <rect
                    className={styles.box}
                    x={x}
                    y={box.top}
                    width={box.width}
                    height={box.height}
                    rx={8}
                  />
                  {bars.length === 0 && (
                    <text
                      className={styles.operation}
                      x={middle}
                      y={box.top + box.height / 2}
                      dy="0.35em"
                      textAnchor="middle"
                    >
                      {squashingSigns[cells[kind].squashing[0]]}
                    </text>
                  )}
                  {bars.map((bar) => {
                    const share = Math.min(1, Math.max(0, at(bar.name, t)));
                    const filled = Number.isNaN(share) ? 0 : share * barHeight;
                    return (
                      <g key={bar.name} className={styles.gate} data-quantity={bar.name}>
                        <rect
                          className={styles.track}
                          x={x + bar.x}
                          y={barTop}
                          width={bar.width}
                          height={barHeight}
                        />
                        <rect
                          className={styles.bar}
                          x={x + bar.x}
                          y={barTop + barHeight - filled}
                          width={bar.width}
                          height={filled}
                        />
                        <text x={x + bar.x + bar.width / 2} y={barTop + barHeight + 14} textAnchor="middle">
                          {letterOf(kind, bar.name)}
                        </text>
                      </g>
                    );
                  })}
                </g>
                <g data-quantity="input" className={styles.wire}>
                  <path d={`M${middle} ${layout.letters - 18}V${box.top + box.height + 6}`} />
                  <path
                    className={styles.arrow}
                    d="M0 0L-8 -4.2L-6.4 0L-8 4.2Z"
                    transform={`translate(${middle} ${box.top + box.height}) rotate(-90)`}
                  />
                  <text className={styles.letter} x={middle} y={layout.letters} textAnchor="middle">
                    {glyphOf(letter)}
                  </text>
                </g>
                {states.map(({ name, y }) => (
                  <StateWire
                    key={name}
                    name={name}
                    y={y}
                    from={x + box.width}
                    to={left[t + 1] ?? x + box.width + 62}
                    label={`${letterOf(kind, name)} ${shortNumber(at(name, t))}`}
                  />
                ))}
              </g>
            );
          })}
        </svg>
      </div>
    </div>
  );
}

interface StateWireProps {
  readonly name: ActivationName;
  readonly y: number;
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

function StateWire({ name, y, from, to, label }: StateWireProps) {
  return (
    <g data-quantity={name} className={styles.wire}>
      <path d={`M${from} ${y}H${to - 5}`} />
      <path className={styles.arrow} d="M0 0L-8 -4.2L-6.4 0L-8 4.2Z" transform={`translate(${to} ${y})`} />
      <text x={(from + to) / 2} y={y - 8} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}
