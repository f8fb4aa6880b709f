/** The figure of activations once its model and text are there. */
import { useMemo, type ReactNode } from 'react';
import type { LetterProperty } from '#inspect/letterProperties';
import { cells, type ActivationName } from '#rnn/cells';
import type { CharModel } from '#rnn/model';
import { useActivationsText } from '../../i18n/activations.ts';
import { useInspection } from '../../state/inspection.ts';
import type { ActivationsAddress } from '../../state/activationsView.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import parts from '../figureParts.module.css';
import { ActivationsView } from './ActivationsView.tsx';

interface Props {
  readonly model: CharModel;
  /** `[T]`, one or more. */
  readonly codes: Int32Array;
  readonly address: ActivationsAddress;
  readonly ownProperty: LetterProperty;
  readonly onAddress: (patch: Partial<ActivationsAddress>) => void;
  readonly controls: ReactNode;
  readonly notice: ReactNode;
}

export function ActivationsOfModel({ model, codes, address, notice, controls, ...rest }: Props) {
  const text = useActivationsText();
  const name = shownQuantity(address.quantity, model);
  const request = useMemo(() => ({ model, codes, name }), [model, codes, name]);
  const read = useInspection('activations', request);
  // What is shown is what was read: a newer text or model may be on its way.
  const shown = useMemo(() => {
    if (read.kind !== 'ready') return null;
    const { model: of, codes: codesRead } = read.request;
    return {
      model: of,
      units: read.reply,
      letters: Array.from(codesRead, (code) => of.spec.vocabulary[code]),
    };
  }, [read]);
  if (shown)
    return <ActivationsView {...rest} {...shown} address={address} notice={notice} controls={controls} />;
  const failed = read.kind === 'failed' ? text.failed(read.message) : null;
  return (
    <FigureFrame
      name="activations"
      title={text.title}
      caption={{ lead: failed ?? text.loading, rest: '' }}
      table={emptyTable}
      controls={controls}
    >
      {notice}
      {failed === null ? (
        <p className={parts.loading}>{text.loading}</p>
      ) : (
        <p className={parts.notice} role="alert">
          {failed}
        </p>
      )}
    </FigureFrame>
  );
}

const emptyTable = { columns: [], rows: [] };

/** The one asked for if the cell has it; else the first state that it carries on, where memory is. */
function shownQuantity(asked: ActivationName | 'own', { spec }: CharModel): ActivationName {
  const kind: { activations: readonly ActivationName[]; states: readonly ActivationName[] } =
    cells[spec.cell];
  return asked !== 'own' && kind.activations.includes(asked) ? asked : kind.states[0];
}
