/** Eigenvalues of the plain RNN's U in the complex plane, against the unit circle; one is read out. */
import { useMemo } from 'react';
import { shortNumber } from '#figures/numbers';
import { fromLogarithm } from '#figures/scientific';
import { spectrumPlot, type ComplexNumber } from '#figures/spectrumPlot';
import { useVanishingText } from '../../i18n/vanishing.ts';
import { PlotSlider } from '../PlotSlider.tsx';
import styles from './Vanishing.module.css';

interface Props {
  /** Farthest first. */
  readonly values: readonly ComplexNumber[];
  readonly width: number;
  /** Which is read out, from 0. */
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}

const [top, foot, margin] = [26, 48, 14];

function complexText({ re, im }: ComplexNumber): string {
  const imaginary = shortNumber(Math.abs(im));
  return im === 0 ? shortNumber(re) : `${shortNumber(re)} ${im < 0 ? '−' : '+'} ${imaginary}i`;
}

export function SpectrumChart({ values, width, selected, onSelect }: Props) {
  const text = useVanishingText();
  const size = Math.min(width, 224);
  const height = top + size + foot;
  const plot = useMemo(() => spectrumPlot(values, size, margin), [values, size]);
  const left = (width - size) / 2;
  const { centre, unit, points } = plot;
  const value = values[selected];
  const sizeText = fromLogarithm(Math.log10(Math.hypot(value.re, value.im)));
  const nearest = (x: number, y: number) => {
    let [best, least] = [0, Infinity];
    points.forEach((point, index) => {
      const distance = Math.hypot(point.x + left - x, point.y + top - y);
      if (distance < least) [best, least] = [index, distance];
    });
    return best;
  };
  return (
    <div className={styles.chart} style={{ height }}>
      <svg data-picture width={width} height={height} aria-hidden="true">
        <text className={styles.panelTitle} x={0} y={14}>
          {text.spectrumTitle}
        </text>
        <g transform={`translate(${left} ${top})`}>
          <g className={styles.axes}>
            <line x1={0} x2={size} y1={centre} y2={centre} />
            <line x1={centre} x2={centre} y1={0} y2={size} />
            <circle className={styles.unitCircle} cx={centre} cy={centre} r={unit} />
            <circle className={styles.radiusCircle} cx={centre} cy={centre} r={plot.radius} />
            <text className={styles.halo} x={centre + unit + 4} y={centre - 4}>
              1
            </text>
          </g>
          {points.map(({ x, y }, index) => (
            <circle key={index} className={styles.eigenvalue} cx={x} cy={y} r={3} />
          ))}
          <circle className={styles.chosen} cx={points[selected].x} cy={points[selected].y} r={6} />
        </g>
        <g className={styles.legend}>
          <text x={0} y={top + size + 20} className={styles.value} data-value="eigenvalue">
            {`λ = ${complexText(value)}`}
          </text>
          <text x={width - 10} y={top + size + 20} textAnchor="end" className={styles.value}>
            {text.magnitude(sizeText)}
          </text>
          <path className={styles.unitCircle} d={`M2 ${top + size + 36}h24`} />
          <text x={34} y={top + size + 40}>
            {text.unitCircle}
          </text>
        </g>
      </svg>
      <PlotSlider
        box={{ left, top, width: size, height: size }}
        label={text.spectrum}
        min={1}
        max={values.length}
        value={selected + 1}
        valueText={text.eigenvalue(selected + 1, values.length, complexText(value), sizeText)}
        at={(x, y) => nearest(x, y) + 1}
        onChange={(place) => onSelect(place - 1)}
      />
    </div>
  );
}
