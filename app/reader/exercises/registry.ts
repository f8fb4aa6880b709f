/** The exercises that the page checks, by name; each is loaded with the lesson that sets it. */
import { createElement, lazy, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import type { ExerciseCheck } from '#lesson/vocabulary';

const checkedExercises: {
  readonly [Name in ExerciseCheck]: LazyExoticComponent<ComponentType>;
} = {
  countingNeuron: lazy(() => import('./CountingNeuron.tsx')),
};

export function checkedExercise(name: ExerciseCheck): ReactNode {
  return createElement(checkedExercises[name]);
}
