/**
 * One thing at a time: what a learner asks of the run and what a fault demands wait for one another, so that none
 * finds the run half changed.
 */
import { ConnectionClosedError } from '#protocol/channel';

let last: Promise<void> = Promise.resolve();

/** How `act` ended is told to `onError`, except that the engine is gone: that is dealt with where it is noticed. */
export function inTurn(act: () => Promise<void> | void, onError: (error: unknown) => void): Promise<void> {
  last = last.then(act).catch((error: unknown) => {
    if (!(error instanceof ConnectionClosedError)) onError(error);
  });
  return last;
}
