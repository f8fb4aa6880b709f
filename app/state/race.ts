/**
 * The race that is run on this device: one run of the shared engine for every network and seed. They share the engine's
 * time in equal turns, and each counts the milliseconds of its own updates. What is needed to take a run up again lives
 * here, so that a lost device or a dead worker costs a moment and not the race.
 */
import { create } from 'zustand';
import type { BackendName } from '#rnn/backends';
import type { Snapshot } from '#rnn/training';
import { raceEntrants, raceSettings, raceSplit, type Entrant, type RaceSetup } from '#data/race';
import type { RunEvent } from '#protocol/engine';
import { createEngineLink, type EngineLink } from './engineLink.ts';
import { forcedBackend } from './forcedBackend.ts';
import { restWhileHidden } from './hiddenTab.ts';
import { appendTimed, emptyLane, rewound, type RaceRun } from './raceRun.ts';
import { sharedEngine } from './sharedEngine.ts';
import { inTurn } from './trainingTurns.ts';

export type RacePhase = 'idle' | 'opening' | 'running' | 'paused' | 'finished' | 'stopped';

interface RaceState {
  readonly phase: RacePhase;
  /** null: no race has been started. */
  readonly setup: RaceSetup | null;
  readonly entrants: readonly Entrant[];
  /** Network by network, its seeds one after the other. */
  readonly runs: readonly RaceRun[];
  readonly backend: BackendName | null;
  /** Why it stopped; null: it did not. */
  readonly problem: string | null;
  /** How often an engine was lost and another took the race up. */
  readonly rescues: number;
}

const idle: RaceState = {
  phase: 'idle',
  setup: null,
  entrants: [],
  runs: [],
  backend: null,
  problem: null,
  rescues: 0,
};

export const useRace = create<RaceState>(() => idle);
const state = () => useRace.getState();

/** Failures in a row, without a step between them, after which trying again is given up. */
const failuresLimit = 4;
/** Milliseconds between two pictures: a dozen runs report several times a second each. */
const publishInterval = 150;

let links: readonly EngineLink[] = [];
/** As the engine has told, ahead of what is shown. */
let runs: RaceRun[] = [];
let failuresInARow = 0;
let recovering = false;
let wanted = false;
let races = 0;
let publishing: ReturnType<typeof setTimeout> | null = null;

function publish(): void {
  publishing ??= setTimeout(show, publishInterval);
}

function show(): void {
  if (publishing !== null) clearTimeout(publishing);
  publishing = null;
  const done = runs.length > 0 && runs.every(({ fate }) => fate !== 'racing');
  if (done) wanted = false;
  useRace.setState({
    runs: [...runs],
    phase: done && state().phase !== 'stopped' ? 'finished' : state().phase,
  });
}

function hear(place: number, event: RunEvent): void {
  const run = runs[place];
  if (!run) return;
  switch (event.kind) {
    case 'progress':
      failuresInARow = 0;
      runs[place] = appendTimed(run, event.records, event.stepMilliseconds, event.snapshot);
      break;
    case 'finished':
      runs[place] = { ...run, fate: 'finished' };
      break;
    case 'notANumber':
      runs[place] = { ...run, fate: 'out', outAt: event.trainStep };
      break;
    default:
      event satisfies never;
  }
  publish();
}

/** Every run hears that the engine is gone; one of them mends it for all. */
function engineLost(): void {
  // What has been run is kept here: a race that is over needs no engine.
  if (recovering || runs.every(({ fate }) => fate !== 'racing')) return;
  recovering = true;
  useRace.setState({ phase: 'opening' });
  void inTurn(async () => {
    recovering = false;
    failuresInARow += 1;
    if (failuresInARow >= failuresLimit) {
      stopFor(new Error('the engine was lost again and again'));
      return;
    }
    useRace.setState({ rescues: state().rescues + 1 });
    runs = runs.map(rewound);
    await openAndCreate();
    await goOn();
  }, stopFor);
}

function stopFor(error: unknown): void {
  wanted = false;
  useRace.setState({ phase: 'stopped', problem: error instanceof Error ? error.message : String(error) });
}

/** Opens an engine and gives it every run that is still in the race, from where it stood. */
async function openAndCreate(): Promise<void> {
  const { setup, entrants } = state();
  if (!setup) return;
  const report = await links[0].open(forcedBackend());
  if (!report.chosen) throw new Error(report.attempts.map(({ name }) => name).join(', '));
  useRace.setState({ backend: report.chosen });
  for (const [place, link] of links.entries()) {
    const { seed, entrant, snapshot, fate } = runs[place];
    if (fate !== 'racing') continue;
    const first: Snapshot = await link.create({
      spec: entrants[entrant].spec,
      data: { kind: 'examples', examples: raceSplit(setup.task, seed).train },
      settings: raceSettings(seed, setup),
      from: snapshot,
    });
    runs[place] = { ...runs[place], snapshot: first };
  }
}

async function goOn(): Promise<void> {
  const { setup } = state();
  if (!setup) return;
  useRace.setState({ phase: wanted ? 'running' : 'paused' });
  if (!wanted) return;
  // All are told before any is waited for: none has a head start worth more than a turn.
  await Promise.all(
    links.map((link, place) =>
      runs[place].fate === 'racing'
        ? link.run({ untilStep: setup.steps, stepsPerSecond: null })
        : Promise.resolve(),
    ),
  );
}

async function endRuns(): Promise<void> {
  const ending = links;
  links = [];
  runs = [];
  await Promise.all(ending.map((link) => link.close()));
}

/** Begins a race, in place of the one before. */
export function startRace(setup: RaceSetup): Promise<void> {
  wanted = true;
  useRace.setState({ ...idle, phase: 'opening', setup, entrants: raceEntrants(setup) });
  return inTurn(async () => {
    await endRuns();
    failuresInARow = 0;
    races += 1;
    const { entrants } = state();
    runs = entrants.flatMap((_, entrant) =>
      Array.from({ length: setup.seeds }, (_, k) => emptyLane(entrant, k + 1)),
    );
    links = runs.map((_, place) =>
      createEngineLink(sharedEngine, `race ${races}, ${place}`, {
        onEvent: (event) => hear(place, event),
        onFailure: engineLost,
      }),
    );
    show();
    await openAndCreate();
    await goOn();
  }, stopFor);
}

export function pauseRace(): Promise<void> {
  wanted = false;
  return inTurn(async () => {
    await Promise.all(links.map((link) => link.pause()));
    show();
    if (state().phase === 'running') useRace.setState({ phase: 'paused' });
  }, stopFor);
}

export function resumeRace(): Promise<void> {
  wanted = true;
  return inTurn(goOn, stopFor);
}

/** Ends the race and forgets it. */
export function endRace(): Promise<void> {
  wanted = false;
  return inTurn(async () => {
    await endRuns();
    useRace.setState(idle);
  }, stopFor);
}

const together: Pick<EngineLink, 'suspend' | 'resume'> = {
  async suspend() {
    await Promise.all(links.map((link) => link.suspend()));
  },
  async resume() {
    await Promise.all(links.map((link) => link.resume()));
  },
};
restWhileHidden(
  document,
  together,
  (act) => inTurn(act, stopFor),
  () => {},
);
