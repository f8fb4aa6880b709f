/** What a race on this device is set to, who takes part at which size, and its start, pause and end. */
import { cellNames, type CellName } from '#rnn/cells';
import { mostEntrants, parseCells, raceEntrants, raceTasks } from '#data/race';
import { useRaceText } from '../../i18n/race.ts';
import { endRace, pauseRace, resumeRace, startRace, useRace } from '../../state/race.ts';
import { raceRanges, setupOf, type RaceAddress } from '../../state/raceView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { CountField } from '../CountField.tsx';
import { SelectField } from '../SelectField.tsx';
import buttons from '../../lab/controls.module.css';
import parts from '../figureParts.module.css';
import styles from './Race.module.css';

interface Props {
  readonly address: RaceAddress;
  readonly onAddress: (patch: Partial<RaceAddress>) => void;
}

type Seat = CellName | 'none';

export function RaceControls({ address, onAddress }: Props) {
  const text = useRaceText();
  const setup = setupOf(address);
  const seat = (place: number) => {
    const others = new Set(setup.cells.filter((_, k) => k !== place));
    const options: readonly Seat[] = [
      ...cellNames.filter((cell) => !others.has(cell)),
      ...(setup.cells.length > 1 || place > 0 ? (['none'] as const) : []),
    ];
    return (
      <SelectField<Seat>
        key={place}
        label={text.seat(place + 1)}
        value={setup.cells[place] ?? 'none'}
        options={options.map((value) => ({
          value,
          text: value === 'none' ? text.nobody : text.shortKinds[value],
        }))}
        onChange={(chosen) => {
          const cells = [...setup.cells];
          if (chosen === 'none') cells.splice(place, 1);
          else cells[Math.min(place, cells.length)] = chosen;
          if (parseCells(cells.join())) onAddress({ cells: cells.join() });
        }}
      />
    );
  };
  const count = (key: 'units' | 'steps') => (
    <CountField
      label={text[key]}
      value={address[key]}
      range={raceRanges[key]}
      notFitting={text.notFitting(raceRanges[key].low, raceRanges[key].high)}
      onChange={(value) => onAddress({ [key]: value })}
    />
  );
  const numbers = (key: 'layers' | 'seeds', most: number) => (
    <SelectField
      label={text[key]}
      value={address[key]}
      options={Array.from({ length: most }, (_, k) => ({ value: k + 1, text: `${k + 1}` }))}
      onChange={(value) => onAddress({ [key]: value })}
    />
  );
  return (
    <div className={styles.setup}>
      <div className={styles.controls}>
        <SelectField
          label={text.task}
          value={address.task}
          options={raceTasks.map((value) => ({ value, text: text.tasks[value] }))}
          onChange={(task) => onAddress({ task })}
        />
        {Array.from({ length: Math.min(mostEntrants, setup.cells.length + 1) }, (_, place) => seat(place))}
        {count('units')}
        {numbers('layers', 3)}
        <ChoiceField
          label={text.match}
          value={address.match}
          options={(['units', 'parameters'] as const).map((value) => ({ value, text: text.matches[value] }))}
          onChange={(match) => onAddress({ match })}
        />
        {numbers('seeds', 5)}
        <SelectField
          label={text.rate}
          value={address.rate}
          options={[...new Set([0.001, 0.003, 0.01, 0.03, 0.1, 1, address.rate])]
            .toSorted((a, b) => a - b)
            .map((value) => ({ value, text: `${value}` }))}
          onChange={(rate) => onAddress({ rate })}
        />
        {count('steps')}
      </div>
      <p className={styles.grid} data-testid="grid">
        {text.grid(raceEntrants(setup))}
      </p>
      <RaceButtons address={address} />
    </div>
  );
}

function RaceButtons({ address }: { readonly address: RaceAddress }) {
  const text = useRaceText();
  const phase = useRace((race) => race.phase);
  const problem = useRace((race) => race.problem);
  const rescues = useRace((race) => race.rescues);
  const raced = useRace((race) => race.setup);
  const wanted = setupOf(address);
  const changed = raced !== null && JSON.stringify(raced) !== JSON.stringify(wanted);
  const start = () => void startRace(wanted);
  return (
    <>
      <div className={buttons.row}>
        {phase === 'idle' ? (
          <button type="button" className={buttons.primary} onClick={start}>
            {text.start}
          </button>
        ) : (
          <>
            {phase === 'running' && (
              <button type="button" className={buttons.primary} onClick={() => void pauseRace()}>
                {text.pause}
              </button>
            )}
            {phase === 'paused' && (
              <button type="button" className={buttons.primary} onClick={() => void resumeRace()}>
                {text.resume}
              </button>
            )}
            <button type="button" className={buttons.button} onClick={start} disabled={phase === 'opening'}>
              {changed ? text.startChanged : text.startOver}
            </button>
            <button type="button" className={buttons.quiet} onClick={() => void endRace()}>
              {text.end}
            </button>
          </>
        )}
        <span className={styles.phase} data-phase={phase}>
          {text.phases[phase]}
        </span>
      </div>
      {problem !== null && (
        <p className={parts.notice} role="alert">
          {text.stopped(problem)}
        </p>
      )}
      {rescues > 0 && (
        <p className={parts.notice} role="status">
          {text.rescued(rescues)}
        </p>
      )}
    </>
  );
}
