/** One training run: runs, pauses, steps and goes back, and tells what happens meanwhile. */
import type { ParameterSlot } from '#rnn/parameters';
import type { Snapshot, StepRecord } from '#rnn/training';
import { badParameter, isGoodRecord, locateFault, type Trainer } from './notANumber.ts';
import { recordCapacity } from './optimizer.ts';
import { median, nextBurst } from './pace.ts';

export type SessionEvent =
  | {
      readonly kind: 'progress';
      readonly records: readonly StepRecord[];
      readonly stepMilliseconds: number;
      readonly snapshot: Snapshot;
    }
  | { readonly kind: 'finished'; readonly trainStep: number }
  | {
      readonly kind: 'notANumber';
      readonly trainStep: number;
      readonly where: string;
      readonly lastGood: Snapshot;
    };

/** What a session has of the outer world. */
export interface Surroundings {
  /** Milliseconds on any steady clock. */
  readonly now: () => number;
  /** Lets waiting messages be handled, then goes on at once. */
  readonly yieldToMessages: () => Promise<void>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly emit: (event: SessionEvent) => void;
  /** Something failed that no call waits for. */
  readonly fail: (error: unknown) => void;
}

export interface RunGoal {
  readonly untilStep: number;
  readonly stepsPerSecond: number | null;
}

/** Between two `progress` events, in milliseconds. */
const progressInterval = 250;
/** The longest wait in one piece, so that a pause is noticed in between. */
const longestSleep = 50;

export class Session {
  readonly #trainer: Trainer;
  readonly #layout: readonly ParameterSlot[];
  readonly #world: Surroundings;
  #goal: RunGoal = { untilStep: 0, stepsPerSecond: null };
  #stopping = false;
  /** Resolves when the loop has ended; null: not running. */
  #running: Promise<void> | null = null;
  /** The last state that was read back and found good. */
  #good: Snapshot;
  /** The last state before that which gave a finite loss and gradient. */
  #proven: Snapshot;

  private constructor(
    trainer: Trainer,
    layout: readonly ParameterSlot[],
    world: Surroundings,
    start: Snapshot,
  ) {
    this.#trainer = trainer;
    this.#layout = layout;
    this.#world = world;
    this.#good = start;
    this.#proven = start;
  }

  static async start(
    trainer: Trainer,
    layout: readonly ParameterSlot[],
    world: Surroundings,
  ): Promise<{ readonly session: Session; readonly snapshot: Snapshot }> {
    const snapshot = await trainer.readState();
    return { session: new Session(trainer, layout, world, snapshot), snapshot };
  }

  get trainStep(): number {
    return this.#trainer.trainStep;
  }

  /** Starts to run, or changes the goal of a run under way. */
  run(goal: RunGoal): void {
    this.#goal = goal;
    this.#running ??= this.#loop()
      .catch(this.#world.fail)
      .finally(() => {
        this.#running = null;
      });
  }

  /** Resolves after the step under way and its `progress`. */
  async pause(): Promise<void> {
    this.#stopping = true;
    await this.#running;
    this.#stopping = false;
  }

  /** Pauses, and makes one update. */
  async step(): Promise<void> {
    await this.pause();
    const started = this.#world.now();
    this.#trainer.step();
    const records = await this.#trainer.readRecords();
    await this.#report(records, [this.#world.now() - started]);
  }

  /** Goes on from `snapshot`, running if it was. */
  async restore(snapshot: Snapshot): Promise<void> {
    const wasRunning = this.#running !== null;
    await this.pause();
    this.#trainer.restore(snapshot);
    this.#good = snapshot;
    this.#proven = snapshot;
    if (wasRunning) this.run(this.#goal);
  }

  async close(): Promise<void> {
    await this.pause();
    this.#trainer.dispose();
  }

  async #loop(): Promise<void> {
    const { now, emit } = this.#world;
    let burst = 1;
    let records: StepRecord[] = [];
    let durations: number[] = [];
    let lastProgress = now();
    let due = now();
    let good = true;
    while (good && !this.#stopping && this.trainStep < this.#goal.untilStep) {
      const started = now();
      let waited = 0;
      let steps = 0;
      while (steps < burst && !this.#stopping && this.trainStep < this.#goal.untilStep) {
        const waiting = now();
        due = await this.#waitUntil(due);
        waited += now() - waiting;
        if (this.#stopping) break;
        this.#trainer.step();
        steps += 1;
        await this.#world.yieldToMessages();
        if (now() - started >= progressInterval) break;
      }
      const read = await this.#trainer.readRecords();
      const milliseconds = now() - started - waited;
      if (steps > 0) durations.push(milliseconds / steps);
      burst = nextBurst(Math.max(1, steps), milliseconds, recordCapacity);
      records.push(...read);
      good = read.every(isGoodRecord);
      if (!good || now() - lastProgress >= progressInterval) {
        good = await this.#report(records, durations);
        records = [];
        durations = [];
        lastProgress = now();
      }
    }
    if (good && records.length > 0) good = await this.#report(records, durations);
    // The goal may have been raised during the report.
    if (good && !this.#stopping && this.trainStep < this.#goal.untilStep) return this.#loop();
    if (good && this.trainStep >= this.#goal.untilStep) emit({ kind: 'finished', trainStep: this.trainStep });
  }

  /** Waits for the moment of the next step; returns that of the one after it. */
  async #waitUntil(due: number): Promise<number> {
    const { now, sleep } = this.#world;
    for (;;) {
      const { stepsPerSecond } = this.#goal;
      if (stepsPerSecond === null) return now();
      const left = due - now();
      if (left <= 0 || this.#stopping)
        return Math.max(due, now() - 1000 / stepsPerSecond) + 1000 / stepsPerSecond;
      await sleep(Math.min(left, longestSleep));
    }
  }

  /** Sends `progress`, or finds out what went wrong and says so. Returns whether all is well. */
  async #report(records: readonly StepRecord[], durations: readonly number[]): Promise<boolean> {
    const snapshot = await this.#trainer.readState();
    const stepMilliseconds = durations.length > 0 ? median(durations) : 0;
    if (records.every(isGoodRecord) && badParameter(this.#layout, snapshot.parameters) === null) {
      if (snapshot.trainStep > this.#good.trainStep) this.#proven = this.#good;
      this.#good = snapshot;
      this.#world.emit({ kind: 'progress', records, stepMilliseconds, snapshot });
      return true;
    }
    const steps = snapshot.trainStep - this.#good.trainStep;
    const fault = (await locateFault(this.#trainer, this.#layout, this.#good, this.#proven, steps)) ?? {
      // It did not come again, so its step is unknown to within the steps taken again; the weights are those before.
      trainStep: records.find((record) => !isGoodRecord(record))?.trainStep ?? snapshot.trainStep - 1,
      where: 'loss',
      lastGood: this.#proven,
      records: [],
    };
    const { lastGood } = fault;
    this.#trainer.restore(lastGood);
    this.#good = lastGood;
    this.#proven = lastGood;
    if (fault.records.length > 0) {
      this.#world.emit({ kind: 'progress', records: fault.records, stepMilliseconds, snapshot: lastGood });
    }
    this.#world.emit({ kind: 'notANumber', trainStep: fault.trainStep, where: fault.where, lastGood });
    return false;
  }
}
