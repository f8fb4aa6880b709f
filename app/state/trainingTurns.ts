/**
 * One thing at a time: what a learner asks of the run and what a fault demands wait for one another, so that none
 * finds the run half changed.
 */
import { ConnectionClosedError } from '#protocol/channel';

let last: Promise<void> = Promise.resolve();

/**
 * Does `act` when all that was asked before is done. What fails is told to `onError`, except that the engine is gone:
 * whoever noticed that mends it, and `onInterrupted` may ask again.
 */
export function inTurn(
  act: () => Promise<void> | void,
  onError: (error: unknown) => void,
  onInterrupted: () => void = () => {},
): Promise<void> {
  last = last.then(act).catch((error: unknown) => {
    if (error instanceof ConnectionClosedError) onInterrupted();
    else onError(error);
  });
  return last;
}
