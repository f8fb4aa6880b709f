/** The figures that lessons can show, by name: each is loaded when a lesson that shows it is opened. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { FigureName, FigureSettings } from '#lesson/vocabulary';

export interface FigureProps<Name extends FigureName> {
  /** As the lesson wrote them. */
  readonly settings: FigureSettings<Name>;
}

type FigureRegistry = {
  readonly [Name in FigureName]: LazyExoticComponent<ComponentType<FigureProps<Name>>>;
};

export const registry: FigureRegistry = {
  cell: lazy(() => import('./LessonCell.tsx')),
  training: lazy(() => import('../lab/Training.tsx')),
  curves: lazy(() => import('./curves/CurvesFigure.tsx')),
  shapes: lazy(() => import('./shapes/ShapesFigure.tsx')),
  vanishing: lazy(() => import('./vanishing/VanishingFigure.tsx')),
  microscope: lazy(() => import('./microscope/Microscope.tsx')),
  surgery: lazy(() => import('./surgery/SurgeryFigure.tsx')),
  receptiveField: lazy(() => import('./receptiveField/ReceptiveField.tsx')),
  problems: lazy(() => import('./problems/ProblemsFigure.tsx')),
  shuffled: lazy(() => import('./shuffled/ShuffledFigure.tsx')),
  nextLetter: lazy(() => import('./nextLetter/NextLetterFigure.tsx')),
  activations: lazy(() => import('./activations/ActivationsFigure.tsx')),
  forecast: lazy(() => import('./forecast/ForecastFigure.tsx')),
  trainingHistory: lazy(() => import('./trainingHistory/TrainingHistory.tsx')),
  copyDistance: lazy(() => import('./copyDistance/CopyDistance.tsx')),
  race: lazy(() => import('./race/RaceFigure.tsx')),
};

export function hasFigure(name: string): name is FigureName {
  return Object.hasOwn(registry, name);
}
