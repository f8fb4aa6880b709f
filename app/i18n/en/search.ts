/** What a learner reads in the search, in English. */
export const search = {
  title: 'Search',
  field: 'Search lessons, glossary and figures',
  results: 'Results',
  lesson: (number: number) => `Lesson ${number}`,
  term: 'Glossary',
  figure: 'Figure',
  count: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  nothing: (query: string) => `Nothing has “${query}” in it. Try another word, or fewer.`,
  loading: 'Loading the index…',
  notLoaded: 'The index could not be loaded just now. Try again in a moment.',
  keys: 'Arrow keys choose, Enter opens, Escape closes.',
  close: 'Close',
};
