/** The list of edits, kept in the address, with what was done before and what was undone. */
import { useMemo, useState } from 'react';
import type { Edit } from '#inspect/edits';
import { editsText, editTarget, mostEdits, parseEdits, type ListedEdit } from '../../state/surgeryView.ts';

export interface EditList {
  readonly list: readonly ListedEdit[];
  readonly full: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Makes an edit, in place of one of the same target; `dragged` ones in a row are undone as one. */
  readonly make: (edit: Edit, dragged?: boolean) => void;
  /** Takes the edit of the same target away. */
  readonly release: (edit: Edit) => void;
  readonly toggle: (place: number) => void;
  readonly remove: (place: number) => void;
  readonly clear: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Changes that are remembered. */
const longestHistory = 100;

export function useEditList(text: string, onText: (text: string) => void): EditList {
  const list = useMemo(() => parseEdits(text) ?? [], [text]);
  const [past, setPast] = useState<readonly string[]>([]);
  const [future, setFuture] = useState<readonly string[]>([]);
  const [dragged, setDragged] = useState<string | null>(null);

  const become = (next: readonly ListedEdit[], drag: string | null = null) => {
    const nextText = editsText(next);
    if (nextText === text) return;
    if (drag === null || drag !== dragged) setPast([...past, text].slice(-longestHistory));
    setDragged(drag);
    setFuture([]);
    onText(nextText);
  };
  return {
    list,
    full: list.length >= mostEdits,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    make(edit, drag = false) {
      const target = editTarget(edit);
      const before = list.findIndex((one) => editTarget(one.edit) === target);
      if (before < 0 && list.length >= mostEdits) return;
      const made: ListedEdit = { edit, on: true };
      const next = before < 0 ? [...list, made] : list.map((one, place) => (place === before ? made : one));
      become(next, drag ? target : null);
    },
    release: (edit) => become(list.filter((one) => editTarget(one.edit) !== editTarget(edit))),
    toggle: (place) => become(list.map((one, k) => (k === place ? { ...one, on: !one.on } : one))),
    remove: (place) => become(list.filter((_, k) => k !== place)),
    clear: () => become([]),
    undo() {
      const target = past.at(-1);
      if (target === undefined) return;
      setPast(past.slice(0, -1));
      setFuture([...future, text]);
      setDragged(null);
      onText(target);
    },
    redo() {
      const target = future.at(-1);
      if (target === undefined) return;
      setFuture(future.slice(0, -1));
      setPast([...past, text]);
      setDragged(null);
      onText(target);
    },
  };
}
