/** Fair race: up to four networks on one task, with the same seeds, batches and settings. */
import { useEffect, useMemo, useState } from 'react';
import { lastAnswers, raceSplit } from '#data/race';
import { spreadAt, type RaceLane } from '#figures/raceChart';
import type { InspectorCalls } from '#protocol/inspector';
import { useRaceText } from '../../i18n/race.ts';
import { useAddressState } from '../../state/address.ts';
import { useInspection } from '../../state/inspection.ts';
import { pauseRace, useRace } from '../../state/race.ts';
import { raceAddress, raceStart, setupOf } from '../../state/raceView.ts';
import { usePublishedValues } from '../../state/shownValues.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { FigureFrame } from '../FigureFrame.tsx';
import type { FigureProps } from '../registry.ts';
import { RaceChart, readAt } from './RaceChart.tsx';
import { RaceControls } from './RaceControls.tsx';
import { racedNetworks } from './racedNetworks.ts';
import { RaceResults } from './RaceResults.tsx';
import { raceSlots } from './raceSlots.ts';
import { fetchRecorded, liveRace, recordedRace, type Adding, type ShownRace } from './shownRace.ts';
import styles from './Race.module.css';

/** Where the last of the lanes ended, if all of them ended before a place. */
function endedBefore(lanes: readonly RaceLane[], at: number): number | null {
  const ended = Math.max(...lanes.map((lane) => lane.at.at(-1) ?? 0));
  return lanes.length > 0 && ended < at ? ended : null;
}

export default function RaceFigure({ settings }: FigureProps<'race'>) {
  const text = useRaceText();
  const start = useMemo(() => ({ ...raceStart, task: settings.task ?? raceStart.task }), [settings]);
  const [address, setAddress] = useAddressState(raceAddress, start);
  const { setup, entrants, runs, phase } = useRace();
  const recorded = useRecorded();
  // Nobody sees it any more: what has been trained stays until it goes on.
  useEffect(() => () => void (useRace.getState().phase === 'running' && pauseRace()), []);
  const race = useMemo<ShownRace | null>(() => {
    if (setup) return liveRace(setup, entrants, runs);
    return recorded === 'loading' || recorded === 'missing' ? null : recordedRace(recorded);
  }, [setup, entrants, runs, recorded]);
  const reaches = useReaches();
  const { task, cells, units, layers, match, seeds, rate, steps } = address;
  const ready = useMemo(() => {
    const chosen = setupOf({ task, cells, units, layers, match, seeds, rate, steps });
    return { setup: chosen, slots: raceSlots(chosen) };
  }, [task, cells, units, layers, match, seeds, rate, steps]);
  const networks = useMemo(() => (setup && race ? racedNetworks(race, reaches) : []), [setup, race, reaches]);
  const published = useMemo(
    () => ({ ...ready, finished: phase === 'finished', networks }),
    [ready, phase, networks],
  );
  usePublishedValues('race', published);
  const { axis, place } = address;
  const table = useMemo(() => {
    if (!race) return { columns: [text.table[axis]], rows: [] };
    const rows = Array.from({ length: 101 }, (_, k) => {
      const at = readAt(race, axis, k);
      const losses = race.entrants.flatMap(({ lanes }) => {
        const spread = spreadAt(lanes[axis], at);
        return spread ? [spread.median, spread.least, spread.greatest] : [NaN, NaN, NaN];
      });
      return [at, ...losses];
    });
    const columns = race.entrants.flatMap(({ cell }) => text.table.losses(text.shortKinds[cell]));
    return { columns: [text.table[axis], ...columns], rows };
  }, [race, axis, text]);
  const at = race ? readAt(race, axis, place) : 0;
  const caption = race
    ? text.caption(
        { task: race.task, axis, at, baseline: race.baseline },
        race.entrants.map(({ cell, lanes, out }) => ({
          name: text.shortKinds[cell],
          spread: spreadAt(lanes[axis], at),
          ended: endedBefore(lanes[axis], at),
          out,
        })),
      )
    : { lead: recorded === 'missing' ? text.noRecord : text.loading, rest: '' };
  return (
    <FigureFrame
      name="race"
      title={text.title}
      caption={caption}
      table={table}
      controls={<RaceControls address={address} onAddress={setAddress} />}
      below={
        race && (
          <RaceResults race={race} reaches={setup ? reaches : null} live={setup !== null} phase={phase} />
        )
      }
    >
      {race && (
        <>
          <div className={styles.head}>
            <p className={styles.provenance} data-provenance={setup ? 'live' : 'recorded'}>
              {setup && text.live(setup)}
              {!setup && recorded !== 'loading' && recorded !== 'missing' && text.recorded(recorded)}
            </p>
            <ChoiceField
              label={text.axis}
              value={axis}
              options={(['steps', 'time'] as const).map((value) => ({ value, text: text.axes[value] }))}
              onChange={(next) => setAddress({ axis: next })}
            />
          </div>
          <RaceChart race={race} axis={axis} place={place} onPlace={(next) => setAddress({ place: next })} />
        </>
      )}
    </FigureFrame>
  );
}

function useRecorded(): Adding | 'loading' | 'missing' {
  const [recorded, setRecorded] = useState<Adding | 'loading' | 'missing'>('loading');
  useEffect(() => {
    let current = true;
    void fetchRecorded().then((found) => {
      if (current) setRecorded(found ?? 'missing');
    });
    return () => {
      current = false;
    };
  }, []);
  return recorded;
}

/** Validation examples over which memory is measured. */
const measuredRows = 16;

/** How far back each network is felt, seed by seed, where the race rests; null while it does not. */
function useReaches(): readonly (readonly (number | null)[])[] | null {
  const { setup, entrants, runs, phase } = useRace();
  const rests = phase === 'paused' || phase === 'finished';
  const request = useMemo((): InspectorCalls['reach']['request'] | null => {
    if (!setup || !rests) return null;
    const { T, B, inputs, targets } = lastAnswers(raceSplit(setup.task, 1), measuredRows);
    const networks = runs.flatMap(({ entrant, snapshot }) =>
      snapshot ? [{ spec: entrants[entrant].spec, parameters: snapshot.parameters }] : [],
    );
    return networks.length === runs.length ? { networks, batch: { T, B, inputs }, targets } : null;
  }, [setup, entrants, runs, rests]);
  const state = useInspection('reach', request);
  if (state.kind !== 'ready' || state.request !== request) return null;
  return entrants.map((_, place) => state.reply.filter((_reach, k) => runs[k].entrant === place));
}
