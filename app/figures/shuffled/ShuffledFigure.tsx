/** One sequence in two orders, read by a trained network with memory and without: which sequence, and which order. */
import { useShuffledText } from '../../i18n/shuffled.ts';
import { useAddressState } from '../../state/address.ts';
import { sequences, shuffledAddress, shuffledStart } from '../../state/shuffledView.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { FigureFrame } from '../FigureFrame.tsx';
import { useProblemSource } from '../problems/useProblemSource.ts';
import type { FigureProps } from '../registry.ts';
import parts from '../figureParts.module.css';
import { ShuffledControls } from './ShuffledControls.tsx';
import { ShuffledOfSource } from './ShuffledOfSource.tsx';
import styles from './ShuffledFigure.module.css';

const emptyTable = { columns: [], rows: [] };
/** The shape of the problem that the network of each sequence was taught. */
const shapes = { name: 'manyToOne', births: 'aligned' } as const;

export default function ShuffledFigure({ settings }: FigureProps<'shuffled'>) {
  const text = useShuffledText();
  const [address, setAddress] = useAddressState(shuffledAddress, shuffledStart);
  const sequence = address.sequence === 'own' ? (settings.sequence ?? 'name') : address.sequence;
  const state = useProblemSource(shapes[sequence], 0, 1);
  const source = state.kind === 'ready' ? state.source : null;
  const controls = (
    <>
      <div className={styles.sequence}>
        <ChoiceField
          label={text.sequence}
          value={sequence}
          options={sequences.map((value) => ({ value, text: text.sequences[value] }))}
          onChange={(value) => setAddress({ sequence: value, bar: 0 })}
        />
      </div>
      {source && <ShuffledControls source={source} address={address} onAddress={setAddress} />}
    </>
  );
  if (source)
    return <ShuffledOfSource source={source} address={address} onAddress={setAddress} controls={controls} />;
  const sentence = state.kind === 'failed' ? text.failed(state.message) : text.loading;
  return (
    <FigureFrame
      name="shuffled"
      title={text.title}
      caption={{ lead: sentence, rest: '' }}
      table={emptyTable}
      controls={controls}
    >
      <p className={parts.loading} role={state.kind === 'failed' ? 'alert' : undefined}>
        {sentence}
      </p>
    </FigureFrame>
  );
}
