/** The cell with a shape on every wire, for sizes of the learner's own, and the shapes of what it weighs them with. */
import { useMemo } from 'react';
import { cellShapes } from '#figures/cellShapes';
import type { FigureTable } from '#figures/figureTable';
import type { QuantityName } from '#rnn/quantities';
import type { LayerSizes } from '#rnn/trace';
import { cellPicturesOf } from '../../i18n/cellPictures.ts';
import { useText } from '../../i18n/languages.ts';
import type { CellView, ChosenSizes } from '../../state/cellView.ts';
import { useKit, type NotationKit } from '../../state/notation.ts';
import { CellDiagram } from '../CellDiagram.tsx';
import type { CellPictureProps, ShownCell } from '../cellPicture.ts';
import { CountField } from '../CountField.tsx';
import { useStable } from '../useStable.ts';
import styles from './ShapesPicture.module.css';

/** The largest that a wire has room for. */
const ranges = {
  batch: { low: 1, high: 99, whole: true },
  length: { low: 1, high: 999, whole: true },
  inputs: { low: 1, high: 999, whole: true },
  hidden: { low: 1, high: 999, whole: true },
} as const satisfies Record<keyof ChosenSizes, unknown>;

const written = (shape: readonly number[]) => `[${shape.join(', ')}]`;

export function ShapesPicture({ shown, view, onView }: CellPictureProps) {
  const { shapes: text } = cellPicturesOf(useText());
  const kit = useKit();
  const { drawn, graph, words, timeStep, step, trace } = shown;
  const { T, B, I, H } = chosenSizes(shown, view);
  const shapes = useMemo(() => cellShapes(graph, { T, B, I, H }), [graph, T, B, I, H]);
  const onStep = useStable((next: QuantityName) => onView({ ...view, timeStep, step: next }));
  const texts = useMemo(
    () =>
      Object.fromEntries(
        shapes.wires.map(({ name, atStep: [rows, columns] }) => [
          name,
          {
            value: `${rows}×${columns}`,
            spoken: text.wire(words.names[name] ?? name, rows, columns),
          },
        ]),
      ),
    [shapes, words, text],
  );
  const values = { batch: B, length: T, inputs: I, hidden: H };
  return (
    <div className={styles.shapes}>
      <div className={styles.fields}>
        {(Object.keys(ranges) as (keyof ChosenSizes)[]).map((size) => (
          <CountField
            key={size}
            label={text[size]}
            value={values[size]}
            range={ranges[size]}
            notFitting={text.notFitting(ranges[size].low, ranges[size].high)}
            onChange={(value) => onView({ ...view, [size]: value })}
          />
        ))}
        <p className={styles.own}>{text.own(trace.sizes.T, trace.sizes.I, trace.sizes.H)}</p>
      </div>
      <CellDiagram drawn={drawn} label={text.diagram} texts={texts} step={step} onStep={onStep} />
      <table className={styles.parameters}>
        <caption>{text.parameters}</caption>
        <thead>
          <tr>
            <th scope="col">{text.parameter}</th>
            <th scope="col">{text.shape}</th>
            <th scope="col">{text.count}</th>
          </tr>
        </thead>
        <tbody>
          {shapes.parameters.map(({ name, shape, size }) => (
            <tr key={name}>
              <th scope="row">{parameterName(name, kit)}</th>
              <td>{written(stands(shape, kit))}</td>
              <td>{size.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.own}>{text.total(shapes.count.toLocaleString('en'))}</p>
    </div>
  );
}

/** By the book's letter with PyTorch's name, where that is another. */
function parameterName(name: string, kit: NotationKit | null): string {
  const letter = kit?.parameterLetter(name) ?? name;
  return letter === name ? name : `${letter} (${name})`;
}

/** With the batch in rows, weights stand transposed. */
function stands(shape: readonly number[], kit: NotationKit | null): readonly number[] {
  return kit?.order === 'rows' && shape.length > 1 ? shape.toReversed() : shape;
}

/** Every wire at a step and over all of them, then every parameter. */
export function shapesTable(
  shown: ShownCell,
  view: CellView,
  catalogue: Parameters<typeof cellPicturesOf>[0],
): FigureTable {
  const { shapes: text } = cellPicturesOf(catalogue);
  const { wires, parameters } = cellShapes(shown.graph, chosenSizes(shown, view));
  return {
    columns: [text.parameter, text.perStep, text.sequence],
    rows: [
      ...wires.map(({ name, atStep, overSteps }) => [
        shown.words.names[name] ?? name,
        written(atStep),
        written(overSteps),
      ]),
      ...parameters.map(({ name, shape }) => [name, written(shape), written(shape)]),
    ],
  };
}

/** What the learner has not chosen is as in the model. */
function chosenSizes({ trace: { sizes } }: ShownCell, view: CellView): LayerSizes {
  return {
    T: view.length || sizes.T,
    B: view.batch || sizes.B,
    I: view.inputs || sizes.I,
    H: view.hidden || sizes.H,
  };
}
