/** The shape calculator: a layer drawn as blocks, and every tensor of the stack as three frameworks report it. */
import { useMemo } from 'react';
import { frameworkReports } from '#figures/frameworkShapes';
import { frameworks, valuesIn, type StackSize } from '#figures/stackTensors';
import type { FigureTable } from '#figures/figureTable';
import { shapeGroups } from '#figures/shapeRows';
import { cellNames, cells } from '#rnn/cells';
import { useShapesText } from '../../i18n/shapes.ts';
import { useKit, useLetterOf } from '../../state/notation.ts';
import { useAddressState } from '../../state/address.ts';
import { usePublishedValues } from '../../state/shownValues.ts';
import { shapeNumbers, shapeRanges, shapesAddress, shapesStart } from '../../state/shapesView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { CountField } from '../CountField.tsx';
import { FigureFrame } from '../FigureFrame.tsx';
import { SelectField } from '../SelectField.tsx';
import { useWidth } from '../useWidth.ts';
import type { FigureProps } from '../registry.ts';
import { plainLayerSlots } from './plainLayerSlots.ts';
import { ShapeBlocks } from './ShapeBlocks.tsx';
import { ShapeReports } from './ShapeReports.tsx';
import styles from './ShapesFigure.module.css';

/** Pixels from which three frameworks fit side by side. */
const wideEnough = 700;

export default function ShapesFigure({ settings }: FigureProps<'shapes'>) {
  const text = useShapesText();
  const letterOf = useLetterOf();
  const inRows = useKit()?.order === 'rows';
  const [address, setAddress] = useAddressState(shapesAddress, shapesStart);
  const [frame, width] = useWidth<HTMLDivElement>(0);
  const { inputs, hidden, both, rows, steps, framework } = address;
  const kind = address.kind === 'own' ? (settings.cell ?? 'lstm') : address.kind;
  const layers = address.layers || (settings.layers ?? 2);
  const size = useMemo(
    (): StackSize => ({
      cell: kind,
      I: inputs,
      H: hidden,
      layers,
      bidirectional: both,
      B: rows,
      T: steps,
    }),
    [kind, inputs, hidden, layers, both, rows, steps],
  );
  const reports = useMemo(() => frameworkReports(size), [size]);
  const groups = useMemo(() => shapeGroups(size, reports), [size, reports]);
  const table = useMemo(
    (): FigureTable => ({
      columns: [
        text.columns.name,
        text.columns.framework,
        text.columns.tensor,
        text.columns.shape,
        text.columns.values,
      ],
      rows: frameworks.flatMap((name) => {
        const report = reports[name];
        if (report.kind === 'absent') return [];
        return [...report.data.map((tensor) => ({ ...tensor, base: '' })), ...report.parameters].map(
          (tensor) => [
            tensor.name,
            text.frameworks[name],
            text.part(tensor.part, tensor.base),
            tensor.shape.join(' × '),
            valuesIn(tensor.shape),
          ],
        );
      }),
    }),
    [reports, text],
  );
  const counts = {
    pytorch: reports.pytorch.kind === 'present' ? reports.pytorch.count : null,
    keras: reports.keras.kind === 'present' ? reports.keras.count : null,
    unroll: reports.unroll.kind === 'present' ? reports.unroll.count : null,
  };
  const published = useMemo(() => {
    const count = reports.pytorch.kind === 'present' ? reports.pytorch.count : null;
    return { slots: plainLayerSlots(size, count), size, count };
  }, [size, reports]);
  usePublishedValues('shapes', published);
  const wide = width >= wideEnough;

  return (
    <FigureFrame
      name="shapes"
      title={text.title}
      caption={text.caption(kind, counts, (counts.unroll ?? 0) - (counts.keras ?? 0))}
      table={table}
      below={
        <div>
          {!wide && (
            <div className={styles.choice}>
              <ChoiceField
                label={text.framework}
                value={framework}
                options={frameworks.map((value) => ({ value, text: text.frameworks[value] }))}
                onChange={(value) => setAddress({ framework: value })}
              />
            </div>
          )}
          <ShapeReports
            groups={groups}
            reports={reports}
            bidirectional={both}
            shown={wide ? frameworks : [framework]}
          />
        </div>
      }
      controls={
        <>
          <div className={styles.kind}>
            <SelectField
              label={text.kind}
              value={kind}
              options={cellNames.map((value) => ({ value, text: text.kinds[value] }))}
              onChange={(value) => setAddress({ kind: value })}
            />
          </div>
          {shapeNumbers.map((name) => (
            <CountField
              key={name}
              label={text.numbers[name]}
              value={name === 'layers' ? layers : address[name]}
              range={shapeRanges[name]}
              notFitting={text.notFitting(name, shapeRanges[name].low, shapeRanges[name].high)}
              onChange={(value) => setAddress({ [name]: value })}
            />
          ))}
          <ChoiceField
            label={text.directions}
            value={both ? 'both' : 'one'}
            options={(['one', 'both'] as const).map((value) => ({
              value,
              text: text.directionOptions[value],
            }))}
            onChange={(value) => setAddress({ both: value === 'both' })}
          />
        </>
      }
    >
      <div ref={frame} className={styles.frame}>
        {width > 0 && (
          <>
            <ShapeBlocks size={size} width={width} />
            <p className={styles.note}>
              {text.legend(
                cells[kind].gates.map((gate) => text.legendGate(letterOf(kind, gate), text.gates[gate])),
                inRows,
              )}
            </p>
          </>
        )}
      </div>
    </FigureFrame>
  );
}
