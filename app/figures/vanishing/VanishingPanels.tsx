/** What decides how fast the plain RNN forgets, side by side: its Jacobians, its spectrum, its slopes. */
import type { JacobianLine, Series } from '#figures/vanishingSeries';
import { mostProductUnits } from '#inspect/vanishingLimits';
import type { InspectorCalls } from '#protocol/inspector';
import { useVanishingText } from '../../i18n/vanishing.ts';
import { JacobianChart } from './JacobianChart.tsx';
import { SlopeChart } from './SlopeChart.tsx';
import { SpectrumChart } from './SpectrumChart.tsx';
import styles from './Vanishing.module.css';

interface Props {
  readonly reading: InspectorCalls['vanish']['reply'];
  readonly jacobians: readonly Series<JacobianLine>[];
  readonly request: InspectorCalls['vanish']['request'];
  readonly width: number;
  readonly back: number;
  /** From 1. */
  readonly eigenvalue: number;
  readonly onBack: (back: number) => void;
  readonly onHover: (back: number | null) => void;
  readonly onEigenvalue: (eigenvalue: number) => void;
}

const gap = 32;

export function VanishingPanels(props: Props) {
  const { reading, jacobians, request, width, back, onBack, onHover } = props;
  const text = useVanishingText();
  // One below the other on a phone, the narrow two side by side in a lesson's column, all three on a wide page.
  const columns = width >= 760 ? 3 : width >= 480 ? 2 : 1;
  const narrow = Math.floor((width - (columns - 1) * gap) / columns);
  const spectrum = reading.spectrum ?? [];
  return (
    <div className={styles.panels} data-columns={columns} style={{ gap }}>
      <div className={styles.first}>
        {jacobians.length > 0 ? (
          <JacobianChart
            series={jacobians}
            width={columns === 2 ? width : narrow}
            back={back}
            onBack={onBack}
            onHover={onHover}
          />
        ) : (
          <p className={styles.notice}>{text.noJacobian(request.units, mostProductUnits)}</p>
        )}
      </div>
      {spectrum.length > 0 ? (
        <SpectrumChart
          values={spectrum}
          width={narrow}
          selected={Math.min(spectrum.length, props.eigenvalue) - 1}
          onSelect={(index) => props.onEigenvalue(index + 1)}
        />
      ) : (
        <p className={styles.notice}>{text.noSpectrum}</p>
      )}
      <SlopeChart
        reading={reading}
        activation={request.activation}
        length={request.length}
        width={narrow}
        back={back}
      />
    </div>
  );
}
