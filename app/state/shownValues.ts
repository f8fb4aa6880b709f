/**
 * What the figures of a page show at this moment, for all else on the page that speaks of it: derivations take their
 * numbers from here, predictions are judged by it. A figure publishes whenever what it shows changes, and takes it back
 * when it leaves.
 */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { KeptWeights } from '#data/recordedRun';
import type { RaceSetup } from '#data/race';
import type { Spread } from '#figures/raceChart';
import type { StackSize } from '#figures/stackTensors';
import type { ForecastLineName, ForecastSeriesName } from '#data/forecasters';
import type { FormulaName } from '#notation/formulas';
import type { FormulaSlots } from '#notation/slots';
import type { TrainingMoment } from '#inspect/trainingMoment';
import type { ItemOrderReading, ItemOrderRequest } from '#inspect/itemOrder';
import type { BackwardPass } from '#inspect/backwardPass';
import type { PredictedText } from '#inspect/predictedText';
import type { FieldRequest, TextReading, UnitValues, VanishingRequest } from '#protocol/inspector';
import type { ActivationName, CellName } from '#rnn/cells';
import type { CharModel, CharModelSpec } from '#rnn/model';
import type { SequenceFlow, SequenceRequest } from '#inspect/sequenceFlow';
import type { FieldReading } from '#inspect/feltInputs';
import type { QuantityName } from '#rnn/quantities';
import type { SequenceShape } from '#rnn/sequenceShapes';

/** The numbers for the formulas that a figure can fill. */
export type ShownSlots = Readonly<Partial<Record<FormulaName, FormulaSlots>>>;

export interface CellValues {
  readonly slots: ShownSlots;
  /**
   * For every quantity that the cell computes, of this unit at this letter: all values of the cell, and where the
   * quantity is a sum over weights, what each side adds to it.
   */
  readonly computed: Readonly<Partial<Record<QuantityName, FormulaSlots>>>;
  /** Of any kind of cell: who speaks of one kind asks `model.spec.cell` first. */
  readonly model: CharModel;
  /** The word being read; `reading` is of this word. */
  readonly word: string;
  readonly reading: TextReading;
  /** Letter of the word, counted from 0. */
  readonly timeStep: number;
  /** Counted from 0. */
  readonly unit: number;
}

/** One sequence in two orders, as `itemOrder` read it; `unit` counts from 0. */
export interface ShuffledValues {
  readonly slots: ShownSlots;
  readonly request: ItemOrderRequest;
  readonly reading: ItemOrderReading;
  readonly unit: number;
}

/** What the shape calculator is set to. */
export interface ShapesValues {
  readonly slots: ShownSlots;
  readonly size: StackSize;
  /** Weights and biases as PyTorch counts them; null where it has no such layer. */
  readonly count: number | null;
}

/** Two baselines and some networks on one series; numbers are in its own unit. */
export interface ForecastValues {
  readonly slots: ShownSlots;
  readonly series: ForecastSeriesName;
  /** `[horizon]`: how far each is typically off at each step ahead; absent until it is measured. */
  readonly typical: Readonly<Partial<Record<ForecastLineName, readonly number[]>>>;
  /** All that there are for the series have been measured, or could not be. */
  readonly complete: boolean;
}

export interface MicroscopeValues {
  readonly slots: ShownSlots;
  readonly text: PredictedText;
  readonly pass: BackwardPass;
  /** `[T]`: the letters that are read. */
  readonly letters: readonly string[];
  /** Of the recurrent weight: its gate, the unit that reads and the unit that is read, counted from 0. */
  readonly weight: { readonly gate: ActivationName; readonly unit: number; readonly from: number };
}

export interface VanishingValues {
  readonly slots: ShownSlots;
  readonly request: VanishingRequest;
}

/** A training run, read over a passage at each of its shown moments. */
export interface TrainingHistoryValues {
  readonly slots: ShownSlots;
  readonly spec: CharModelSpec;
  /** `[S]`, ascending. */
  readonly stops: readonly KeptWeights[];
  /** `[S]`, null where it is still to come. */
  readonly moments: readonly (TrainingMoment | null)[];
  /** `[T + 1]` */
  readonly letters: readonly string[];
  readonly codes: Int32Array;
  /** Which of the stops is shown. */
  readonly row: number;
}

/** A problem of sequences on its way through its network; `flow` is of `request`. */
export interface ProblemsValues {
  readonly slots: ShownSlots;
  readonly shape: SequenceShape;
  readonly request: SequenceRequest;
  readonly flow: SequenceFlow;
  /** By step, what it reads as it is shown; null: nothing. */
  readonly reads: readonly (string | null)[];
  /** By code, what the network can answer as it is shown; empty where it answers numbers. */
  readonly symbols: readonly string[];
}

/** One network of a race on this device. */
export interface RacedNetwork {
  readonly cell: CellName;
  readonly units: number;
  readonly parameters: number;
  /** Of an update, median of the seeds; null before the first. */
  readonly stepMilliseconds: number | null;
  /** Steps back that are felt, seed by seed, null where nothing is; null while none is measured. */
  readonly reaches: readonly (number | null)[] | null;
  /** Of the seeds still in the race, where they stand; null if none is or none has a loss. */
  readonly loss: Spread | null;
}

export interface RaceValues {
  readonly slots: ShownSlots;
  /** What the figure is set to, which the race below may not yet have followed. */
  readonly setup: RaceSetup;
  /** A race on this device is over. */
  readonly finished: boolean;
  /** Those of a race on this device; none while a recorded one is shown. */
  readonly networks: readonly RacedNetwork[];
}

/** Both networks over a random series, and how much their last outputs feel of each input. */
export interface ReceptiveFieldValues {
  readonly slots: ShownSlots;
  readonly request: FieldRequest;
  readonly reading: FieldReading;
}

/** A text as a model read it, and one gate or state of all units over it; `unit` counts from 0. */
interface ActivationsValues {
  readonly slots: ShownSlots;
  readonly units: UnitValues;
  /** `[T]` */
  readonly letters: readonly string[];
  readonly unit: number;
}

/** What surgery is done on: `codes` of the word, `[T + 1]`, the last only foretold. */
interface SurgeryValues {
  readonly slots: ShownSlots;
  readonly model: CharModel;
  readonly codes: Int32Array;
}

/** By the figure's name. */
export interface ShownValues {
  readonly cell: CellValues;
  readonly training: { readonly slots: ShownSlots };
  readonly shuffled: ShuffledValues;
  readonly shapes: ShapesValues;
  readonly forecast: ForecastValues;
  readonly microscope: MicroscopeValues;
  readonly vanishing: VanishingValues;
  readonly trainingHistory: TrainingHistoryValues;
  readonly problems: ProblemsValues;
  readonly race: RaceValues;
  readonly receptiveField: ReceptiveFieldValues;
  readonly activations: ActivationsValues;
  readonly surgery: SurgeryValues;
}

export type ShownFigure = keyof ShownValues;
type Shown = { readonly [Name in ShownFigure]?: ShownValues[Name] | undefined };

export const useShownValues = create<Shown>()(() => ({}));

/** @param values  a value that stays the same object while nothing changed; null while the figure has none */
export function usePublishedValues<Name extends ShownFigure>(
  name: Name,
  values: ShownValues[Name] | null,
): void {
  useEffect(() => useShownValues.setState({ [name]: values ?? undefined }), [name, values]);
  useEffect(() => () => useShownValues.setState({ [name]: undefined }), [name]);
}
