/** The values that were pushed, kept in the address, with what was done before and what was undone. */
import { useMemo, useState } from 'react';
import { mostPushes, parsePushes, pushesText, withPush, type Push } from '../../state/forecastView.ts';

export interface Pushes {
  readonly list: readonly Push[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** `dragged` ones of one step in a row are undone as one. */
  readonly push: (push: Push, dragged?: boolean) => void;
  /** Takes the push of a step away. */
  readonly release: (step: number) => void;
  readonly releaseAll: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Changes that are remembered. */
const longestHistory = 100;

/** @param pushed  as the address holds them */
export function usePushes(pushed: string, onPushed: (pushed: string) => void): Pushes {
  const list = useMemo(() => parsePushes(pushed) ?? [], [pushed]);
  const [past, setPast] = useState<readonly string[]>([]);
  const [future, setFuture] = useState<readonly string[]>([]);
  const [dragged, setDragged] = useState<number | null>(null);

  const become = (next: readonly Push[], drag: number | null = null) => {
    const text = pushesText(next);
    if (text === pushed) return;
    if (drag === null || drag !== dragged) setPast([...past, pushed].slice(-longestHistory));
    setDragged(drag);
    setFuture([]);
    onPushed(text);
  };
  const go = (target: string | undefined, from: 'past' | 'future') => {
    if (target === undefined) return;
    setPast(from === 'past' ? past.slice(0, -1) : [...past, pushed]);
    setFuture(from === 'past' ? [...future, pushed] : future.slice(0, -1));
    setDragged(null);
    onPushed(target);
  };
  return {
    list,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    push(one, drag = false) {
      const next = withPush(list, one);
      if (next.length <= mostPushes) become(next, drag ? one.step : null);
    },
    release: (step) => become(list.filter((one) => one.step !== step)),
    releaseAll: () => become([]),
    undo: () => go(past.at(-1), 'past'),
    redo: () => go(future.at(-1), 'future'),
  };
}
