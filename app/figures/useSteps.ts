/** Steps by the arrow keys, and where a figure stands in its word: so many steps a letter, forward and back. */
import { useContext, useEffectEvent, useLayoutEffect, type RefObject } from 'react';
import type { CellGraph } from '#figures/cellGraph';
import type { QuantityName } from '#rnn/quantities';
import { FigureRoot } from './figureRoot.ts';

export interface StepPlace {
  /** Letter, counted from 0. */
  readonly timeStep: number;
  readonly step: QuantityName;
  /** Step of all steps, counted from 0. */
  readonly index: number;
}

/** @param step  one that the cell does not have stands for its first */
export function placeAt({ steps }: CellGraph, timeStep: number, step: QuantityName): StepPlace {
  const within = Math.max(0, steps.indexOf(step));
  return { timeStep, step: steps[within], index: timeStep * steps.length + within };
}

/** The place of a step of all steps; beyond an end it is the end. */
export function placeOfIndex({ steps }: CellGraph, index: number, letters: number): StepPlace {
  const within = Math.min(Math.max(0, index), letters * steps.length - 1);
  const timeStep = Math.floor(within / steps.length);
  return { timeStep, step: steps[within % steps.length], index: within };
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

/** The figures on the page that step. */
const stepping = new Set<RefObject<HTMLElement | null>>();

/**
 * ArrowLeft and ArrowRight where nothing else uses them: in the figure that has the focus, and anywhere on the page
 * where it is the only one that steps. Call it inside of the figure's frame.
 */
export function useStepKeys(onStep: (by: 1 | -1) => void): void {
  const step = useEffectEvent(onStep);
  const root = useContext(FigureRoot);
  // A layout effect: a key pressed right after the figure has appeared must not be lost.
  useLayoutEffect(() => {
    stepping.add(root);
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const { target } = event;
      const focused = target instanceof Node && root.current?.contains(target) === true;
      if (!focused && stepping.size > 1) return;
      if (target instanceof Element && (target.closest(ownArrows) || scrollsSideways(target))) return;
      event.preventDefault();
      step(event.key === 'ArrowRight' ? 1 : -1);
    };
    document.addEventListener('keydown', listen);
    return () => {
      stepping.delete(root);
      document.removeEventListener('keydown', listen);
    };
  }, [root]);
}

/** A focused region that the arrow keys scroll, such as a wide formula or table. */
function scrollsSideways(target: Element): boolean {
  return (
    target.matches('[tabindex="0"]') &&
    target.scrollWidth > target.clientWidth &&
    target instanceof HTMLElement
  );
}
