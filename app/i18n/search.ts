/** The sentences of the search, in the language chosen. */
import { search } from './en/search.ts';
import type { SearchText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the page or panel; another language has its own in its catalogue. */
export const useSearchText = (): SearchText => useText().search ?? search;
