/**
 * What a learner reads, in English, by part of the page. English is the type: another language is an object that
 * `satisfies Required<Catalogue>`, so a missing sentence does not compile.
 */
import type { activations } from './en/activations.ts';
import type { backendPanel } from './en/backendPanel.ts';
import { cell } from './en/cell.ts';
import type { cell as cellChecks } from './en/checks/cell.ts';
import type { training as trainingChecks } from './en/checks/training.ts';
import type { cellKindWords } from './en/cellKindWords.ts';
import type { cellPictures } from './en/cellPictures.ts';
import type { curves } from './en/curves.ts';
import type { damagedLink } from './en/damagedLink.ts';
import type { frame } from './en/frame.ts';
import type { microscope } from './en/microscope.ts';
import type { model } from './en/model.ts';
import type { numbers } from './en/numbers.ts';
import type { problems } from './en/problems.ts';
import type { nextLetter } from './en/nextLetter.ts';
import type { notation } from './en/notation.ts';
import type { race } from './en/race.ts';
import { reader } from './en/reader.ts';
import type { receptiveField } from './en/receptiveField.ts';
import { shell } from './en/shell.ts';
import type { shapes } from './en/shapes.ts';
import type { surgery } from './en/surgery.ts';
import type { training } from './en/training.ts';
import type { vanishing } from './en/vanishing.ts';

/** The parts of the first load; the English of other figures and of their frame comes with them (`training.ts`, `frame.ts`). */
export const en = { shell, reader, cell };

export type BackendPanelText = typeof backendPanel;
export type TrainingText = typeof training;
export type FrameText = typeof frame;
export type DamagedLinkText = typeof damagedLink;
export type CurvesText = typeof curves;
export type ShapesText = typeof shapes;
export type VanishingText = typeof vanishing;
export type MicroscopeText = typeof microscope;
export type ModelText = typeof model;
export type SurgeryText = typeof surgery;
export type RaceText = typeof race;
export type ReceptiveFieldText = typeof receptiveField;
export type ProblemsText = typeof problems;
export type NextLetterText = typeof nextLetter;
export type NotationText = typeof notation;
export type ActivationsText = typeof activations;
export type CellKindWords = typeof cellKindWords;
export type NumberWords = typeof numbers;
export type CellPicturesText = typeof cellPictures;

/** Sentences of predictions, by topic. */
export interface CheckTexts {
  readonly cell: typeof cellChecks;
  readonly training: typeof trainingChecks;
}

/** What comes with a figure or a panel, and in another language with its catalogue. */
interface FigureTexts {
  readonly backendPanel?: BackendPanelText;
  readonly training?: TrainingText;
  readonly frame?: FrameText;
  readonly damagedLink?: DamagedLinkText;
  readonly curves?: CurvesText;
  readonly shapes?: ShapesText;
  readonly vanishing?: VanishingText;
  readonly microscope?: MicroscopeText;
  readonly model?: ModelText;
  readonly surgery?: SurgeryText;
  readonly receptiveField?: ReceptiveFieldText;
  readonly problems?: ProblemsText;
  readonly nextLetter?: NextLetterText;
  readonly notation?: NotationText;
  readonly activations?: ActivationsText;
  readonly cellKindWords?: CellKindWords;
  readonly cellPictures?: CellPicturesText;
  readonly race?: RaceText;
  readonly checks?: CheckTexts;
  readonly numbers?: NumberWords;
}

export type Catalogue = typeof en & FigureTexts;
