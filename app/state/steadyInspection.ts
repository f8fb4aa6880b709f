/**
 * What the inspector answers while a control is dragged: one request at a time, and after each answer the newest one.
 * Every drag thus repaints as often as the inspector can answer, where cancelling would show nothing until it rests.
 */
import { useState } from 'react';
import type { InspectorCalls } from '#protocol/inspector';
import { useInspection, type InspectionState } from './inspection.ts';

/** @param wanted  the same object while nothing changed */
export function useSteadyInspection<Name extends keyof InspectorCalls>(
  name: Name,
  wanted: InspectorCalls[Name]['request'],
): InspectionState<Name> {
  const [asked, setAsked] = useState(wanted);
  const state = useInspection(name, asked);
  const answered = state.kind === 'failed' || (state.kind === 'ready' && state.request === asked);
  if (answered && asked !== wanted) setAsked(wanted);
  return state;
}
