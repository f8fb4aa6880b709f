/** Where a figure's model comes from, of which kind its cell is, and for a fresh one its units, seed and scale. */
import { cellNames, type CellName } from '#rnn/cells';
import { useModelText } from '../../i18n/model.ts';
import {
  largestScale,
  largestSeed,
  modelSources,
  type ModelChoice,
  type ModelSource,
} from '../../state/modelChoice.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { RangeField } from '../RangeField.tsx';
import { SelectField } from '../SelectField.tsx';

/** Units that are offered. */
const unitChoices = [1, 2, 3, 4, 6, 8, 16, 32, 64, 128, 256];

interface Props {
  readonly choice: ModelChoice;
  /** Kinds of cell that the figure can show; all unless told. */
  readonly kinds?: readonly CellName[];
  /** Sources that it can show; all unless told. */
  readonly sources?: readonly ModelSource[];
  readonly onChange: (patch: Partial<ModelChoice>) => void;
}

export function ModelChoiceFields({ choice, kinds = cellNames, sources = modelSources, onChange }: Props) {
  const text = useModelText();
  const { source, cell, units, seed, scale } = choice;
  return (
    <>
      <ChoiceField
        label={text.source}
        value={source}
        options={sources.map((value) => ({ value, text: text.sources[value] }))}
        onChange={(next) => onChange({ source: next })}
      />
      {source !== 'run' && (
        <SelectField
          label={text.kind}
          value={cell}
          options={kinds.map((value) => ({ value, text: text.kinds[value] }))}
          onChange={(next) => onChange({ cell: next })}
        />
      )}
      {source === 'fresh' && (
        <>
          <SelectField
            label={text.units}
            value={units}
            options={[...new Set([...unitChoices, units])]
              .sort((a, b) => a - b)
              .map((value) => ({ value, text: `${value}` }))}
            onChange={(next) => onChange({ units: next })}
          />
          <RangeField
            label={text.seed}
            value={seed}
            min={1}
            max={largestSeed}
            step={1}
            valueText={text.seedText(seed)}
            onChange={(next) => onChange({ seed: next })}
          />
          <RangeField
            label={text.scale}
            value={scale}
            min={0}
            max={largestScale}
            step={0.25}
            valueText={text.scaleText(scale)}
            onChange={(next) => onChange({ scale: next })}
          />
        </>
      )}
    </>
  );
}
