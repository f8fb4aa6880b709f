/**
 * What a learner reads, in English, by part of the page. English is the type: another language is an object that
 * `satisfies Required<Catalogue>`, so a missing sentence does not compile.
 */
import type { activations } from './en/activations.ts';
import type { backendPanel } from './en/backendPanel.ts';
import { cell } from './en/cell.ts';
import type { code } from './en/code.ts';
import type { cell as cellChecks } from './en/checks/cell.ts';
import type { forecasting as forecastingChecks } from './en/checks/forecasting.ts';
import type { problemShapes as problemShapeChecks } from './en/checks/problemShapes.ts';
import type { gru as gruChecks } from './en/checks/gru.ts';
import type { convolutions as convolutionChecks } from './en/checks/convolutions.ts';
import type { insideTheGates as insideTheGatesChecks } from './en/checks/insideTheGates.ts';
import type { recurrentNeuron as recurrentNeuronChecks } from './en/checks/recurrentNeuron.ts';
import type { sequences as sequenceChecks } from './en/checks/sequences.ts';
import type { throughTime as throughTimeChecks } from './en/checks/throughTime.ts';
import type { stableTraining as stableTrainingChecks } from './en/checks/stableTraining.ts';
import type { training as trainingChecks } from './en/checks/training.ts';
import type { vanishing as vanishingChecks } from './en/checks/vanishing.ts';
import type { whichOne as whichOneChecks } from './en/checks/whichOne.ts';
import type { cellKindWords } from './en/cellKindWords.ts';
import type { cellPictures } from './en/cellPictures.ts';
import type { countingNeuron } from './en/countingNeuron.ts';
import type { copyDistance } from './en/copyDistance.ts';
import type { curves } from './en/curves.ts';
import type { damagedLink } from './en/damagedLink.ts';
import type { forecast } from './en/forecast.ts';
import type { frame } from './en/frame.ts';
import type { glossary } from './en/glossary.ts';
import type { microscope } from './en/microscope.ts';
import type { model } from './en/model.ts';
import type { numbers } from './en/numbers.ts';
import type { problems } from './en/problems.ts';
import type { nextLetter } from './en/nextLetter.ts';
import type { progress } from './en/progress.ts';
import type { notation } from './en/notation.ts';
import type { race } from './en/race.ts';
import { reader } from './en/reader.ts';
import type { receptiveField } from './en/receptiveField.ts';
import { shell } from './en/shell.ts';
import type { search } from './en/search.ts';
import type { shapes } from './en/shapes.ts';
import type { shuffled } from './en/shuffled.ts';
import type { surgery } from './en/surgery.ts';
import type { training } from './en/training.ts';
import type { trainingHistory } from './en/trainingHistory.ts';
import type { vanishing } from './en/vanishing.ts';

/** The parts of the first load; the English of other figures and of their frame comes with them (`training.ts`, `frame.ts`). */
export const en = { shell, reader, cell };

export type BackendPanelText = typeof backendPanel;
export type TrainingText = typeof training;
export type FrameText = typeof frame;
export type DamagedLinkText = typeof damagedLink;
export type GlossaryText = typeof glossary;
export type SearchText = typeof search;
export type ProgressText = typeof progress;
export type CodeText = typeof code;
export type CopyDistanceText = typeof copyDistance;
export type CurvesText = typeof curves;
export type ShapesText = typeof shapes;
export type VanishingText = typeof vanishing;
export type MicroscopeText = typeof microscope;
export type ModelText = typeof model;
export type CountingNeuronText = typeof countingNeuron;
export type ShuffledText = typeof shuffled;
export type SurgeryText = typeof surgery;
export type RaceText = typeof race;
export type TrainingHistoryText = typeof trainingHistory;
export type ReceptiveFieldText = typeof receptiveField;
export type ProblemsText = typeof problems;
export type NextLetterText = typeof nextLetter;
export type ForecastText = typeof forecast;
export type NotationText = typeof notation;
export type ActivationsText = typeof activations;
export type CellKindWords = typeof cellKindWords;
export type NumberWords = typeof numbers;
export type CellPicturesText = typeof cellPictures;

/** Sentences of predictions, by topic. */
export interface CheckTexts {
  readonly sequences: typeof sequenceChecks;
  readonly recurrentNeuron: typeof recurrentNeuronChecks;
  readonly problemShapes: typeof problemShapeChecks;
  readonly cell: typeof cellChecks;
  readonly gru: typeof gruChecks;
  readonly training: typeof trainingChecks;
  readonly forecasting: typeof forecastingChecks;
  readonly throughTime: typeof throughTimeChecks;
  readonly vanishing: typeof vanishingChecks;
  readonly stableTraining: typeof stableTrainingChecks;
  readonly convolutions: typeof convolutionChecks;
  readonly whichOne: typeof whichOneChecks;
  readonly insideTheGates: typeof insideTheGatesChecks;
}

/** What comes with a figure or a panel, and in another language with its catalogue. */
interface FigureTexts {
  readonly backendPanel?: BackendPanelText;
  readonly training?: TrainingText;
  readonly frame?: FrameText;
  readonly damagedLink?: DamagedLinkText;
  readonly glossary?: GlossaryText;
  readonly search?: SearchText;
  readonly progress?: ProgressText;
  readonly code?: CodeText;
  readonly copyDistance?: CopyDistanceText;
  readonly curves?: CurvesText;
  readonly shapes?: ShapesText;
  readonly vanishing?: VanishingText;
  readonly microscope?: MicroscopeText;
  readonly model?: ModelText;
  readonly shuffled?: ShuffledText;
  readonly countingNeuron?: CountingNeuronText;
  readonly surgery?: SurgeryText;
  readonly receptiveField?: ReceptiveFieldText;
  readonly problems?: ProblemsText;
  readonly nextLetter?: NextLetterText;
  readonly forecast?: ForecastText;
  readonly notation?: NotationText;
  readonly activations?: ActivationsText;
  readonly cellKindWords?: CellKindWords;
  readonly cellPictures?: CellPicturesText;
  readonly race?: RaceText;
  readonly checks?: CheckTexts;
  readonly numbers?: NumberWords;
  readonly trainingHistory?: TrainingHistoryText;
}

export type Catalogue = typeof en & FigureTexts;
