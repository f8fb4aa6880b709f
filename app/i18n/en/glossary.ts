/** What a learner reads around the terms of the glossary, in English. */
export const glossary = {
  lede: 'Every term and symbol of the course, with the lesson that explains it. In lessons, dotted words open their meaning in place.',
  letters: 'Letters',
  definedIn: (number: number, title: string) => `Lesson ${number}: ${title}`,
  inGlossary: 'Open in the glossary',
  close: 'Close',
  notLoaded: 'The glossary could not be loaded just now. Try again in a moment.',
  unknown: 'The glossary has no term of this name. It may be called otherwise by now.',
};
