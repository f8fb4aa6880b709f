import type { Turnout } from '../checks/check.ts';
import type { Given } from './given.ts';

/** What every way of answering is told. */
export interface AnswerProps {
  readonly given: Given | null;
  /** What the model did; null until it was asked. */
  readonly turnout: Turnout | null;
  readonly disabled: boolean;
  /** The element that asks. */
  readonly labelledBy: string;
  readonly onGive: (given: Given | null) => void;
}
