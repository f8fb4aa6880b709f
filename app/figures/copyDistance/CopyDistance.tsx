/** The recorded copy task: how often networks name the first symbol again, by how far back it lies. */
import { useEffect, useMemo, useState } from 'react';
import { meanOf } from '#figures/distanceChart';
import type { FigureTable } from '#figures/figureTable';
import { useCopyDistanceText } from '../../i18n/copyDistance.ts';
import type { CopyDistanceText } from '../../i18n/en.ts';
import { useAddressState } from '../../state/address.ts';
import { copyDistanceAddress, copyDistanceStart } from '../../state/copyDistanceView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { FigureFrame } from '../FigureFrame.tsx';
import parts from '../figureParts.module.css';
import type { FigureProps } from '../registry.ts';
import { CopyChart } from './CopyChart.tsx';
import styles from './CopyDistance.module.css';
import { fetchCopyResult, type CopyResult } from './recorded.ts';

const starts = {
  rnn: copyDistanceStart,
  all: { ...copyDistanceStart, networks: 'all' },
} as const;

export default function CopyDistance({ settings }: FigureProps<'copyDistance'>) {
  const text = useCopyDistanceText();
  const [address, setAddress] = useAddressState(copyDistanceAddress, starts[settings.networks ?? 'rnn']);
  const recorded = useRecorded();
  if (recorded === 'loading') return <p className={parts.loading}>{text.loading}</p>;
  if (recorded === 'missing')
    return (
      <p className={parts.notice} role="alert">
        {text.missing}
      </p>
    );
  return (
    <Recorded
      result={recorded}
      networks={address.networks}
      place={address.distance - 1}
      onNetworks={(networks) => setAddress({ networks })}
      onPlace={(place) => setAddress({ distance: place + 1 })}
    />
  );
}

function useRecorded(): CopyResult | 'loading' | 'missing' {
  const [recorded, setRecorded] = useState<CopyResult | 'loading' | 'missing'>('loading');
  useEffect(() => {
    let current = true;
    void fetchCopyResult().then((result) => {
      if (current) setRecorded(result ?? 'missing');
    });
    return () => {
      current = false;
    };
  }, []);
  return recorded;
}

interface Props {
  readonly result: CopyResult;
  readonly networks: 'rnn' | 'all';
  /** Which distance, from 0; beyond the last it is the last. */
  readonly place: number;
  readonly onNetworks: (networks: 'rnn' | 'all') => void;
  readonly onPlace: (place: number) => void;
}

function Recorded({ result, networks, place, onNetworks, onPlace }: Props) {
  const text = useCopyDistanceText();
  const rows = useMemo(
    () => result.rows.filter(({ cell }) => networks === 'all' || cell === 'rnn'),
    [result, networks],
  );
  const table = useMemo(() => tableOf(result, rows, text), [result, rows, text]);
  const [first] = rows;
  const at = Math.min(place, first.distances.length - 1);
  const { distance, accuracies } = first.distances[at];
  return (
    <FigureFrame
      name="copyDistance"
      title={text.title}
      caption={text.caption({
        name: text.networkName(first),
        distance,
        shares: accuracies,
        mean: meanOf(accuracies),
        chance: result.chance,
        letsGoAt: first.letsGoAt,
        others: rows.slice(1).map((row) => ({ name: text.networkName(row), letsGoAt: row.letsGoAt })),
      })}
      table={table}
      controls={
        <ChoiceField
          label={text.networks}
          value={networks}
          options={(['rnn', 'all'] as const).map((value) => ({ value, text: text.networkChoices[value] }))}
          onChange={onNetworks}
        />
      }
    >
      <p className={styles.provenance}>{text.recorded(result)}</p>
      <CopyChart rows={rows} chance={result.chance} place={at} onPlace={onPlace} />
    </FigureFrame>
  );
}

function tableOf(result: CopyResult, rows: CopyResult['rows'], text: CopyDistanceText): FigureTable {
  const { table } = text;
  return {
    columns: [table.network, table.distance, table.mean, ...result.seeds.map(table.run)],
    rows: rows.flatMap((row) =>
      row.distances.map(({ distance, accuracies }) => [
        table.row(text.networkName(row), distance),
        distance,
        meanOf(accuracies),
        ...accuracies,
      ]),
    ),
  };
}
