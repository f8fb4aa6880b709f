/** What a learner reads in lessons and what stands in them, in English. */
export const reader = {};
