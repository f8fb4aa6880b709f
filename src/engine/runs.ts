/** The runs that one worker trains, by name. They share its device by time, and none waits for what another was asked. */
import type { ParameterSlot } from '#rnn/parameters';
import type { Snapshot } from '#rnn/training';
import { fairTurns, type TakeTurn } from './fairTurns.ts';
import type { Trainer } from './notANumber.ts';
import { Session, type SessionEvent, type Surroundings } from './session.ts';
import { callsInTurn } from './turns.ts';

/** A session's surroundings, but that events and failures say whose they are. */
export interface SharedSurroundings extends Pick<Surroundings, 'now' | 'yieldToMessages' | 'sleep' | 'fail'> {
  readonly emit: (run: string, event: SessionEvent) => void;
}

interface Place {
  readonly inTurn: ReturnType<typeof callsInTurn>;
  readonly takeTurn: TakeTurn;
  session: Session | null;
}

export class Runs {
  readonly #world: SharedSurroundings;
  readonly #newSeat: () => TakeTurn;
  readonly #places = new Map<string, Place>();

  constructor(world: SharedSurroundings) {
    this.#world = world;
    this.#newSeat = fairTurns(world.now, world.yieldToMessages);
  }

  /**
   * Begins a run, in place of one of the same name, which is closed first.
   * @param train  makes the trainer; called when the run before is closed
   * @returns      where it starts
   */
  create(run: string, train: () => Trainer, layout: readonly ParameterSlot[]): Promise<Snapshot> {
    const place = this.#places.get(run) ?? {
      inTurn: callsInTurn(),
      takeTurn: this.#newSeat(),
      session: null,
    };
    this.#places.set(run, place);
    return place.inTurn(async () => {
      await place.session?.close();
      place.session = null;
      const world = {
        ...this.#world,
        emit: (event: SessionEvent) => this.#world.emit(run, event),
      };
      const { session, snapshot } = await Session.start(train(), layout, world, place.takeTurn);
      place.session = session;
      return snapshot;
    });
  }

  /**
   * Does `act` with a run's session when all that was asked of that run before is done.
   * @throws Error when there is no run of that name
   */
  with<R>(run: string, act: (session: Session) => R | Promise<R>): Promise<R> {
    const place = this.#places.get(run);
    if (!place) return Promise.reject(noSuchRun(run));
    return place.inTurn(() => {
      if (!place.session) throw noSuchRun(run);
      return act(place.session);
    });
  }

  /** Ends a run and frees its tensors; nothing where there is none. */
  async close(run: string): Promise<void> {
    const place = this.#places.get(run);
    await place?.inTurn(async () => {
      await place.session?.close();
      place.session = null;
    });
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#places.keys()].map((run) => this.close(run)));
  }
}

const noSuchRun = (run: string) => new Error(`there is no run named ${run}: call create first`);
