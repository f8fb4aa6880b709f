/** One training run: runs, pauses, steps and goes back, and tells what happens meanwhile. */
import type { FaultPlace } from '#rnn/fault';
import type { ParameterSlot } from '#rnn/parameters';
import type { Snapshot, StepRecord } from '#rnn/training';
import { alone, type TakeTurn } from './fairTurns.ts';
import { isGoodRecord, locateFault, placeInParameters, placeInRecord, type Trainer } from './notANumber.ts';
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
      readonly place: FaultPlace;
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
  readonly #takeTurn: TakeTurn;
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
    takeTurn: TakeTurn,
    start: Snapshot,
  ) {
    this.#trainer = trainer;
    this.#layout = layout;
    this.#world = world;
    this.#takeTurn = takeTurn;
    this.#good = start;
    this.#proven = start;
  }

  /** @param takeTurn  the run's seat where others train on the same device */
  static async start(
    trainer: Trainer,
    layout: readonly ParameterSlot[],
    world: Surroundings,
    takeTurn: TakeTurn = alone,
  ): Promise<{ readonly session: Session; readonly snapshot: Snapshot }> {
    const snapshot = await trainer.readState();
    return { session: new Session(trainer, layout, world, takeTurn, snapshot), snapshot };
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
    const { records, milliseconds, snapshot } = await this.#takeTurn(async () => {
      const started = this.#world.now();
      this.#trainer.step();
      const records = await this.#trainer.readRecords();
      const milliseconds = this.#world.now() - started;
      return { records, milliseconds, snapshot: await this.#trainer.readState() };
    });
    await this.#report(records, [milliseconds], snapshot);
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

  get #ended(): boolean {
    return this.#stopping || this.trainStep >= this.#goal.untilStep;
  }

  async #loop(): Promise<void> {
    const { now, emit } = this.#world;
    let burst = 1;
    let records: StepRecord[] = [];
    let durations: number[] = [];
    let lastProgress = now();
    let due = now();
    let good = true;
    while (good && !this.#ended) {
      await this.#waitUntil(due);
      const turn = await this.#takeTurn(async () => {
        const made = await this.#makeSteps(burst, due);
        const toTell = now() - lastProgress >= progressInterval || !made.records.every(isGoodRecord);
        return { ...made, snapshot: toTell ? await this.#trainer.readState() : null };
      });
      due = turn.due;
      if (turn.steps > 0) durations.push(turn.milliseconds / turn.steps);
      burst = nextBurst(Math.max(1, turn.steps), turn.milliseconds, recordCapacity);
      records.push(...turn.records);
      if (turn.snapshot) {
        good = await this.#report(records, durations, turn.snapshot);
        records = [];
        durations = [];
        lastProgress = now();
      }
    }
    if (good && records.length > 0)
      good = await this.#report(records, durations, await this.#trainer.readState());
    // The goal may have been raised during the report.
    if (good && !this.#ended) return this.#loop();
    if (good && this.trainStep >= this.#goal.untilStep) emit({ kind: 'finished', trainStep: this.trainStep });
  }

  /** Waits for the moment at which a step is due; at full speed that is now. */
  async #waitUntil(due: number): Promise<void> {
    const { now, sleep } = this.#world;
    while (this.#goal.stepsPerSecond !== null && !this.#stopping && due > now())
      await sleep(Math.min(due - now(), longestSleep));
  }

  /** Makes at most `burst` of the steps that are due, and reads their records back. */
  async #makeSteps(burst: number, firstDue: number) {
    const { now, yieldToMessages } = this.#world;
    const started = now();
    let due = firstDue;
    let steps = 0;
    while (steps < burst && !this.#ended && (this.#goal.stepsPerSecond === null || due <= now())) {
      this.#trainer.step();
      steps += 1;
      due = this.#dueAfter(due);
      await yieldToMessages();
      if (now() - started >= progressInterval) break;
    }
    const records = await this.#trainer.readRecords();
    return { records, steps, due, milliseconds: now() - started };
  }

  /** When the step after the one due at `due` is due. Steps that waiting has cost are made up for, within a bound. */
  #dueAfter(due: number): number {
    const { stepsPerSecond } = this.#goal;
    const now = this.#world.now();
    return stepsPerSecond === null ? now : Math.max(due, now - progressInterval) + 1000 / stepsPerSecond;
  }

  /** Sends `progress`, or finds out what went wrong and says so. Returns whether all is well. */
  async #report(
    records: readonly StepRecord[],
    durations: readonly number[],
    snapshot: Snapshot,
  ): Promise<boolean> {
    const stepMilliseconds = durations.length > 0 ? median(durations) : 0;
    const spoilt = records.find((record) => !isGoodRecord(record));
    const place = spoilt ? placeInRecord(spoilt) : placeInParameters(this.#layout, snapshot.parameters);
    if (place === null) {
      if (snapshot.trainStep > this.#good.trainStep) this.#proven = this.#good;
      this.#good = snapshot;
      this.#world.emit({ kind: 'progress', records, stepMilliseconds, snapshot });
      return true;
    }
    const suspicion = {
      good: this.#good,
      proven: this.#proven,
      steps: snapshot.trainStep - this.#good.trainStep,
    };
    const fault = (await locateFault(this.#trainer, this.#layout, suspicion, this.#takeTurn)) ?? {
      // It did not come again, so its step is unknown to within the steps taken again; the weights are those before.
      trainStep: spoilt?.trainStep ?? snapshot.trainStep - 1,
      place,
      lastGood: this.#proven,
      records: [],
    };
    const { trainStep, lastGood } = fault;
    this.#trainer.restore(lastGood);
    this.#good = lastGood;
    this.#proven = lastGood;
    if (fault.records.length > 0) {
      this.#world.emit({ kind: 'progress', records: fault.records, stepMilliseconds, snapshot: lastGood });
    }
    this.#world.emit({ kind: 'notANumber', trainStep, place: fault.place, lastGood });
    return false;
  }
}
