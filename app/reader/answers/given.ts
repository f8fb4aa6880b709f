/** What a learner commits to, and whether it is what turned out. */
import type { Turnout } from '../checks/check.ts';

export type Given =
  | { readonly answer: 'choice'; readonly outcome: string }
  | { readonly answer: 'number'; readonly value: number }
  /** Places from 0. */
  | { readonly answer: 'marks'; readonly places: readonly number[] }
  /** Heights of the drawing, place by place. */
  | { readonly answer: 'curve'; readonly values: readonly number[] };

/** As it is kept on the device. */
export function kept(given: Given): string | number | readonly number[] {
  switch (given.answer) {
    case 'choice':
      return given.outcome;
    case 'number':
      return given.value;
    case 'marks':
      return given.places;
    case 'curve':
      return given.values;
    default:
      return given satisfies never;
  }
}

/** Whether the answer counts as right; an answer of another kind never does. */
export function isRight(given: Given, turnout: Turnout): boolean {
  switch (given.answer) {
    case 'choice':
      return turnout.answer === 'choice' && given.outcome === turnout.outcome;
    case 'number':
      return turnout.answer === 'number' && Math.abs(given.value - turnout.value) <= turnout.tolerance;
    case 'marks': {
      if (turnout.answer !== 'marks') return false;
      const tooMany = given.places.filter((place) => !turnout.places.includes(place)).length;
      const tooFew = turnout.places.filter((place) => !given.places.includes(place)).length;
      return tooMany + tooFew <= turnout.allowed;
    }
    case 'curve': {
      if (turnout.answer !== 'curve' || turnout.values.length !== given.values.length) return false;
      const apart = given.values.reduce((sum, value, at) => sum + Math.abs(value - turnout.values[at]), 0);
      return apart / given.values.length <= turnout.tolerance;
    }
    default:
      given satisfies never;
      return false;
  }
}
