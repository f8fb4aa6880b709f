/**
 * For tests: engine workers that speak the real protocol, train by counting, and die where a test says. The loss of a
 * step is made from the weights it starts from, so that a run that went on from a wrong state has other losses.
 */
import { connect, serve } from '#protocol/channel';
import type { EngineCalls, EngineEvent, RunGoal, RunName } from '#protocol/engine';
import { backendNames, type BackendName } from '#rnn/backends';
import type { Snapshot, StepRecord } from '#rnn/training';
import type { EngineWorker } from './workers.ts';

export type DeathCause = 'deviceLost' | 'workerDied';
/** `progress`: when it is due; all others: when the call has come in. */
export type DeathPoint = keyof EngineCalls | 'progress';

export interface Death {
  readonly at: DeathPoint;
  readonly cause: DeathCause;
}

/** The loss of the step that begins with these weights. */
export const countedLoss = (trainStep: number): number => 4 / (1 + trainStep);

/** Steps between two progress events. */
const stepsPerProgress = 3;

class CountedRun {
  goal: RunGoal | null = null;
  #weight: number;
  #told: number;

  constructor(
    from: Snapshot | null,
    readonly tell: (event: { records: readonly StepRecord[]; snapshot: Snapshot }) => void,
  ) {
    this.#weight = this.#told = from?.parameters[0] ?? 0;
  }

  get snapshot(): Snapshot {
    return {
      trainStep: this.#weight,
      parameters: Float32Array.of(this.#weight),
      moments: new Float32Array(2),
      state: new Float32Array(1),
      cursor: 0,
    };
  }

  step(): void {
    this.#weight += 1;
  }

  /** Tells of the steps that were not told of yet. */
  report(): void {
    if (this.#told === this.#weight) return;
    const records = Array.from({ length: this.#weight - this.#told }, (_, k) => ({
      trainStep: this.#told + k,
      lossNats: countedLoss(this.#told + k),
      gradientNorm: 1,
    }));
    this.#told = this.#weight;
    this.tell({ records, snapshot: this.snapshot });
  }

  restore(from: Snapshot): void {
    this.#weight = this.#told = from.parameters[0];
  }
}

/** What has been started, what was asked, and what is to die. */
export class FakeEngines {
  /** Backends in the order in which they were opened. */
  readonly opened: (BackendName | null)[] = [];
  readonly calls: string[] = [];
  /** The first dies first; each once. */
  deaths: Death[] = [];
  /** Answers nothing more, without a word. */
  hung = false;
  excluded: readonly BackendName[] = [];
  /** Ends the newest worker, whatever it does. */
  endNow: (cause: DeathCause) => void = () => {};

  /** Whether the next death is due; then it is over with this worker. */
  #isDue(at: DeathPoint): Death | null {
    if (this.deaths.at(0)?.at !== at) return null;
    return this.deaths.shift() ?? null;
  }

  readonly start = (onDeath: (detail: string) => void): EngineWorker => {
    const { port1, port2 } = new MessageChannel();
    const runs = new Map<RunName, CountedRun>();
    let backend: BackendName | null = null;
    let dead = false;
    const never = () => new Promise<never>(() => {});

    const die = (cause: DeathCause): void => {
      if (dead) return;
      if (cause === 'deviceLost') emit({ kind: 'deviceLost', backend: backend ?? 'webgpu', detail: 'gone' });
      dead = true;
      // The browser tells of it in a task of its own, after the messages that were sent before.
      if (cause === 'workerDied') setTimeout(() => onDeath('gone'), 2);
    };
    this.endNow = die;
    /** Dies, is silent, or answers. */
    const answer = async <R>(name: keyof EngineCalls, run: RunName | null, act: () => R | Promise<R>) => {
      this.calls.push(run === null ? name : `${name} ${run}`);
      if (name === 'open') {
        const { excluded } = this;
        backend = backendNames.find((name) => !excluded.includes(name)) ?? null;
        if (backend) emit({ kind: 'trying', backend });
      }
      const death = this.#isDue(name);
      if (death) die(death.cause);
      if (dead || this.hung) return never();
      return { reply: await act() };
    };
    const of = (name: RunName): CountedRun => {
      const run = runs.get(name);
      if (!run) throw new Error(`no run named ${name}`);
      return run;
    };
    const train = async (name: RunName, run: CountedRun) => {
      while (run.goal && run.snapshot.trainStep < run.goal.untilStep) {
        for (let k = 0; k < stepsPerProgress && run.snapshot.trainStep < run.goal.untilStep; k++) run.step();
        await new Promise((resolve) => setTimeout(resolve));
        const death = this.#isDue('progress');
        if (death) die(death.cause);
        if (dead || this.hung || !run.goal) return;
        run.report();
      }
      if (!run.goal) return;
      run.goal = null;
      emit({ kind: 'ofRun', run: name, event: { kind: 'finished', trainStep: run.snapshot.trainStep } });
    };

    const emit = serve<EngineCalls, EngineEvent>(port2, {
      open: ({ exclude }) => {
        this.excluded = exclude;
        return answer('open', null, () => {
          this.opened.push(backend);
          return { chosen: backend, forced: null, attempts: [] };
        });
      },
      create: ({ run, from }) =>
        answer('create', run, () => {
          const replaced = runs.get(run);
          if (replaced) replaced.goal = null;
          const tell = (told: Parameters<CountedRun['tell']>[0]) =>
            emit({ kind: 'ofRun', run, event: { kind: 'progress', stepMilliseconds: 1, ...told } });
          const created = new CountedRun(from, tell);
          runs.set(run, created);
          return { snapshot: created.snapshot };
        }),
      run: ({ run: name, ...goal }) =>
        answer('run', name, () => {
          const run = of(name);
          const resting = run.goal === null;
          run.goal = goal;
          if (resting) void train(name, run);
          return null;
        }),
      pause: ({ run: name }) =>
        answer('pause', name, () => {
          const run = of(name);
          run.goal = null;
          run.report();
          return { trainStep: run.snapshot.trainStep };
        }),
      step: ({ run: name }) =>
        answer('step', name, () => {
          const run = of(name);
          run.step();
          run.report();
          return { trainStep: run.snapshot.trainStep };
        }),
      restore: ({ run, snapshot }) =>
        answer('restore', run, () => {
          of(run).restore(snapshot);
          return null;
        }),
      close: ({ run }) =>
        answer('close', run, () => {
          runs.delete(run);
          return null;
        }),
    });
    port1.start();
    port2.start();
    const connection = connect<EngineCalls, EngineEvent>(port1);
    return {
      connection,
      terminate(reason) {
        dead = true;
        port1.close();
        connection.close(reason);
      },
    };
  };
}
