/** What a learner reads in the cell figure, in English. */
export const cell = {};
