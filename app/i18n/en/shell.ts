/** What a learner reads around the lessons, in English. */
export const shell = {
  product: 'Unroll',
  skipToContent: 'Skip to the lesson',
};
