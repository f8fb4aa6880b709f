/** One unit's sum in bars that add up, with what the cell makes of it. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import { partOf, squashingSigns } from '#figures/cellGraph';
import { unitSum, type UnitSum } from '#figures/cellTerms';
import { unitValues } from '#figures/cellValues';
import type { FigureTable } from '#figures/figureTable';
import { layoutSumBars, plainBars, weightedBars, type SumBar } from '#figures/sumBars';
import { formatNumber } from '#notation/number';
import { cellPicturesOf } from '../../i18n/cellPictures.ts';
import type { CellPicturesText } from '../../i18n/en.ts';
import { useText } from '../../i18n/languages.ts';
import type { CellPictureProps, ShownCell } from '../cellPicture.ts';
import { glyphOf } from '../glyph.ts';
import { useWidth } from '../useWidth.ts';
import styles from './SumPicture.module.css';

export function SumPicture({ shown, view, onView }: CellPictureProps) {
  const text = cellPicturesOf(useText()).sum;
  const [frame, width] = useWidth<HTMLDivElement>(736);
  const [all, setAll] = useState(false);
  const { graph, words, step, unit, timeStep } = shown;
  const sum = useMemo(() => unitSum(shown, step, unit), [shown, step, unit]);
  const bars = useMemo(
    () => (sum ? weightedBars(sum, all) : plainBars(partOf(graph, step), unitValues(shown.values, unit))),
    [sum, all, graph, step, shown.values, unit],
  );
  const { wide, height, zero, rows } = layoutSumBars(bars, width);
  const act = (bar: SumBar) => {
    if (bar.kind === 'rest') setAll(true);
    else if (bar.kind === 'recurrent') onView({ ...view, timeStep, unit: bar.index });
  };
  return (
    <div ref={frame} className={styles.frame}>
      <svg
        className={styles.picture}
        data-picture
        width={width}
        height={height}
        role="group"
        aria-label={text.label(words.stepNames[step] ?? step, unit + 1)}
      >
        <line className={styles.zero} x1={zero} x2={zero} y1={0} y2={height} />
        {rows.map(({ bar, top, height: rowHeight, x, y, length, thickness, end, baseline }, index) => {
          const { what, detail } = wordsOf(bar, shown, text);
          const amount = formatNumber(bar.amount);
          const next = rows.at(index + 1);
          const hint = bar.kind === 'rest' ? `, ${text.restHint}` : '';
          return (
            <g
              key={`${bar.kind} ${bar.of} ${bar.index}`}
              className={styles.row}
              role="button"
              tabIndex={0}
              aria-label={text.row(what, detail, amount) + hint}
              data-kind={bar.kind}
              data-quantity={bar.of ?? undefined}
              onClick={() => act(bar)}
              onKeyDown={(event: KeyboardEvent) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                act(bar);
              }}
            >
              <rect className={styles.ground} x={0} y={top} width={width} height={rowHeight} />
              <text className={styles.what} x={2} y={baseline}>
                {what}
              </text>
              <text className={styles.detail} x={wide ? 242 : width - 70} y={baseline} textAnchor="end">
                {detail}
              </text>
              <rect className={styles.bar} x={x} y={y} width={length} height={thickness} />
              {next && adds(bar) && (
                <line className={styles.step} x1={end} x2={end} y1={y + thickness} y2={next.y} />
              )}
              <text className={styles.amount} x={width - 2} y={y + 12} textAnchor="end">
                {amount}
              </text>
            </g>
          );
        })}
      </svg>
      {sum?.normalisation && <p className={styles.note}>{normalisationText(sum, text)}</p>}
      {all && (
        <button type="button" className={styles.fewer} onClick={() => setAll(false)}>
          {text.fewer}
        </button>
      )}
    </div>
  );
}

/** Every term of the sum, or the values that the step multiplies or adds. */
export function sumTable(
  shown: ShownCell,
  _view: unknown,
  catalogue: Parameters<typeof cellPicturesOf>[0],
): FigureTable {
  const text = cellPicturesOf(catalogue).sum;
  const { graph, words, letters, timeStep, step, unit, values } = shown;
  const sum = unitSum(shown, step, unit);
  if (!sum)
    return {
      columns: [text.columns[0], text.columns[4]],
      rows: plainBars(partOf(graph, step), unitValues(values, unit)).map(({ of, amount }) => [
        (of && words.names[of]) ?? '',
        amount,
      ]),
    };
  return {
    columns: text.columns,
    rows: [
      ...sum.terms.map(({ kind, of, index, weight, value, product }) => [
        kind === 'recurrent' && of ? `${text.weightsOfState} ${words.names[of] ?? of}` : text.kinds[kind],
        kind === 'input' ? letters[timeStep] : kind === 'recurrent' ? `${index + 1}` : '',
        weight,
        value,
        product,
      ]),
      [text.total, '', '', '', sum.sum],
      ...(sum.normalisation ? [[text.normalised, '', '', '', sum.preActivation]] : []),
      [words.names[step] ?? step, '', '', '', sum.value],
    ],
  };
}

const adds = ({ kind }: SumBar) =>
  kind !== 'factor' && kind !== 'sum' && kind !== 'normalised' && kind !== 'result';

function wordsOf(bar: SumBar, { graph, letters, timeStep, step }: ShownCell, text: CellPicturesText['sum']) {
  const label = bar.of ? partOf(graph, bar.of).label : (['', ''] as const);
  const name = label.join('').replace(/\(?t−1\)?/, '₋₁');
  const detail = bar.weight === null ? '' : text.times(formatNumber(bar.weight), formatNumber(bar.value));
  switch (bar.kind) {
    case 'input':
      return { what: text.input(`“${glyphOf(letters[timeStep])}”`), detail: formatNumber(bar.weight ?? 0) };
    case 'recurrent':
      return { what: text.recurrent(name, bar.index + 1), detail };
    case 'rest':
      return { what: text.rest(bar.index), detail };
    case 'bias':
      return { what: bar.index === 0 ? text.inputBias : text.recurrentBias, detail };
    case 'peephole':
      return { what: text.peephole(name), detail };
    case 'added':
      return { what: text.added(name), detail };
    case 'factor':
      return { what: text.factor(name), detail };
    case 'sum':
      return { what: text.total, detail };
    case 'normalised':
      return { what: text.normalised, detail };
    case 'result': {
      const { operation } = partOf(graph, step);
      const squash =
        operation?.kind === 'weighted'
          ? operation.squash
          : operation?.kind === 'squash'
            ? operation.by
            : null;
      return { what: text.result(squash ? squashingSigns[squash] : '', name), detail };
    }
    default:
      return bar.kind satisfies never;
  }
}

function normalisationText({ normalisation }: UnitSum, text: CellPicturesText['sum']): string {
  if (!normalisation) return '';
  const { mean, deviation, gain, shift } = normalisation;
  return text.normalisation(
    formatNumber(mean),
    formatNumber(deviation),
    formatNumber(gain),
    formatNumber(shift),
  );
}
