/** Mistakes in a lesson's text: values, not exceptions, so that an author sees all of them at once. */

export interface Problem {
  /** Counted from 1. */
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

/** Anything with a place in the source. */
interface Placed {
  readonly position?: { readonly start: { readonly line: number } } | undefined;
}

export class ProblemList {
  readonly problems: Problem[] = [];

  at(place: Placed | number, found: string, expected: string): void {
    const line = typeof place === 'number' ? place : (place.position?.start.line ?? 1);
    this.problems.push({ line, found, expected });
  }
}

/** `file:line: found …, expected …` */
export function formatProblem(file: string, { line, found, expected }: Problem): string {
  return `${file}:${line}: found ${found}, expected ${expected}`;
}
