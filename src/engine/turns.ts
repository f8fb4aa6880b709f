/** Turn-taking in a worker: between steps and messages, and among calls. */

/** A promise that resolves after the messages that are waiting now; unlike `setTimeout`, without a delay of its own. */
export function messageYield(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}

/** Starts every call only when the one before it has been answered, however long that one waits. */
export function callsInTurn(): <R>(call: () => R | Promise<R>) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve();
  return (call) => {
    const answer = last.then(call);
    last = answer.catch(() => undefined);
    return answer;
  };
}
