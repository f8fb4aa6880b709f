/** Where a learner stands in the figure of squashing functions, and how the address says it. */
import * as v from 'valibot';
import type { AddressState } from './address.ts';
import { addressNumber } from './address.ts';
import { cellAddress } from './cellView.ts';

/** From the gate that is explained first. */
export const curveGates = ['forgetGate', 'inputGate', 'candidate', 'outputGate'] as const;
export type CurveGate = (typeof curveGates)[number];

/**
 * The line stands at the sum `at`; where that is empty, at the sum of a unit at a letter, both counted from 1; where these
 * are 0, at one that the figure chooses.
 */
export const curvesAddress = {
  word: cellAddress.word,
  gate: v.picklist(curveGates),
  letter: cellAddress.letter,
  unit: cellAddress.unit,
  at: v.union([v.literal(''), addressNumber(-10, 10)]),
} as const;

export type CurvesAddress = AddressState<typeof curvesAddress>;

const startAt = (gate: CurveGate): CurvesAddress => ({ word: '', gate, letter: 0, unit: 0, at: '' });

/** What a figure opens with, by the gate that its lesson names; an empty word stands for the lesson's own. */
export const curvesStart: Readonly<Record<CurveGate, CurvesAddress>> = {
  forgetGate: startAt('forgetGate'),
  inputGate: startAt('inputGate'),
  candidate: startAt('candidate'),
  outputGate: startAt('outputGate'),
};
