/** Sizes at which networks of different cells have about as many parameters. */

/**
 * The number of units whose parameter count comes nearest to `target`.
 * @param parametersOf  grows with the units
 */
export function matchedUnits(parametersOf: (units: number) => number, target: number): number {
  let units = 1;
  while (parametersOf(units + 1) <= target) units++;
  const [below, above] = [target - parametersOf(units), parametersOf(units + 1) - target];
  return Math.abs(below) <= above ? units : units + 1;
}
