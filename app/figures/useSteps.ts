/** Where a figure stands in its word: six steps a letter, forward and back, by button, slider and arrow keys. */
import { useEffectEvent, useLayoutEffect } from 'react';
import { readingSteps } from '#figures/cellGraph';
import type { LstmActivationName } from '#rnn/cells';

export interface StepPlace {
  /** Letter, counted from 0. */
  readonly timeStep: number;
  readonly step: LstmActivationName;
  /** Step of all steps, counted from 0. */
  readonly index: number;
}

export function placeAt(timeStep: number, step: LstmActivationName): StepPlace {
  return { timeStep, step, index: timeStep * readingSteps.length + readingSteps.indexOf(step) };
}

/** The place of a step of all steps; beyond an end it is the end. */
export function placeOfIndex(index: number, letters: number): StepPlace {
  const within = Math.min(Math.max(0, index), letters * readingSteps.length - 1);
  const timeStep = Math.floor(within / readingSteps.length);
  return { timeStep, step: readingSteps[within % readingSteps.length], index: within };
}

/** What uses the arrow keys itself. */
const ownArrows =
  'input, select, textarea, [contenteditable]:not([contenteditable="false"]), dialog, ' +
  [
    'application',
    'combobox',
    'dialog',
    'grid',
    'listbox',
    'menu',
    'menubar',
    'radiogroup',
    'slider',
    'spinbutton',
    'tablist',
    'tree',
  ]
    .map((role) => `[role="${role}"]`)
    .join(', ');

/** ArrowLeft and ArrowRight, anywhere on the page where nothing else uses them. */
export function useStepKeys(onStep: (by: 1 | -1) => void): void {
  const step = useEffectEvent(onStep);
  // A layout effect: a key pressed right after the figure has appeared must not be lost.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const { target } = event;
      if (target instanceof Element && (target.closest(ownArrows) || scrollsSideways(target))) return;
      event.preventDefault();
      step(event.key === 'ArrowRight' ? 1 : -1);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** A focused region that the arrow keys scroll, such as a wide formula or table. */
function scrollsSideways(target: Element): boolean {
  return (
    target.matches('[tabindex="0"]') &&
    target.scrollWidth > target.clientWidth &&
    target instanceof HTMLElement
  );
}
