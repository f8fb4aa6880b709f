/** Bounds of the analysis that the page must know without loading it. */

/** Products of larger Jacobians take seconds. */
export const mostProductUnits = 64;
