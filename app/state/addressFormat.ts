/**
 * The address as text: `#/`, `#/figures`, `#/glossary`, `#/glossary/<term>`, `#/lesson/<name>` and `#/figure/<name>`, the last two with or without
 * `/<state>`, which is `key=value;key=value;end`. The final `end` tells a whole link from one that was cut off on its way; it is a word
 * because programs that turn text into links drop punctuation at the end.
 * Pure; app/state/address.ts connects it with the browser.
 */

/** Longest state that is read; a longer one was not made here. */
export const longestState = 4096;

const endMark = 'end';
const keyPattern = /^[a-z][a-zA-Z0-9]{0,31}$/;

export type AddressValues = Readonly<Record<string, string>>;

/** How a state differs from what this page writes. */
export type AddressDamage = 'cutOff' | 'unreadable' | 'tooLong' | 'foreign';

export type Page =
  | { readonly kind: 'home' }
  | { readonly kind: 'lesson'; readonly name: string }
  /** A figure alone. */
  | { readonly kind: 'figure'; readonly name: string }
  /** Every figure that has examples. */
  | { readonly kind: 'figures' }
  /** The whole glossary, at one of its terms or at its beginning. */
  | { readonly kind: 'glossary'; readonly term: string | null }
  | { readonly kind: 'unknown' };

export interface Address {
  readonly page: Page;
  readonly values: AddressValues;
  readonly damage: AddressDamage | null;
}

const nothing: AddressValues = {};

/** Values that could be read are kept even where the state is damaged; a state that is no state gives none. */
export function parseState(state: string): Pick<Address, 'values' | 'damage'> {
  if (state === '') return { values: nothing, damage: null };
  if (state.length > longestState) return { values: nothing, damage: 'tooLong' };
  const parts = state.split(';');
  const whole = parts.at(-1) === endMark;
  if (whole) parts.pop();
  const values: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const [key, encoded, ...rest] = part.split('=');
    const value = encoded === undefined || rest.length > 0 ? null : decode(encoded);
    if (!keyPattern.test(key) || value === null || Object.hasOwn(values, key)) {
      // The last part of a link that was cut off may be half a key or half an escape.
      if (!whole && index > 0 && index === parts.length - 1) break;
      return { values: nothing, damage: 'unreadable' };
    }
    values[key] = value;
  }
  return { values, damage: whole ? null : 'cutOff' };
}

/** The inverse of `parseState`; `''` for no values. */
export function formatState(values: AddressValues): string {
  const pairs = Object.entries(values).map(([key, value]) => `${key}=${encode(value)}`);
  return pairs.length === 0 ? '' : [...pairs, endMark].join(';');
}

/** @param hash  as `location.hash`: with or without `#` */
export function parseAddress(hash: string): Address {
  const path = hash.replace(/^#?\/?/, '');
  if (path === '') return { page: { kind: 'home' }, values: nothing, damage: null };
  if (path === 'figures') return { page: { kind: 'figures' }, values: nothing, damage: null };
  const [first, name, state = '', ...rest] = path.split('/');
  if (first === 'glossary' && state === '' && /^([a-z][a-z0-9-]*)?$/.test(name ?? ''))
    return { page: { kind: 'glossary', term: name || null }, values: nothing, damage: null };
  const pattern = first === 'lesson' ? /^[a-z0-9-]+$/ : /^[a-z][a-zA-Z0-9]*$/;
  if ((first === 'lesson' || first === 'figure') && pattern.test(name ?? '')) {
    // A slash is always escaped in a value, so a further segment is not ours.
    const { values, damage } = rest.length === 0 ? parseState(state) : parseState('/');
    return { page: { kind: first, name }, values, damage };
  }
  return { page: { kind: 'unknown' }, values: nothing, damage: null };
}

export function lessonAddress(name: string, values: AddressValues = nothing): string {
  return statefulAddress('lesson', name, values);
}

export function figureAddress(name: string, values: AddressValues = nothing): string {
  return statefulAddress('figure', name, values);
}

export function glossaryAddress(term: string): string {
  return `#/glossary/${term}`;
}

/** The address of a page that has a state, the inverse of `parseAddress`; null for one that has none. */
export function pageAddress(page: Page, values: AddressValues): string | null {
  return page.kind === 'lesson' || page.kind === 'figure'
    ? statefulAddress(page.kind, page.name, values)
    : null;
}

export function samePage(a: Page, b: Page): boolean {
  return a.kind === b.kind && nameOf(a) === nameOf(b);
}

const nameOf = (page: Page) =>
  page.kind === 'lesson' || page.kind === 'figure' ? page.name : page.kind === 'glossary' ? page.term : '';

function statefulAddress(kind: 'lesson' | 'figure', name: string, values: AddressValues): string {
  const state = formatState(values);
  return state === '' ? `#/${kind}/${name}` : `#/${kind}/${name}/${state}`;
}

/** Beyond encodeURIComponent: replaces lone surrogates, which it refuses, and escapes characters that end a link. */
function encode(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
