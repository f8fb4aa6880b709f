/** The backward pass under the microscope: where the learner stands is in the address, every number the inspector's. */
import { useMemo, useState } from 'react';
import { derivativeNumber } from '#figures/derivativeNumber';
import { useMicroscopeText } from '../../i18n/microscope.ts';
import type { MicroscopeText } from '../../i18n/en.ts';
import { useAddressState } from '../../state/address.ts';
import { useLetterOf } from '../../state/notation.ts';
import { modelChoice } from '../../state/modelChoice.ts';
import { microscopeAddress, microscopeStart, type MicroscopeAddress } from '../../state/microscopeView.ts';
import { BackwardLegend } from './BackwardLegend.tsx';
import { BackwardStrip } from './BackwardStrip.tsx';
import { DerivativeProof } from './DerivativeProof.tsx';
import { FigureFrame, type FigureCaption } from '../FigureFrame.tsx';
import { SubstituteNotice } from '../model/SubstituteNotice.tsx';
import { MicroscopeControls } from './MicroscopeControls.tsx';
import { microscopeTable } from './microscopeTable.ts';
import parts from '../figureParts.module.css';
import type { FigureProps } from '../registry.ts';
import { StepBack } from './StepBack.tsx';
import { readWord, shownWord, useMicroscope, type MicroscopeView } from './useMicroscope.ts';
import { useMicroscopeModel } from './useMicroscopeModel.ts';
import { usePublishedPass } from './usePublishedPass.ts';
import { useStepKeys } from '../useSteps.ts';

export default function Microscope({ settings }: FigureProps<'microscope'>) {
  const text = useMicroscopeText();
  const [address, setAddress] = useAddressState(microscopeAddress, microscopeStart);
  const choice = useMemo(() => modelChoice(address, settings), [address, settings]);
  const ownText = settings.word ?? 'remember';
  const typed = address.word === '' ? ownText : address.word;
  const loaded = useMicroscopeModel(choice);
  const model = loaded.kind === 'ready' ? loaded.model : null;
  const shown = model ? shownWord(typed, ownText, model).join('') : '';
  const state = useMicroscope(model, shown, address);
  const view = state.kind === 'ready' ? state.view : null;
  usePublishedPass(view);

  const notices = [
    ...(loaded.kind === 'ready' && loaded.otherCell ? [text.otherCell(loaded.otherCell)] : []),
    ...(model && readWord(typed, model).letters.length === 1 ? [text.tooShort(shown)] : []),
    ...(view?.misfit ? [text.misfit] : []),
  ];
  const caption = view ? captionOf(view, text) : { lead: text.loading, rest: '' };
  const letterOf = useLetterOf();
  const table = useMemo(
    () => (view ? microscopeTable(view, text, letterOf) : { columns: [], rows: [] }),
    [view, text, letterOf],
  );

  return (
    <FigureFrame
      name="microscope"
      title={text.title}
      caption={caption}
      table={table}
      controls={
        <MicroscopeControls
          address={address}
          choice={choice}
          model={model}
          typed={typed}
          shown={shown}
          unit={view?.place.unit ?? 0}
          from={view?.place.from ?? 0}
          onChange={setAddress}
        />
      }
    >
      {loaded.kind === 'ready' && <SubstituteNotice substitute={loaded.substitute} />}
      {notices.map((notice) => (
        <p key={notice} className={parts.notice} role="status">
          {notice}
        </p>
      ))}
      {state.kind === 'failed' && (
        <p className={parts.notice} role="alert">
          {text.failed(state.message)}
        </p>
      )}
      {view && <MicroscopeBody view={view} address={address} onChange={setAddress} />}
    </FigureFrame>
  );
}

interface BodyProps {
  readonly view: MicroscopeView;
  readonly address: MicroscopeAddress;
  readonly onChange: (patch: Partial<MicroscopeAddress>) => void;
}

function MicroscopeBody({ view, address, onChange }: BodyProps) {
  const { place, pass, letters } = view;
  const { timeStep } = place;
  const [choice, setChoice] = useState<'value' | 'weight'>('value');
  // What is being proved stands in the address; before that, what was pointed at last.
  const target = address.prove === 'no' ? choice : address.prove;
  const setTarget = (next: 'value' | 'weight') => {
    setChoice(next);
    if (address.prove !== 'no') onChange({ prove: next });
  };
  const step = (next: number) => onChange({ step: Math.min(pass.T - 1, Math.max(0, next)) + 1 });
  useStepKeys((by) => step(timeStep + by));
  return (
    <>
      <BackwardStrip
        view={view}
        weightChosen={target === 'weight'}
        wall={address.wall}
        onPlace={(t, row) => {
          setTarget(row === 'weight' ? 'weight' : 'value');
          onChange({ step: t + 1, ...(row !== 'weight' && { quantity: row }) });
        }}
        onWall={(wall) => onChange({ wall })}
      />
      <BackwardLegend wall={view.wall > 0} />
      <StepBack timeStep={timeStep} steps={pass.T} letter={letters[timeStep]} onStep={step} />
      <DerivativeProof
        view={view}
        address={address}
        target={target}
        onTarget={setTarget}
        onProve={onChange}
      />
    </>
  );
}

function captionOf(view: MicroscopeView, text: MicroscopeText): FigureCaption {
  const { place, selected, pass, letters, wall, weight } = view;
  const { timeStep, name, side, unit } = place;
  const where = {
    name,
    sum: side === 'preActivation',
    unit: unit + 1,
    step: timeStep + 1,
    steps: pass.T,
    letter: letters[timeStep],
    target: letters[timeStep + 1],
    later: laterPredictions(view),
  };
  const total = selected.total[timeStep];
  if (!Number.isFinite(total)) return text.captionNaN(where);
  const number = (value: number) => derivativeNumber(value, 3);
  const caption =
    total === 0
      ? text.captionZero(where)
      : text.caption(
          where,
          {
            direct: number(selected.direct[timeStep]),
            recurrent: number(selected.recurrent[timeStep]),
            total: number(total),
          },
          { sum: number(weight.sums[timeStep]), all: number(weight.sums[0]) },
        );
  if (wall === 0) return caption;
  const uncut = (selected.uncut ?? selected.total)[timeStep];
  return { lead: caption.lead, rest: caption.rest + text.captionWall(where, wall, number(uncut - total)) };
}

/** Predictions after this step that count and that no wall keeps from it. */
function laterPredictions({ pass: { T }, wall, place: { timeStep }, text }: MicroscopeView): number {
  const end = timeStep < wall ? wall : T;
  if (text.counted === 'every') return end - 1 - timeStep;
  return end === T && timeStep < T - 1 ? 1 : 0;
}
