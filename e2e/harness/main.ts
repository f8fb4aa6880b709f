/** The page that runs the engine in a browser for parity, benchmarks and kernel checks. Tasks are loaded on demand. */
import { tasks } from './tasks.ts';

declare global {
  interface Window {
    runTask: (name: string, request: unknown) => Promise<unknown>;
  }
}

window.runTask = async (name, request) => {
  if (!Object.hasOwn(tasks, name)) throw new TypeError(`no task is named ${name}`);
  // Names and requests are paired by the types of `openHarness`; here they come from outside.
  const { run } = await tasks[name as keyof typeof tasks]();
  return run(request as never);
};
