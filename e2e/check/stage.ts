/** One stage of the whole test: a command whose output is shown as it comes and kept for counting. */
import { spawn } from 'node:child_process';

export interface Finished {
  readonly ok: boolean;
  readonly output: string;
}

/** Longer than any stage takes on two slow cores; what takes longer hangs. */
const timeLimitMilliseconds = 900_000;

/** Runs an npm tool. It never rejects: what cannot be started, is killed or takes too long has failed. */
export function runTool(
  args: readonly string[],
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
    const show = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString();
      stream.write(chunk);
    };
    child.stdout.on('data', show(process.stdout));
    child.stderr.on('data', show(process.stderr));
    const end = () => {
      if (child.pid !== undefined && !windows) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    };
    const timer = setTimeout(() => {
      console.error(`stopped after ${timeLimitMilliseconds / 1000} s`);
      end();
    }, timeLimitMilliseconds);
    // What the terminal sends reaches only this process's own group.
    const interrupt = () => {
      end();
      process.exit(130);
    };
    const signals = ['SIGINT', 'SIGTERM'] as const;
    for (const signal of signals) process.on(signal, interrupt);
    const finish = (ok: boolean) => {
      clearTimeout(timer);
      for (const signal of signals) process.off(signal, interrupt);
      resolve({ ok, output });
    };
    child.on('error', (error) => {
      console.error(error.message);
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}
