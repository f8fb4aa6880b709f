/**
 * What the inspector answers about things that do not change, such as the weights of one moment of training: asked
 * once, one question at a time, and kept, so that going back to what was seen before asks nothing.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { ConnectionClosedError } from '#protocol/channel';
import type { InspectorCalls } from '#protocol/inspector';
import { sharedInspector } from './workers.ts';

export interface Question<Name extends keyof InspectorCalls> {
  /** What it is about; with it the answers are forgotten. */
  readonly about: object;
  /** What else the answer hangs on, as text. */
  readonly key: string;
  readonly request: InspectorCalls[Name]['request'];
}

export type Answer<Name extends keyof InspectorCalls> =
  | { readonly kind: 'answer'; readonly reply: InspectorCalls[Name]['reply'] }
  | { readonly kind: 'failed'; readonly message: string };

type Kept<Name extends keyof InspectorCalls> = WeakMap<object, Map<string, Answer<Name>>>;
const keptAnswers: { [Name in keyof InspectorCalls]?: Kept<Name> } = {};

function keptOf<Name extends keyof InspectorCalls>(name: Name): Kept<Name> {
  const kept: { [One in Name]?: Kept<Name> } = keptAnswers;
  return (kept[name] ??= new WeakMap());
}

async function ask<Name extends keyof InspectorCalls>(
  name: Name,
  request: InspectorCalls[Name]['request'],
): Promise<Answer<Name>> {
  const once = () => sharedInspector().call(name, request);
  try {
    // An inspector that died is replaced at the next call: asked once more, its successor answers.
    const reply = await once().catch((error: unknown) => {
      if (error instanceof ConnectionClosedError) return once();
      throw error;
    });
    return { kind: 'answer', reply };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * The answers there are, null where one is still to come. While some are missing they are asked for one by one, that of
 * `first` before the others.
 * @param questions  the same array while nothing changed
 * @param first      the index of the one that is looked at
 * @param most       answers that are kept about one thing; of more the oldest is forgotten
 * @returns          aligned with `questions`; the same array while nothing changed
 */
export function useKeptAnswers<Name extends keyof InspectorCalls>(
  name: Name,
  questions: readonly Question<Name>[],
  first: number,
  most: number,
): readonly (Answer<Name> | null)[] {
  const [arrived, setArrived] = useState(0);
  const asking = useRef(false);
  const mounted = useRef(true);
  const answers = useMemo(
    () => {
      const kept = keptOf(name);
      return questions.map(({ about, key }) => kept.get(about)?.get(key) ?? null);
    },
    // Each arrival changes what is kept.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [name, questions, arrived],
  );
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  useEffect(() => {
    if (asking.current) return;
    const missing = answers[first] === null ? first : answers.indexOf(null);
    if (missing < 0 || missing >= questions.length) return;
    const { about, key, request } = questions[missing];
    asking.current = true;
    void ask(name, request).then((answer) => {
      asking.current = false;
      const kept = keptOf(name);
      const ofThis = kept.get(about) ?? new Map<string, Answer<Name>>();
      if (ofThis.size >= most) ofThis.delete([...ofThis.keys()][0]);
      kept.set(about, ofThis.set(key, answer));
      if (mounted.current) setArrived((count) => count + 1);
    });
  }, [name, questions, first, most, answers]);
  return answers;
}
