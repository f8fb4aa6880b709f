/** What scripts do where no figure decides it. */

/** Read where no figure of the page shows a model of the kind. */
export const standing = { word: 'hello' } as const;

/** Updates that the script of a loop makes. */
export const loopUpdates = { languageModel: 100, forecast: 20 } as const;
