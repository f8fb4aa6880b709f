/** The exercises that the page checks, by name; each is loaded with the lesson that sets it. */
import { createElement, lazy, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import type { ExerciseCheck } from '#lesson/vocabulary';

export interface CheckedExerciseProps {
  /** To be told what solves it, whenever something does; it is kept with the lesson’s other answers. */
  readonly onSolved: (answer: string | number) => void;
}

const checkedExercises: {
  readonly [Name in ExerciseCheck]: LazyExoticComponent<ComponentType<CheckedExerciseProps>>;
} = {
  countingNeuron: lazy(() => import('./CountingNeuron.tsx')),
};

export function checkedExercise(name: ExerciseCheck, props: CheckedExerciseProps): ReactNode {
  return createElement(checkedExercises[name], props);
}
