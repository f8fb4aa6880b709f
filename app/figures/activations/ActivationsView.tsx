/** A text read by a model: the heatmap of all units, the text painted with one, the search, and what holding it does. */
import { useMemo, type ReactNode } from 'react';
import { percent } from '#figures/numbers';
import { isYesOrNo, propertyOf, type LetterProperty } from '#inspect/letterProperties';
import { saturatedShares, unitOrders } from '#inspect/unitOrder';
import type { UnitValues } from '#protocol/inspector';
import { cells } from '#rnn/cells';
import type { CharModel } from '#rnn/model';
import { useActivationsText } from '../../i18n/activations.ts';
import { useLetterOf } from '../../state/notation.ts';
import {
  marksText,
  parseMarks,
  shownProperty,
  zooms,
  type ActivationsAddress,
} from '../../state/activationsView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { FigureFrame } from '../FigureFrame.tsx';
import { SelectField } from '../SelectField.tsx';
import { useStable } from '../useStable.ts';
import parts from '../figureParts.module.css';
import styles from './ActivationsFigure.module.css';
import { ActivationMap } from './ActivationMap.tsx';
import { activationsCaption } from './activationsCaption.ts';
import { activationsTable, holdsAllUnits } from './activationsTable.ts';
import { HeldSamples } from './HeldSamples.tsx';
import { PaintedText } from './PaintedText.tsx';
import { UnitSearch } from './UnitSearch.tsx';
import { useUnitOrder } from './useUnitOrder.ts';
import { useFollowers } from './useFollowers.ts';
import { usePublishedFollowing } from './usePublishedFollowing.ts';
import { boundOfMap, boundOfUnit } from './unitScale.ts';

interface Props {
  readonly model: CharModel;
  readonly units: UnitValues;
  /** `[T]`, one or more. */
  readonly letters: readonly string[];
  readonly address: ActivationsAddress;
  readonly ownProperty: LetterProperty;
  readonly onAddress: (patch: Partial<ActivationsAddress>) => void;
  readonly controls: ReactNode;
  readonly notice: ReactNode;
}

export function ActivationsView(props: Props) {
  const { model, units, letters, address, ownProperty, onAddress, controls, notice } = props;
  const text = useActivationsText();
  const letterOf = useLetterOf();
  const { H, name, values } = units;
  const T = letters.length;
  const property = shownProperty(address, ownProperty);
  const marks = useMemo(() => parseMarks(address.marks) ?? [], [address.marks]);
  const wanted = useMemo(() => propertyOf(letters, property, marks), [letters, property, marks]);
  const followers = useFollowers(units, wanted, isYesOrNo(property));
  const order = useUnitOrder(units, address.order);
  const bound = useMemo(() => boundOfMap(units), [units]);
  const shares = useMemo(() => saturatedShares(units.cell, name, values, H), [units, name, values, H]);
  const best = followers && Number.isFinite(followers[0].score) ? followers[0].unit : 0;
  const unit = address.unit > 0 ? Math.min(address.unit, H) - 1 : Math.min(best, H - 1);
  usePublishedFollowing(units, letters, wanted, unit);
  // The first place that has the property is where there is something to see.
  const step = address.step > 0 ? Math.min(address.step, T) - 1 : Math.max(0, wanted.indexOf(1));
  const unitBound = useMemo(() => boundOfUnit(units, unit), [units, unit]);
  // Of all units the table stays the same while one after another is painted.
  const listed = holdsAllUnits(units) ? null : unit;
  const table = useMemo(
    () => activationsTable(units, letters, wanted, property, listed, text),
    [units, letters, wanted, property, listed, text],
  );
  const onSelect = useStable((place: { readonly step: number; readonly unit?: number }) =>
    onAddress({ step: place.step + 1, ...(place.unit !== undefined && { unit: place.unit + 1 }) }),
  );
  const onProperty = useStable((next: LetterProperty) => onAddress({ property: next, unit: 0, step: 0 }));
  const onUnit = useStable((next: number) => onAddress({ unit: next + 1 }));
  const onMarks = useStable((next: typeof marks) => onAddress({ marks: marksText(next) }));
  const notices = useMemo(() => noticesOf(model, units, shares, text), [model, units, shares, text]);
  const quantities: readonly (typeof name)[] = cells[units.cell].activations;

  return (
    <FigureFrame
      name="activations"
      title={text.title}
      caption={activationsCaption(
        { units, letters, wanted, property, unit, step, followers },
        text,
        letterOf,
      )}
      table={table}
      controls={
        <>
          {controls}
          <SelectField
            label={text.quantity}
            value={name}
            options={quantities.map((value) => ({ value, text: text.names[value] }))}
            onChange={(quantity) => onAddress({ quantity })}
          />
          <SelectField
            label={text.unit}
            value={unit}
            options={Array.from({ length: H }, (_, value) => ({ value, text: `${value + 1}` }))}
            onChange={(next) => onAddress({ unit: next + 1 })}
          />
          <ChoiceField
            label={text.order}
            value={address.order}
            options={unitOrders.map((value) => ({ value, text: text.orders[value] }))}
            onChange={(next) => onAddress({ order: next })}
          />
          <ChoiceField
            label={text.zoom}
            value={address.zoom}
            options={zooms.map((value) => ({ value, text: text.zooms[value] }))}
            onChange={(zoom) => onAddress({ zoom })}
          />
        </>
      }
      below={
        <div className={styles.below}>
          <UnitSearch
            property={property}
            wanted={wanted}
            followers={followers}
            unit={unit}
            onProperty={onProperty}
            onUnit={onUnit}
          />
          <HeldSamples
            model={model}
            units={units}
            unit={unit}
            letters={letters}
            prompt={address.prompt}
            value={address.held}
            draw={address.draw}
            warmth={address.warmth}
            onAddress={onAddress}
          />
        </div>
      }
    >
      {notice}
      {notices.map((sentence) => (
        <p key={sentence} className={parts.notice} role="status">
          {sentence}
        </p>
      ))}
      <div className={styles.pictures} data-quantity={name}>
        <ActivationMap
          units={units}
          bound={bound}
          letters={letters}
          order={order}
          orderName={address.order}
          shares={shares}
          unit={unit}
          step={step}
          zoom={address.zoom}
          onSelect={onSelect}
        />
        <PaintedText
          units={units}
          bound={unitBound}
          letters={letters}
          wanted={wanted}
          property={property}
          marks={marks}
          unit={unit}
          step={step}
          onSelect={onSelect}
          onMarks={onMarks}
        />
      </div>
    </FigureFrame>
  );
}

/** From so many of its values on, all are called saturated. */
const mostlySaturated = 0.8;

function noticesOf(
  { parameters }: CharModel,
  { name, values }: UnitValues,
  shares: Float64Array,
  text: ReturnType<typeof useActivationsText>,
): readonly string[] {
  const share = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  return [
    ...(parameters.every((value) => value === 0) ? [text.allZero] : []),
    ...(!values.every(Number.isFinite) ? [text.notNumbers] : []),
    // A cell state that counts is meant to leave the range of tanh.
    ...(share > mostlySaturated && name !== 'cellState' ? [text.saturated(percent(share))] : []),
  ];
}
