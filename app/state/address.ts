/**
 * The address is the state: what a learner set in a lesson stands in the link, and opening the link sets it again.
 * One store holds the address's values as text; each part of the page reads its own keys through a schema. Writing
 * replaces the present entry of the history, a moment after the last change. Where several figures of one kind stand on
 * a page, each has a store of its own instead (`AddressScope`), which the browser's address does not show.
 */
import { createContext, useCallback, useContext, useEffect, useMemo } from 'react';
import * as v from 'valibot';
import { create, createStore, useStore, type StoreApi } from 'zustand';
import {
  lessonAddress,
  pageAddress,
  parseAddress,
  samePage,
  type Address,
  type AddressValues,
} from './addressFormat.ts';

export { figureAddress, glossaryAddress, lessonAddress } from './addressFormat.ts';

/** Milliseconds of quiet before the address is written: Safari allows 100 writes in 30 seconds. */
const quiet = 150;
/** Milliseconds that figures get to claim their keys before a key that nobody knows is called foreign. */
const claimTime = 2500;

type Primitive = string | number | boolean;

/** Reads text, gives a value; `String(value)` must read back as the same value. */
type FieldSchema<Value extends Primitive> = v.GenericSchema<string, Value>;

export type AddressSchema = Readonly<Record<string, FieldSchema<Primitive>>>;
export type AddressState<S extends AddressSchema> = {
  readonly [Key in keyof S]: v.InferOutput<S[Key]>;
};

/** A whole number within bounds. */
export function addressInteger(min: number, max: number): FieldSchema<number> {
  return v.pipe(v.string(), v.regex(/^-?\d{1,15}$/), v.transform(Number), v.minValue(min), v.maxValue(max));
}

/** A finite number within bounds. */
export function addressNumber(min: number, max: number): FieldSchema<number> {
  return v.pipe(
    v.string(),
    v.regex(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/),
    v.transform(Number),
    v.minValue(min),
    v.maxValue(max),
  );
}

/** Text of at most so many UTF-16 units. */
export function addressText(maxLength: number): FieldSchema<string> {
  return v.pipe(v.string(), v.maxLength(maxLength));
}

export function addressFlag(): FieldSchema<boolean> {
  return v.pipe(
    v.picklist(['true', 'false']),
    v.transform((text) => text === 'true'),
  );
}

interface AddressStore extends Address {
  /** Keys that some part of the page has claimed since the page was opened. */
  readonly claimed: ReadonlySet<string>;
  /** Prefixes of figures that are on the page but may not have come near yet. */
  readonly claimedPrefixes: ReadonlySet<string>;
}

export const useAddress = create<AddressStore>()(() => ({
  ...parseAddress(globalThis.location?.hash ?? ''),
  claimed: new Set<string>(),
  claimedPrefixes: new Set<string>(),
}));

/** Where the figures below read and write their state; by default the browser's address. */
export const AddressScope = createContext<StoreApi<AddressStore>>(useAddress);

/**
 * What stands before the keys of the figures below, so that figures of one lesson that have keys in common keep apart.
 * The keys of the figure that stays beside the text have nothing before them.
 */
export const AddressPrefix = createContext('');

/** Says that a figure with this prefix is on the page, before it is drawn. */
export function useClaimedPrefix(prefix: string): void {
  const scope = useContext(AddressScope);
  useEffect(() => {
    scope.setState(({ claimedPrefixes }) => ({ claimedPrefixes: new Set([...claimedPrefixes, prefix]) }));
  }, [scope, prefix]);
}

function prefixed(prefix: string, key: string): string {
  return prefix === '' ? key : `${prefix}${key.charAt(0).toUpperCase()}${key.slice(1)}`;
}

/** A store for `AddressScope` that starts from these values. */
export function addressScope(values: AddressValues): StoreApi<AddressStore> {
  return createStore(() => ({
    page: { kind: 'unknown' },
    values,
    damage: null,
    claimed: new Set(),
    claimedPrefixes: new Set(),
  }));
}

/** The address of a lesson’s section, '' for its beginning. In the lesson that is open, what was set in its figures stays. */
export function sectionAddress(lesson: string, section: string): string {
  const { page, values } = useAddress.getState();
  const kept = page.kind === 'lesson' && page.name === lesson ? values : {};
  const { section: _, ...others } = kept;
  return lessonAddress(lesson, section === '' ? others : { ...others, section });
}

/** The address as it was last read or written; another one is a link that was followed and not read yet. */
let knownHash = globalThis.location?.hash ?? '';
let pendingWrite: ReturnType<typeof setTimeout> | undefined;
let claimTimer: ReturnType<typeof setTimeout> | undefined;

