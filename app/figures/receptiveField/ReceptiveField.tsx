/** Receptive field: what one output is wired to, and what it feels, of convolutions and of a recurrent network. */
import { useMemo } from 'react';
import { derivativeNumber } from '#figures/derivativeNumber';
import { recurrentRow } from '#figures/fieldTree';
import {
  convolutionNetwork,
  fieldSize,
  multiplicationsPerStep,
  recurrentNetwork,
  seenSteps,
  type ConvolutionStack,
} from '#inspect/receptiveField';
import type { FieldRequest } from '#protocol/inspector';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { useReceptiveFieldText } from '../../i18n/receptiveField.ts';
import { useAddressState } from '../../state/address.ts';
import { dilationsOf, fieldAddress, fieldStart } from '../../state/fieldView.ts';
import { usePublishedValues } from '../../state/shownValues.ts';
import { useSteadyInspection } from '../../state/steadyInspection.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import type { FigureProps } from '../registry.ts';
import { FieldControls } from './FieldControls.tsx';
import { FieldPicture } from './FieldPicture.tsx';
import { fieldSlots } from './fieldSlots.ts';
import parts from '../figureParts.module.css';
import styles from './ReceptiveField.module.css';

export default function ReceptiveField(_props: FigureProps<'receptiveField'>) {
  const text = useReceptiveFieldText();
  const [address, setAddress] = useAddressState(fieldAddress, fieldStart);
  const { kernel, filters, activation, against, units, length, seed } = address;
  const dilationsText = dilationsOf(address).join();
  const request = useMemo(
    () => ({
      convolution: { kernel, dilations: dilationsText.split(',').map(Number), filters, activation },
      recurrent: { cell: against, units },
      length,
      seed,
    }),
    [kernel, dilationsText, filters, activation, against, units, length, seed],
  );
  const state = useSteadyInspection('field', request);
  // The picture is of what was computed; while a control is dragged it is a little behind.
  const shown = state.kind === 'ready' ? state : null;
  const shownRequest = shown?.request ?? null;
  const reading = shown?.reply ?? null;
  const published = useMemo(
    () =>
      shownRequest &&
      reading && {
        slots: fieldSlots(shownRequest.convolution, shownRequest.length),
        request: shownRequest,
        reading,
      },
    [shownRequest, reading],
  );
  usePublishedValues('receptiveField', published);
  const stack = (shown?.request ?? request).convolution;
  const T = shown?.request.length ?? length;
  const layers = stack.dilations.length;
  const node = {
    layer: Math.min(layers, address.layer),
    step: address.step === 0 ? T - 1 : Math.min(T, address.step) - 1,
  };
  const input = inputOf(node, stack);
  const seen = useMemo(() => new Set(seenSteps(stack, stack.dilations.length, T - 1)[0]), [stack, T]);
  const table = useMemo(
    () => ({
      columns: [text.table.step, text.table.convolution, text.table.recurrent, text.table.seen],
      rows: Array.from({ length: shown ? T : 0 }, (_, step) => [
        step + 1,
        shown?.reply.convolution[step] ?? NaN,
        shown?.reply.recurrent[step] ?? NaN,
        seen.has(step) ? text.table.yes : text.table.no,
      ]),
    }),
    [shown, seen, T, text],
  );
  return (
    <FigureFrame
      name="receptiveField"
      title={text.title}
      caption={
        shown
          ? text.caption(
              { layers, kernel: stack.kernel, field: fieldSize(stack), length: T },
              {
                step: input + 1,
                back: T - 1 - input,
                convolution: derivativeNumber(shown.reply.convolution[input], 3),
                recurrent: derivativeNumber(shown.reply.recurrent[input], 3),
                seen: shown.reply.convolution[input] !== 0,
              },
            )
          : { lead: text.loading, rest: '' }
      }
      table={table}
      controls={<FieldControls address={address} onAddress={setAddress} />}
      below={shown && <Costs request={shown.request} />}
    >
      {state.kind === 'failed' && (
        <p className={parts.notice} role="alert">
          {text.failed(state.message)}
        </p>
      )}
      {state.kind === 'loading' && <p className={parts.loading}>{text.loading}</p>}
      {shown && (
        <>
          {shown.reply.convolution.every((value) => value === 0) && (
            <p className={parts.notice} role="status">
              {text.deadNotice}
            </p>
          )}
          <FieldPicture
            stack={stack}
            T={T}
            reading={shown.reply}
            node={node}
            onNode={({ layer, step }) => setAddress({ layer, step: step + 1 })}
          />
        </>
      )}
    </FigureFrame>
  );
}

/** The input that the caption tells of: the one pointed at, or the earliest that the node pointed at sees. */
function inputOf(
  { layer, step }: { readonly layer: number; readonly step: number },
  stack: ConvolutionStack,
): number {
  if (layer === recurrentRow) return step;
  return seenSteps(stack, layer, step)[0][0];
}

function Costs({ request: { convolution, recurrent, length } }: { readonly request: FieldRequest }) {
  const { counts } = useReceptiveFieldText();
  const networks = [convolutionNetwork(convolution), recurrentNetwork(recurrent)];
  const number = (value: number) => value.toLocaleString('en').replaceAll(',', '\u202f');
  const rows: readonly (readonly [string, ...number[]])[] = [
    [counts.field, Math.min(length, fieldSize(convolution)), length],
    [counts.parameters, ...networks.map((spec) => parameterCount(networkLayout(spec)))],
    [counts.multiplications, ...networks.map(multiplicationsPerStep)],
    [counts.path, convolution.dilations.length + 1, length + 1],
  ];
  return (
    <table className={styles.costs}>
      <caption>{counts.title}</caption>
      <thead>
        <tr>
          <th scope="col">{counts.what}</th>
          <th scope="col">{counts.convolution}</th>
          <th scope="col">{counts.recurrent}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...values]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((value, k) => (
              <td key={k}>{number(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
