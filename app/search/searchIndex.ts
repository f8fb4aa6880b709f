/** The index of search: how it is made while building, and how it is asked. Both sides must agree on its options. */
import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { SearchRecord } from '#lesson/searchRecords';

/** A record with a number of its own; the fields that are looked in are all texts. */
type Indexed = SearchRecord & { readonly id: number };

const options: Options<Indexed> = {
  fields: ['title', 'text'],
  // Whole records, so that a result has what it needs to be shown and gone to.
  storeFields: ['kind', 'lesson', 'lessonTitle', 'section', 'key', 'figure', 'title', 'text'],
};

/** The records as an index, ready to be written as JSON. */
export function indexOf(records: readonly SearchRecord[]): AsPlainObject {
  const index = new MiniSearch<Indexed>(options);
  for (const [id, record] of records.entries()) index.add({ ...record, id });
  return index.toJSON();
}

export interface Found {
  readonly record: SearchRecord;
  /** Words of the record that the query met, in small letters. */
  readonly words: readonly string[];
}

export interface SearchIndex {
  /** The best first; nothing for a query without letters. */
  find(query: string, most: number): readonly Found[];
}

/**
 * The index of what was indexed while building, with more records added.
 * @param json  of `indexOf`
 */
export function openIndex(json: string, more: readonly SearchRecord[]): SearchIndex {
  const index = MiniSearch.loadJSON<Indexed>(json, options);
  for (const [at, record] of more.entries()) index.add({ ...record, id: index.documentCount + at + 1e6 });
  return {
    find: (query, most) => {
      const ask = (combineWith: 'AND' | 'OR') =>
        index.search(query, {
          combineWith,
          boost: { title: 3 },
          // What is called as the whole query stands before the places that mention it; short texts, as definitions are,
          // would else stand before every lesson.
          boostDocument: (_, __, stored) =>
            String(stored?.['title']).toLowerCase() === query.toLowerCase()
              ? 2
              : stored?.['kind'] === 'term'
                ? 0.7
                : 1,
          prefix: (word, at, words) => at === words.length - 1 && word.length > 1,
          fuzzy: (word) => (word.length > 4 ? 0.2 : false),
        });
      const all = ask('AND');
      return (all.length > 0 ? all : ask('OR')).slice(0, most).map(({ match, ...stored }) => ({
        // What is stored is what was put in.
        record: stored as unknown as SearchRecord,
        words: Object.keys(match),
      }));
    },
  };
}
