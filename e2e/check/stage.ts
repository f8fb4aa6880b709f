/** One stage of the whole test: a command whose output is kept for counting and shown, at once or when told. */
import { spawn } from 'node:child_process';

export interface Finished {
  readonly ok: boolean;
  readonly output: string;
}

/** Longer than any stage takes on two slow cores; what takes longer hangs. */
const timeLimitMilliseconds = 900_000;

/** Shows what a tool says, in the order in which it comes. */
export type Show = (text: string) => void;

/**
 * Runs an npm tool. It never rejects: what cannot be started, is killed or takes too long has failed.
 * @param show what becomes of its output, that of its errors included
 */
export function runTool(
  args: readonly string[],
  show: Show,
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const windows = process.platform === 'win32';
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
      shell: windows,
      // A group of its own, so that a stage that hangs can be ended with all it has started.
      detached: !windows,
    });
    let output = '';
    const take = (text: string) => {
      output += text;
      show(text);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const end = () => {
      if (child.pid !== undefined && !windows) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    };
    const timer = setTimeout(() => {
      show(`stopped after ${timeLimitMilliseconds / 1000} s\n`);
      end();
    }, timeLimitMilliseconds);
    // What the terminal sends reaches only this process's own group.
    const interrupt = () => {
      end();
      // Not before every stage under way has ended its own.
      setImmediate(() => process.exit(130));
    };
    const signals = ['SIGINT', 'SIGTERM'] as const;
    for (const signal of signals) process.on(signal, interrupt);
    const finish = (ok: boolean) => {
      clearTimeout(timer);
      for (const signal of signals) process.off(signal, interrupt);
      resolve({ ok, output });
    };
    child.on('error', (error) => {
      show(`${error.message}\n`);
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}
