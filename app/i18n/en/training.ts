/** What a learner reads in the training figure, in English. */
export const training = {};
