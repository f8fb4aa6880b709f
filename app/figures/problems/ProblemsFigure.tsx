/** Shapes of sequence problems: one diagram for all of them, with a real small example flowing through each. */
import { sequenceShapes } from '#rnn/sequenceShapes';
import { useProblemsText } from '../../i18n/problems.ts';
import { useAddressState } from '../../state/address.ts';
import { problemsAddress, problemsStart } from '../../state/problemsView.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import type { FigureProps } from '../registry.ts';
import { ProblemControls } from './ProblemControls.tsx';
import { ProblemOfShape } from './ProblemOfShape.tsx';
import parts from '../figureParts.module.css';
import { useProblemSource } from './useProblemSource.ts';

const emptyTable = { columns: [], rows: [] };

export default function ProblemsFigure({ settings }: FigureProps<'problems'>) {
  const text = useProblemsText();
  const [address, setAddress] = useAddressState(problemsAddress, problemsStart);
  const own = settings.shape ?? sequenceShapes[4];
  const shape = address.shape === 'own' ? own : address.shape;
  const state = useProblemSource(shape, address.drawn, address.gain);
  const controls = (
    <ProblemControls
      shape={shape}
      source={state.kind === 'ready' ? state.source : null}
      address={address}
      onAddress={setAddress}
    />
  );
  if (state.kind === 'ready')
    return (
      <ProblemOfShape source={state.source} address={address} onAddress={setAddress} controls={controls} />
    );
  const sentence = state.kind === 'failed' ? text.failed(state.message) : text.loading;
  return (
    <FigureFrame
      name="problems"
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
