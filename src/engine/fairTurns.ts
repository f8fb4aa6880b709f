/**
 * Shares one device among several runs by time, not by steps, so that a run with slow steps does not starve a quick one.
 *
 * Start-time fair queueing: device time is counted as if every run had a device of its own. A turn is tagged with the
 * time at which it could start there: where the turn before it ended, or, for a run that did not ask meanwhile, where
 * the turn under way started. The least tag goes first. So runs that always ask get equal time to within one turn, and
 * one that paused has saved nothing up.
 * Source: Goyal, Vin & Cheng 1996 (start-time fair queueing).
 */

/**
 * Does `work` when the run's turn has come, with no other run's turn under way, and answers what it answers; the turn
 * ends when `work` has. Rejects as `work` does.
 */
export type TakeTurn = <R>(work: () => Promise<R>) => Promise<R>;

/** For a run that has the device to itself. */
export const alone: TakeTurn = (work) => work();

interface Waiting {
  readonly tag: number;
  readonly begin: () => Promise<void>;
}

/**
 * @param now              milliseconds on any steady clock
 * @param yieldToMessages  resolves after all that waits in the worker's queue
 * @returns                a function that gives a new run its seat
 */
export function fairTurns(now: () => number, yieldToMessages: () => Promise<void>): () => TakeTurn {
  let waiting: readonly Waiting[] = [];
  let clock = 0;
  let serving = false;

  async function serve(): Promise<void> {
    serving = true;
    for (;;) {
      // The run whose turn has just ended asks for its next one before that is given away.
      await yieldToMessages();
      if (waiting.length === 0) break;
      const next = waiting.reduce((first, other) => (other.tag < first.tag ? other : first));
      waiting = waiting.filter((other) => other !== next);
      clock = next.tag;
      await next.begin();
    }
    serving = false;
  }

  return () => {
    let ended = 0;
    return (work) =>
      new Promise((resolve, reject) => {
        const tag = Math.max(clock, ended);
        const begin = async () => {
          const started = now();
          try {
            resolve(await work());
          } catch (error) {
            reject(error);
          } finally {
            ended = tag + now() - started;
          }
        };
        waiting = [...waiting, { tag, begin }];
        if (!serving) void serve();
      });
  };
}
