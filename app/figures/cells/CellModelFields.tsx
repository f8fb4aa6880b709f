/** Which model the cell figure shows. */
import type { CellAddress } from '../../state/cellView.ts';
import type { ModelChoice } from '../../state/modelChoice.ts';
import { ModelChoiceFields } from '../model/ModelChoiceFields.tsx';
import styles from './CellModelFields.module.css';

interface Props {
  readonly choice: ModelChoice;
  readonly onChange: (patch: Partial<ModelChoice & CellAddress>) => void;
}

export default function CellModelFields({ choice, onChange }: Props) {
  return (
    <div className={styles.fields}>
      <ModelChoiceFields
        choice={choice}
        // Another model has other units: the figure chooses anew.
        onChange={(patch) =>
          onChange({
            ...patch,
            ...((patch.source ?? patch.cell ?? patch.units) !== undefined && { unit: 0 }),
          })
        }
      />
    </div>
  );
}