/** Follows the browser's address from now on; call once. */
export function followAddress(): void {
  addEventListener('hashchange', () => {
    clearTimeout(pendingWrite);
    knownHash = location.hash;
    const next = parseAddress(knownHash);
    const { page } = useAddress.getState();
    useAddress.setState(
      samePage(page, next.page)
        ? { ...next, page }
        : { ...next, claimed: new Set<string>(), claimedPrefixes: new Set<string>() },
    );
    expectClaims();
  });
  expectClaims();
  // What was changed in the last moment is in the link of a page that is left or copied from.
  addEventListener('pagehide', writeAddress);
}

function writeAddress(): void {
  clearTimeout(pendingWrite);
  const { page, values } = useAddress.getState();
  // A link was followed since: what it leads to reads its own address.
  if (location.hash !== knownHash) return;
  const hash = pageAddress(page, values);
  if (hash === null || hash === location.hash) return;
  try {
    history.replaceState(history.state, '', hash);
    knownHash = location.hash;
  } catch {
    // The browser limits how often; the next change writes it.
  }
}

/** Takes the notice about a damaged link away. */
export function dismissDamage(): void {
  clearTimeout(claimTimer);
  useAddress.setState({ damage: null });
}

/** Calls the link foreign if, after a while, parts of it belong to nothing on the page. */
function expectClaims(): void {
  clearTimeout(claimTimer);
  claimTimer = setTimeout(() => {
    const { values, claimed, claimedPrefixes, damage } = useAddress.getState();
    const isForeign = (key: string) =>
      !claimed.has(key) && ![...claimedPrefixes].some((prefix) => key.startsWith(prefix));
    if (damage === null && Object.keys(values).some(isForeign)) useAddress.setState({ damage: 'foreign' });
  }, claimTime);
}

function readFields<S extends AddressSchema>(
  schema: S,
  defaults: AddressState<S>,
  values: AddressValues,
): { readonly state: AddressState<S>; readonly valid: boolean } {
  const state: Record<string, unknown> = { ...defaults };
  for (const [key, field] of Object.entries(schema)) {
    if (!Object.hasOwn(values, key)) continue;
    const result = v.safeParse(field, values[key]);
    // One value out of bounds makes the rest doubtful: this part opens from its start.
    if (!result.success) return { state: defaults, valid: false };
    state[key] = result.output;
  }
  // The one cast: the keys are the schema's own, each filled from its schema or from the defaults.
  return { state: state as AddressState<S>, valid: true };
}

/**
 * The part of the address that belongs to one figure. `schema` and `defaults` must be constants of the module:
 * their keys must be unlike those of any other figure in the same lesson, and what equals its default is left out
 * of the link. A value that the schema refuses is not taken. Text is kept well-formed (lone surrogates replaced).
 */
export function useAddressState<S extends AddressSchema>(
  schema: S,
  defaults: AddressState<S>,
): readonly [AddressState<S>, (patch: Partial<AddressState<S>>) => void] {
  const scope = useContext(AddressScope);
  const prefix = useContext(AddressPrefix);
  const values = useStore(scope, (s) => s.values);
  // Only this part's own text, as one string: other parts' changes then give the same state object.
  const own = JSON.stringify(Object.keys(schema).map((key) => values[prefixed(prefix, key)] ?? null));
  const { state, valid } = useMemo(() => {
    const texts = JSON.parse(own) as readonly (string | null)[];
    const entries = Object.keys(schema).flatMap((key, index) => {
      const text = texts[index];
      return text === null ? [] : [[key, text] as const];
    });
    return readFields(schema, defaults, Object.fromEntries(entries));
  }, [own, schema, defaults]);

  useEffect(() => {
    scope.setState(({ claimed, damage }) => ({
      claimed: new Set([...claimed, ...Object.keys(schema).map((key) => prefixed(prefix, key))]),
      damage: valid ? damage : (damage ?? 'unreadable'),
    }));
  }, [scope, prefix, schema, valid]);

  const setState = useCallback(
    (patch: Partial<AddressState<S>>) => {
      const before = scope.getState().values;
      const next: Record<string, string> = { ...before };
      for (const key of Object.keys(schema)) {
        const name = prefixed(prefix, key);
        if (patch[key] === undefined) {
          // A value that could not be read is dropped with the first change, as the notice about it says.
          if (!valid) delete next[name];
          continue;
        }
        const text = String(patch[key]);
        if (!v.is(schema[key], text)) continue;
        if (patch[key] === defaults[key]) delete next[name];
        else next[name] = text;
      }
      scope.setState({ values: next });
      if (scope !== useAddress) return;
      clearTimeout(pendingWrite);
      pendingWrite = setTimeout(writeAddress, quiet);
    },
    [scope, prefix, schema, defaults, valid],
  );

  return [state, setState] as const;
}
