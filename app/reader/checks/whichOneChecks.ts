/** Predictions about networks side by side, decided by the sizes that are set and by a race on this device. */
import { raceEntrants, type RaceSetup } from '#data/race';
import type { Spread } from '#figures/raceChart';
import type { CheckOf } from '#lesson/checks';
import { whichOne as words } from '../../i18n/en/checks/whichOne.ts';
import { useShownValues, type RacedNetwork } from '../../state/shownValues.ts';
import { tellingIn, type TopicChecks, type Verdict } from './check.ts';

type Need = 'figure' | 'ownRace' | 'threeCells' | 'someLoss';

const compared = ['rnn', 'gru', 'lstm'] as const;
type Compared = (typeof compared)[number];

type Of<Value> = readonly { readonly cell: Compared; readonly value: Value | null }[];

/** The slowest of all is no slower than the next if it takes less than this many times as long. */
const alikeBelow = 1.1;
const ratioWithin = 0.1;

/** Parameters of the three at the units that are set, whoever takes part. */
function countsAt(setup: RaceSetup) {
  return raceEntrants({ ...setup, cells: compared, match: 'units' }).map(({ parameters }) => parameters);
}

export function mostParameters(): Promise<
  Verdict<{ readonly counts: Of<number>; readonly units: number }, Need>
> {
  const { race } = useShownValues.getState();
  if (!race) return Promise.resolve({ kind: 'needs', need: 'figure' });
  const counts = countsAt(race.setup);
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'choice', outcome: compared[counts.indexOf(Math.max(...counts))] },
    evidence: { counts: compared.map((cell, k) => ({ cell, value: counts[k] })), units: race.setup.units },
  });
}

export function parameterRatio(): Promise<Verdict<{ readonly plain: number; readonly lstm: number }, Need>> {
  const { race } = useShownValues.getState();
  if (!race) return Promise.resolve({ kind: 'needs', need: 'figure' });
  const [plain, , lstm] = countsAt(race.setup);
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'number', value: lstm / plain, tolerance: ratioWithin },
    evidence: { plain, lstm },
  });
}

type Raced =
  | { readonly kind: 'raced'; readonly networks: readonly (readonly [Compared, RacedNetwork])[] }
  | { readonly kind: 'needs'; readonly need: 'figure' | 'ownRace' | 'threeCells' };

/** The three in a race of this device that is over. */
function finishedRace(): Raced {
  const { race } = useShownValues.getState();
  if (!race) return { kind: 'needs', need: 'figure' };
  if (!race.finished) return { kind: 'needs', need: 'ownRace' };
  const networks = compared.flatMap((cell) => {
    const network = race.networks.find((other) => other.cell === cell);
    return network ? [[cell, network] as const] : [];
  });
  return networks.length === compared.length
    ? { kind: 'raced', networks }
    : { kind: 'needs', need: 'threeCells' };
}

export function slowestUpdate(): Promise<Verdict<{ readonly milliseconds: Of<number> }, Need>> {
  const raced = finishedRace();
  if (raced.kind === 'needs') return Promise.resolve(raced);
  const milliseconds = raced.networks.map(([cell, network]) => ({ cell, value: network.stepMilliseconds }));
  const measured = milliseconds
    .flatMap(({ cell, value }) => (value === null ? [] : [{ cell, value }]))
    .toSorted((a, b) => b.value - a.value);
  if (measured.length < compared.length) return Promise.resolve({ kind: 'needs', need: 'ownRace' });
  const [slowest, next] = measured;
  const outcome = slowest.value < alikeBelow * next.value ? 'alike' : slowest.cell;
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'choice', outcome },
    evidence: { milliseconds },
  });
}

export function lowestLoss(): Promise<Verdict<{ readonly losses: Of<Spread> }, Need>> {
  const raced = finishedRace();
  if (raced.kind === 'needs') return Promise.resolve(raced);
  const losses = raced.networks.map(([cell, network]) => ({ cell, value: network.loss }));
  const ranked = losses
    .flatMap(({ cell, value }) => (value === null ? [] : [{ cell, value }]))
    .toSorted((a, b) => a.value.median - b.value.median);
  if (ranked.length === 0) return Promise.resolve({ kind: 'needs', need: 'someLoss' });
  const [best, ...others] = ranked;
  const overlaps = others.some(({ value }) => value.least <= best.value.greatest);
  return Promise.resolve({
    kind: 'decided',
    turnout: { answer: 'choice', outcome: overlaps ? 'undecided' : best.cell },
    evidence: { losses },
  });
}

const told = tellingIn((text) => text.checks?.whichOne ?? words);

export default {
  mostParameters: told(mostParameters, (say) => say.mostParameters),
  parameterRatio: told(parameterRatio, (say) => say.parameterRatio),
  slowestUpdate: told(slowestUpdate, (say) => say.slowestUpdate),
  lowestLoss: told(lowestLoss, (say) => say.lowestLoss),
} satisfies TopicChecks<CheckOf<'whichOne'>>;
